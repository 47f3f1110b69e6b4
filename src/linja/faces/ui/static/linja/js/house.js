// Comfort only: every page works without this file.

// After an error the summary is what the reader needs first.
function focusSummary(root) {
  const summary = root.querySelector("[data-focus]");
  if (summary) summary.focus();
}

// Keys on lists marked with data-keys: j and k (or the arrows) move between rows marked with data-row.
function moveIn(list, step) {
  const rows = [...list.querySelectorAll("[data-row]")];
  if (rows.length === 0) return;
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[Math.min(Math.max(here + step, 0), rows.length - 1)];
  const target = next.matches("a, button, [tabindex]") ? next : next.querySelector("a, button, [tabindex]");
  if (target) target.focus();
}

function isWriting(element) {
  return element instanceof HTMLElement && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));
}

// A control with data-key="a" is pressed by that key. Keys work only while the focus is in an area marked
// with data-keys, so that nobody who speaks to the machine presses them by mistake (WCAG 2.1.4).
function press(area, key) {
  const control = area.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!control) return false;
  if (control.matches("input, textarea, select")) control.focus();
  else control.click();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
  const area = event.target instanceof Element ? event.target.closest("[data-keys]") : null;
  if (!area) return;
  if (event.key === "j" || event.key === "k") {
    moveIn(area, event.key === "j" ? 1 : -1);
    event.preventDefault();
  } else if (event.key.length === 1 && press(area, event.key)) {
    event.preventDefault();
  }
});

// What is marked with data-fold is open without script; on a small screen it starts closed.
const wide = matchMedia("(min-width: 64rem)");
function fold() {
  for (const one of document.querySelectorAll("details[data-fold]")) one.open = wide.matches;
}
wide.addEventListener("change", fold);
if (!wide.matches) fold();

// A menu of the bar closes by Escape, by a click elsewhere, and when the focus has left it.
function closeMenus(besides) {
  for (const one of document.querySelectorAll("details[name='house-menu'][open]")) if (!besides || !one.contains(besides)) one.open = false;
}
document.addEventListener("click", (event) => closeMenus(event.target));
document.addEventListener("focusin", (event) => closeMenus(event.target));
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details[name='house-menu'][open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// Before leaving a form marked with data-unsaved that has been written in, ask.
let unsaved = false;
document.addEventListener("input", (event) => {
  if (event.target.closest && event.target.closest("form[data-unsaved]")) unsaved = true;
});
document.addEventListener("submit", () => { unsaved = false; });
document.addEventListener("linja:saved", () => { unsaved = false; });
window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

document.addEventListener("htmx:afterSwap", (event) => focusSummary(event.target));
focusSummary(document);
