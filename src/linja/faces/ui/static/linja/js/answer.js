// Comfort only: an answer is saved while it is written. Without this file the Save button does the same.
// Two writers lose nothing: what only one of them has changed is joined by the server, and a part that both
// have changed stays in the form until the person has chosen.

const form = document.querySelector("form#answer[data-autosave]");
const state = document.getElementById("save-state");
const WAIT = 2500;
const RETRY = 10000;

let timer = 0;
let saving = false;
let again = false;
let leaving = false;

function controls() {
  return [...form.elements].filter((one) => one.name && !("beside" in one.dataset) && one.type !== "submit");
}

function say(kind, facts = {}) {
  let text = state.dataset[kind] || "";
  for (const [name, value] of Object.entries(facts)) text = text.replace(`{${name}}`, value);
  state.textContent = text;
  state.dataset.state = kind;
}

function body() {
  const data = new FormData();
  for (const one of controls()) data.append(one.name, one.value);
  return data;
}

function plan(wait = WAIT) {
  clearTimeout(timer);
  timer = setTimeout(save, wait);
}

// Fields that the person has left as they were when the save was sent take what now stands.
function take(sent, told) {
  const clashes = new Set(told.clashes);
  for (const [name, text] of Object.entries(told.texts)) {
    const field = form.elements[name];
    const base = form.elements[`base_${name}`];
    if (!field || clashes.has(name)) continue;
    const untouched = field.value === sent.get(name);
    if (untouched && document.activeElement !== field && field.value.trim() !== text) field.value = text;
    if (base) base.value = text;
  }
  const before = JSON.parse(form.elements.base_status.value || "{}");
  for (const [name, value] of Object.entries(told.status)) {
    const field = form.elements[name];
    if (field && field.value === sent.get(name) && field.value === (before[name] ?? "")) field.value = value;
  }
  form.elements.base_status.value = JSON.stringify(told.status);
  form.elements.revision.value = told.revision;
}

async function save() {
  if (leaving) return;
  if (saving) { again = true; return; }
  saving = true;
  clearTimeout(timer);
  const sent = body();
  say("saving");
  try {
    const answer = await fetch(form.action, { method: "POST", body: sent, headers: { "X-Autosave": "1" } });
    const told = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
    if (answer.ok && told.saved) {
      take(sent, told);
      if (told.clashes.length) say("clash", { by: told.by });
      else say("saved", { time: told.saved });
      if (told.messages.length) state.textContent += ` ${told.messages.join(" ")}`;
      if (!told.clashes.length) document.dispatchEvent(new CustomEvent("linja:saved"));
    } else {
      say("refused", { message: told.message || "" });
    }
  } catch {
    say("failed");
    plan(RETRY);
  }
  saving = false;
  if (again) { again = false; plan(500); }
}

if (form && state) {
  const written = (event) => {
    if (event.target.form === form && !("beside" in event.target.dataset)) { say("changed"); plan(); }
  };
  document.addEventListener("input", written);
  document.addEventListener("change", written);
  document.addEventListener("focusout", (event) => {
    if (event.target.form === form && state.dataset.state === "changed") plan(200);
  });
  form.addEventListener("submit", () => { leaving = true; clearTimeout(timer); });
}
