// Moves items of an agenda by drag, or by the arrows without loading the page anew. The arrows work without this file.
//
// The page has <form method="post"> round <ol id="agenda-items" data-sortable data-url="…">, whose <li data-id="…"> hold
// a [data-handle] and two buttons <button name="up | down" value="…">. A move posts `order` (the ids with commas) to
// data-url, and the server answers with the list as it now stands, with new clock times. 409 refuses, with its reason.
// What happened is told in the page's [data-said role=status].
"use strict";

const spoken = document.querySelector("[data-said]");
let confirmed; // the list as the server last agreed to it
let posted = Promise.resolve(); // one move at a time, in the order they were made
let lastMove = 0; // only the answer to the latest move is shown

const list = () => document.getElementById("agenda-items");
const ids = () => [...list().children].map((item) => item.dataset.id);

function sortable() {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  Sortable.create(list(), {
    handle: "[data-handle]",
    animation: still ? 0 : 150,
    ghostClass: "agenda-ghost",
    onEnd: ({ item, oldIndex, newIndex }) => oldIndex !== newIndex && moved(item),
  });
}

function press(event) {
  const button = event.target.closest("#agenda-items button[name=up], #agenda-items button[name=down]");
  if (!button) return;
  event.preventDefault();
  const item = button.closest("li");
  const neighbour = button.name === "up" ? item.previousElementSibling : item.nextElementSibling;
  if (!neighbour) return;
  if (button.name === "up") neighbour.before(item);
  else neighbour.after(item);
  button.focus();
  moved(item);
}

function moved(item) {
  const move = ++lastMove;
  const order = ids();
  const place = order.indexOf(item.dataset.id) + 1;
  posted = posted.then(() => post(order)).then(
    (refusal) => show(move, refusal ? `${refusal} Ordningen är återställd.` : `Punkten flyttad till plats ${place}.`),
    () => show(move, "Servern svarar inte. Ordningen är återställd. Ladda om sidan och försök igen."),
  );
}

// Says nothing when all went well, otherwise why not.
async function post(order) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
  body.set("order", order.join(","));
  const response = await fetch(list().dataset.url, { method: "POST", body });
  const text = await response.text();
  if (response.status === 409) return text;
  const answer = new DOMParser().parseFromString(text, "text/html").getElementById("agenda-items");
  if (!response.ok || !answer) return "Det gick inte att spara. Ladda om sidan och försök igen.";
  confirmed = answer;
  return "";
}

function show(move, words) {
  if (move !== lastMove) return;
  if (Sortable.dragged) return void setTimeout(show, 200, move, words); // never under somebody's finger
  const button = list().contains(document.activeElement) ? document.activeElement : null;
  list().replaceWith(confirmed.cloneNode(true));
  sortable();
  if (button) list().querySelector(`button[name="${button.name}"][value="${button.value}"]`)?.focus();
  spoken.textContent = words;
}

if (list()) {
  confirmed = list().cloneNode(true);
  sortable();
  document.addEventListener("click", press);
}
