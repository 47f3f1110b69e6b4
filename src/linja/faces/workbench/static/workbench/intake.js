// Comfort for Read in: files can be dropped, line numbers go into fields, focus stays where it was.

// --- the review ---------------------------------------------------------------------------------------
let wroteIn = "flytt-linje";
let focusedId = "";

document.addEventListener("focusin", (event) => {
  if (event.target.matches("[data-takes-line]")) wroteIn = event.target.id;
});

// A click on a line number fills the field written in last (never leaves the page, unlike the link without script).
document.addEventListener("click", (event) => {
  const number = event.target.closest && event.target.closest("#desk .source-number");
  if (!number || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const field = document.getElementById(wroteIn) || document.querySelector("#desk [data-takes-line]");
  if (!field) return;
  event.preventDefault();
  const details = field.closest("details");
  if (details) details.open = true;
  field.value = number.dataset.line;
  field.focus();
});

// Keys work while the focus is on the desk, so that nobody who speaks to the machine presses them by mistake
// (WCAG 2.1.4). Each presses the visible control that names it.
function isWriting(element) {
  return element.isContentEditable || (element.matches("input, textarea, select") && element.type !== "radio");
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
  const desk = event.target instanceof HTMLElement && event.target.closest("#desk");
  if (!desk || isWriting(event.target)) return;
  const control = desk.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!control || control.disabled) return;
  event.preventDefault();
  if (control.matches("input")) control.focus();
  else control.click();
});

function showChosen() {
  const pane = document.querySelector("#desk .source");
  const line = pane && (pane.querySelector("[data-chosen]") || pane.querySelector('[data-role="requirement"]'));
  if (line) pane.scrollTop = Math.max(0, line.offsetTop - pane.clientHeight / 4);
  const list = document.querySelector("#desk .findings");
  const row = list && list.querySelector("[aria-current]");
  if (row && list.scrollHeight > list.clientHeight) list.scrollTop = row.offsetTop - list.offsetTop - list.clientHeight / 3;
}

document.addEventListener("htmx:beforeRequest", () => {
  focusedId = document.activeElement ? document.activeElement.id : "";
});
document.addEventListener("htmx:afterSettle", () => {
  if (!document.querySelector("#desk") || document.querySelector("#desk [data-focus]")) return;
  const same = focusedId && document.getElementById(focusedId);
  const target = same && !same.disabled ? same : document.getElementById("funn");
  if (target) target.focus({ preventScroll: true });
  showChosen();
});
showChosen();
const opened = document.getElementById("funn");
if (opened && document.activeElement === document.body && !location.hash) opened.focus({ preventScroll: true });

// --- the upload ---------------------------------------------------------------------------------------
const drop = document.querySelector("[data-drop]");
if (drop) {
  for (const name of ["dragenter", "dragover"]) drop.addEventListener(name, () => { drop.dataset.over = ""; });
  for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => { delete drop.dataset.over; });
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    if (event.target === drop || !event.dataTransfer.files.length) return;
    event.preventDefault();
    drop.files = event.dataTransfer.files;
    drop.focus();
  });
}
