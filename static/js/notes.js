// Saves a text while it is written, and never lets go of one that is not saved. Without this file the form has its button.
//
// A <form data-autosave="name of the field" data-keep="local | session" data-person="…"> has the hidden field `over` (the
// version that was read), and the parts of templates/meetings/_autosaved.html. It is answered in JSON:
//   200 {version, own, text, at, hint, guard, last}: `own` holds the text as it was sent, `version` and `text` what stands now
//   409 {version, text, last, lines: [[line, differs]]}: the same lines were changed elsewhere, and somebody must choose
//   422 {fault}
// Until the server has answered, the text is kept in the browser too, and offered when the page is opened again.
"use strict";

const PAUSE = 1500;
const FURTHEST = 30000; // between two tries without contact
const SMALL = 60000; // so much a browser carries on sending when the page is left

const LOST = "Inte sparat: ingen kontakt – texten finns kvar här och sparas när nätet är tillbaka.";
const SIGNED_OUT = "Inte sparat: du är utloggad. Texten finns kvar här. Logga in i en ny flik, så sparas den.";
const MET = "Inte sparat: samma rader är ändrade på två håll. Välj nedan vad som ska stå.";

for (const form of document.querySelectorAll("form[data-autosave]")) autosave(form);

function autosave(form) {
  const part = (name) => form.querySelector(`[data-${name}]`);
  const field = form.elements[form.dataset.autosave];
  const store = form.dataset.keep === "session" ? sessionStorage : localStorage;
  const key = `${form.dataset.autosave} ${form.dataset.person} ${new URL(form.action).pathname}`;
  let version = Number(form.elements.over.getAttribute("value"));
  let known = field.value = field.defaultValue; // the text of that version, as far as this page knows
  let timer, sending, tries = 0, composing = false;
  let choosing = false; // both texts are shown, and nothing is sent before somebody has chosen

  const unsaved = () => field.value !== known;
  const say = (words, fails = false) => {
    if (part("status").textContent !== words) part("status").textContent = words;
    part("status").classList.toggle("notes-fails", fails);
  };

  function typed() {
    remember();
    if (!choosing) later(PAUSE);
  }

  function later(pause) {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  }

  function remember() {
    try {
      if (unsaved()) store.setItem(key, JSON.stringify({ version, text: field.value }));
      else store.removeItem(key);
    } catch { /* full or forbidden: the text is still in the field */ }
  }

  async function save(choice = "") {
    clearTimeout(timer);
    if (sending || (choice ? false : choosing || !unsaved())) return;
    const sent = field.value;
    say("Sparas …");
    sending = send(sent, choice);
    const answer = await sending;
    sending = null;
    heard(answer, sent);
  }

  async function send(sent, choice, isSecond = false) {
    const body = new FormData(form);
    body.set("over", version);
    body.set("choice", choice);
    body.set(field.name, sent);
    const more = { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual" };
    try {
      const answer = await fetch(form.action, { ...more, keepalive: sent.length < SMALL / 3 });
      if (answer.status === 403 && !isSecond && await renew()) return await send(sent, choice, true);
      if ([200, 409, 422].includes(answer.status)) return { status: answer.status, ...await answer.json() };
      return { status: answer.type === "opaqueredirect" || answer.status === 403 ? 401 : answer.status };
    } catch {
      return { status: 0 };
    }
  }

  // Signed in anew in another tab, the page needs the new key of its forms.
  async function renew() {
    const answer = await fetch(location.href, { redirect: "manual" });
    if (!answer.ok) return false;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = fresh.querySelector("[name=csrfmiddlewaretoken]");
    for (const old of document.querySelectorAll("[name=csrfmiddlewaretoken]")) if (found) old.value = found.value;
    return Boolean(found);
  }

  function heard(answer, sent) {
    if (answer.status === 200) return saved(answer, sent);
    if (answer.status === 409) return met(answer);
    if (answer.status === 422) return say(`Inte sparat: ${answer.fault}`, true);
    if (answer.status === 404) return say("Inte sparat: texten går inte att ändra längre. Den finns kvar här.", true);
    say(answer.status === 401 ? SIGNED_OUT : LOST, true);
    later(Math.min(1000 * 2 ** tries++, FURTHEST));
  }

  function saved(answer, sent) {
    tries = 0;
    choosing = false;
    part("both").hidden = true;
    if (field.value === sent && !composing) {
      put(answer.text);
      [known, version] = [answer.text, answer.version];
    } else {
      [known, version] = [sent, answer.own]; // written on meanwhile: the next save is over what was just sent
    }
    remember();
    say(unsaved() ? "Sparas …" : `Sparat ${answer.at}`);
    tell(answer);
    if (unsaved()) later(PAUSE);
  }

  function tell({ last, hint, guard }) {
    if (part("last") && last) part("last").textContent = last;
    warn(form.parentElement.querySelector("[data-guard]"), guard);
    const box = form.parentElement.querySelector("[data-hint]");
    if (!box || hint === undefined) return;
    box.querySelector("[data-hint-words]").textContent = hint;
    box.hidden = !hint;
  }

  // What in the text points out a person. The text is saved all the same.
  function warn(box, found) {
    if (!box || found === undefined) return;
    box.querySelector("[data-guard-words]").replaceChildren(...found.map((words) => {
      const row = document.createElement("li");
      row.textContent = words;
      return row;
    }));
    box.hidden = !found.length;
  }

  function met(answer) {
    choosing = true;
    version = answer.version;
    known = null;
    remember();
    part("both-last").textContent = answer.last ? ` (${answer.last})` : "";
    part("theirs").replaceChildren(...answer.lines.map(([line, differs]) => {
      const row = document.createElement("p");
      row.classList.toggle("differs", differs);
      row.textContent = line || "\u00a0";
      return row;
    }));
    say(MET, true);
    const wasHidden = part("both").hidden;
    part("both").hidden = false;
    if (wasHidden && document.activeElement !== field) part("both").scrollIntoView({ block: "nearest" });
  }

  // Another text in the field, with the mark where it was.
  function put(text) {
    const before = field.value, places = [field.selectionStart, field.selectionEnd];
    if (before === text) return;
    const most = Math.min(before.length, text.length);
    let head = 0, tail = 0;
    while (head < most && before[head] === text[head]) head++;
    while (tail < most - head && before.at(-1 - tail) === text.at(-1 - tail)) tail++;
    const moved = (place) => (place <= head ? place : place >= before.length - tail ? place + text.length - before.length : head);
    field.value = text;
    if (document.activeElement === field) field.setSelectionRange(...places.map(moved));
  }

  // What somebody else wrote comes into a field where nothing is unsaved.
  function others({ detail }) {
    const notes = detail.notes;
    if (!notes) return;
    if (part("last") && notes.last) part("last").textContent = notes.last;
    if (notes.version <= version || sending || choosing || composing || unsaved()) return;
    put(notes.text);
    [known, version] = [notes.text, notes.version];
  }

  function offer() {
    let draft;
    try { draft = JSON.parse(store.getItem(key)); } catch { return; }
    if (!draft || draft.text === field.value) return void store.removeItem(key);
    part("draft").hidden = false;
    part("draft-take").addEventListener("click", () => {
      part("draft").hidden = true;
      field.value = draft.text;
      [known, version] = [null, draft.version];
      field.focus();
      save();
    });
    part("draft-drop").addEventListener("click", () => {
      part("draft").hidden = true;
      store.removeItem(key);
      field.focus();
    });
  }

  field.addEventListener("input", typed);
  field.addEventListener("blur", () => save());
  field.addEventListener("compositionstart", () => { composing = true; });
  field.addEventListener("compositionend", () => { composing = false; });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (unsaved()) save();
    else say("Allt är sparat.");
  });
  for (const button of form.querySelectorAll("[data-choice]")) {
    button.addEventListener("click", () => { save(button.dataset.choice); field.focus(); });
  }
  document.addEventListener("visibilitychange", () => document.hidden && save());
  addEventListener("pagehide", () => save());
  addEventListener("online", () => { tries = 0; save(); });
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    save();
  });
  if (form.hasAttribute("data-follows-others")) document.addEventListener("live:now", others);
  offer();
}
