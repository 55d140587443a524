// A page on which something is being made asks again until it is done. Without this, a link does the same.
"use strict";

const EVERY = 3000;
const place = document.querySelector("[data-waits]");

async function look() {
  try {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const made = page.querySelector("[data-made]");
    if (answer.ok && made && !page.querySelector("[data-waits]")) {
      place.querySelector("[data-made]").replaceWith(made);
      place.querySelector("[data-status]").textContent = "Filen är klar.";
      return;
    }
  } catch {
    // The network comes back or it does not; the link on the page is there.
  }
  setTimeout(look, EVERY);
}

if (place) setTimeout(look, EVERY);
