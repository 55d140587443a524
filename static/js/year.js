// The plan of a year: each row says in words the day that its field shows. Without this file it says the day proposed.
"use strict";

const WEEKDAYS = ["sön", "mån", "tis", "ons", "tors", "fre", "lör"];
const MONTHS = ["jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"];

// The week of a day is the week of its Thursday, counted from the first of January.
function week(day) {
  const thursday = new Date(day);
  thursday.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7));
  return Math.ceil(((thursday - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 86400000 + 1) / 7);
}

function written(day) {
  return `${WEEKDAYS[day.getUTCDay()]} ${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]}, v. ${week(day)}`;
}

function follow(event) {
  const day = event.target.type === "date" && event.target.valueAsDate;
  if (!day) return;
  const row = event.target.closest("tr");
  row.querySelector("[data-day-written]").textContent = written(day);
  for (const field of row.querySelectorAll("[aria-label]")) {
    field.setAttribute("aria-label", `${field.getAttribute("aria-label").split(",")[0]}, ${written(day)}`);
  }
}

document.querySelector("form[data-year]")?.addEventListener("change", follow);
