// The inbox with the keyboard: j and k go between the reports, a letter takes the step that it stands for, once for each
// press: a key that is held down judges no report that nobody has read. Without this file the same buttons are there to
// press.
"use strict";

const rows = [...document.querySelectorAll("[data-inbox] [data-report]")];
let here = -1;

function go(number) {
  here = Math.max(0, Math.min(rows.length - 1, number));
  rows[here]?.focus();
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  const key = event.key.toLowerCase();
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  if (at >= 0) here = at;
  if (key === "j") go(here + 1);
  else if (key === "k") go(here - 1);
  else if (!event.repeat) rows[here]?.querySelector(`[data-key="${CSS.escape(key)}"]`)?.click();
}

if (rows.length) {
  addEventListener("keydown", pressed);
  go(0);
}
