// Saves each row of the roll as it is pressed. Without this file every row has a button of its own.
//
// A row is <form data-row="person"> with the radios `presence` and the lists `came_at` and `left_after`. A change posts
// the row; the answer tells how everybody stands, so what somebody else has pressed meanwhile is shown too. A row whose
// latest press is not saved says so, keeps what was pressed, and shows its button.
"use strict";

const spoken = document.querySelector("[data-said]");
const tally = document.querySelector("[data-tally]");
const rows = [...document.querySelectorAll("form[data-row]")];
const items = document.querySelector("template[data-items]");
const OUT_OF_REACH = "Inte sparat: ingen kontakt. Valet står kvar här. Tryck på Spara när nätet är tillbaka.";
const SIGNED_OUT = "Inte sparat: du är utloggad. Logga in i en ny flik och tryck sedan på Spara.";
const CLOSED = "Inte sparat: uppropet är stängt, eller så får du inte längre ändra det. Ladda om sidan.";

// One press at a time from each row; of those that come while it is on its way only the last is sent.
async function save(row) {
  row.wanted = true;
  if (row.busy) return;
  row.busy = true;
  say(row, "Sparas…", "saving");
  let fault = "";
  while (row.wanted) {
    row.wanted = false;
    fault = await post(row);
  }
  row.busy = false;
  if (fault) return say(row, fault, "fault");
  say(row, "Sparat", "saved");
  spoken.textContent = `${row.querySelector("[data-name]").textContent} sparat. ${tally.textContent}.`;
}

// Says nothing when all went well, otherwise why not.
async function post(row) {
  try {
    const headers = { Accept: "application/json" };
    const signal = AbortSignal.timeout(15000);
    const response = await fetch(row.action, { method: "POST", body: new FormData(row), headers, signal });
    if (response.redirected) return SIGNED_OUT;
    if (response.status === 404) return CLOSED;
    const told = await response.json();
    tally.textContent = told.tally;
    told.rows.forEach(show);
    return told.fault;
  } catch {
    return OUT_OF_REACH;
  }
}

// What stands, in the rows where nothing is on its way and nothing waits to be saved.
function show({ key, presence, came_at, left_after }) {
  const row = rows.find((each) => each.dataset.row === String(key));
  if (!row || row.busy || row.classList.contains("is-unsaved") || !presence) return;
  row.elements.presence.value = presence;
  row.elements.came_at.value = came_at ?? "";
  row.elements.left_after.value = left_after ?? "";
}

function say(row, words, how) {
  const place = row.querySelector("[data-row-said]");
  place.textContent = words;
  place.className = how === "fault" ? "invalid-feedback d-block" : "";
  row.classList.toggle("is-unsaved", how === "fault");
  if (how === "fault") spoken.textContent = words;
}

function fill(list) {
  const chosen = list.value;
  list.replaceChildren(items.content.cloneNode(true));
  list.value = chosen;
}

for (const row of rows) {
  row.querySelectorAll("select").forEach(fill);
  row.addEventListener("change", () => row.elements.presence.value && save(row));
  row.addEventListener("submit", (event) => {
    event.preventDefault();
    if (row.elements.presence.value) save(row);
  });
}
document.documentElement.classList.add("roll-live");
addEventListener("beforeunload", (event) => {
  if (rows.some((row) => row.busy || row.classList.contains("is-unsaved"))) event.preventDefault();
});
