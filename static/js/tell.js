// The form of a report: kept on the phone before it is sent, one's own position, places one has used. Without this file
// the form is sent as forms are.
"use strict";

const form = document.querySelector("[data-tell]");
const RECENT = "est-places", MOST = 4;

// Two digits; the clock of the phone as the form writes it.
function now() {
  const here = new Date();
  return new Date(here - here.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
}

function about() {
  const chosen = form.querySelector("[name=category]:checked");
  const where = form.elements.place_name.value || (form.elements.area.value && form.elements.area.selectedOptions[0].textContent) || "en punkt på kartan";
  return [chosen?.parentElement.textContent.trim(), where.trim(), new Date().toLocaleString("sv-SE").slice(0, 16)].filter(Boolean).join(", ");
}

// Where it was has been told in one way or another: the map follows.
function told() {
  form.dispatchEvent(new Event("est:where"));
}

function named() {
  form.elements.latitude.value = form.elements.longitude.value = form.querySelector("[data-position-said]").textContent = "";
  told();
}

// What no report can be without; the rest is asked by the server.
function lacking() {
  if (!form.querySelector("[name=category]:checked")) return "Välj vad som har hänt.";
  if (!["place_name", "area", "latitude"].some((name) => form.elements[name].value)) return "Säg var det hände.";
  return form.querySelector("[name=severity]:checked") ? "" : "Säg hur allvarligt det var.";
}

async function submit(event) {
  if (event.submitter?.name === "anyway") return;
  event.preventDefault();
  const missing = lacking();
  form.querySelector("[data-tell-fault]").textContent = missing;
  if (missing) return;
  form.elements.made_at.value ||= new Date().toISOString();
  const fields = [...new FormData(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && (value.size ?? 1));
  const report = { key: form.elements.key.value, owner: est.owner(), to: form.getAttribute("action"), fields, about: about() };
  const button = form.querySelector("[type=submit]:not([name])");
  button.disabled = true;
  try {
    await est.keep(report);
  } catch {
    return form.submit();  // nowhere to keep it: the form goes as it is
  }
  remember(form.elements.place_name.value);
  const told = navigator.onLine ? await est.send(report, false) : { fault: est.OUT_OF_REACH };
  button.disabled = false;
  if (told.taken) {
    await est.forget(report.key);
    location.assign(told.after);
  } else if (told.faults || told.alike) {
    await est.forget(report.key);
    form.submit();  // the page tells what is to be mended
  } else {
    if (told.refused) await est.keep({ ...report, refused: told.refused });
    await wait(told.fault);
  }
}

async function wait(why) {
  form.reset();
  form.elements.key.value = crypto.randomUUID();
  form.elements.made_at.value = form.elements.latitude.value = form.elements.longitude.value = "";
  form.elements.happened_at.value = now();
  for (const each of form.querySelectorAll("details[open]")) each.open = false;
  named();
  await est.show([], why);
  document.querySelector("[data-kept]").scrollIntoView();
  document.querySelector("[data-kept-said]").focus();
}

// What the server refused, back in the form; its key is the same. What was not ticked is not among what was kept.
async function mend({ detail: report }) {
  form.reset();
  for (const box of form.querySelectorAll("[type=checkbox]")) box.checked = false;
  for (const [name, value] of report.fields) {
    const control = form.elements[name];
    if (!control) continue;
    if (control.type === "file") {
      const files = new DataTransfer();
      files.items.add(value);
      control.files = files.files;
    } else if (control.type === "checkbox") control.checked = true;
    else control.value = value;
  }
  form.querySelector("[name=category]:checked")?.closest("details")?.setAttribute("open", "");
  form.querySelector("[data-position-said]").textContent = "";
  told();
  await est.forget(report.key);
  await est.show();
  form.scrollIntoView();
}

function remember(name) {
  if (!name) return;
  const names = [name, ...JSON.parse(localStorage.getItem(RECENT) ?? "[]").filter((each) => each !== name)];
  localStorage.setItem(RECENT, JSON.stringify(names.slice(0, MOST)));
}

function offerRecent() {
  const place = form.querySelector("[data-recent]");
  const known = new Set([...document.querySelectorAll("#platser option")].map((option) => option.value));
  const names = JSON.parse(localStorage.getItem(RECENT) ?? "[]").filter((name) => known.has(name));
  place.hidden = !names.length;
  place.replaceChildren(...names.map((name) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-secondary";
    button.textContent = name;
    button.addEventListener("click", () => {
      form.elements.place_name.value = name;
      named();
    });
    return button;
  }));
}

function offerPosition() {
  const place = form.querySelector("[data-position]"), said = form.querySelector("[data-position-said]");
  if (!navigator.geolocation) return;
  place.hidden = false;
  place.querySelector("button").addEventListener("click", () => {
    said.textContent = "Söker…";
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      form.elements.latitude.value = coords.latitude.toFixed(4);
      form.elements.longitude.value = coords.longitude.toFixed(4);
      form.elements.place_name.value = "";
      said.textContent = "Din position är vald. Den sparas som närmaste plats eller en ruta på 250 meter.";
      told();
    }, () => { said.textContent = "Positionen gick inte att få. Välj en plats i stället."; }, { timeout: 15000 });
  });
}

if (form) {
  if (!form.elements.happened_at.value || document.querySelector("[data-kept]").dataset.owner === "") {
    form.elements.happened_at.value = now();
    form.elements.key.value = crypto.randomUUID();
  }
  offerRecent();
  offerPosition();
  form.elements.place_name.addEventListener("input", named);
  form.addEventListener("submit", submit);
  document.addEventListener("est:mend", mend);
  const worker = document.querySelector("[data-worker]")?.dataset.worker;
  if (worker) navigator.serviceWorker?.register(worker).catch(() => {});
}
