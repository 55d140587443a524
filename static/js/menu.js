// The menu of the person signed in opens by itself (details). This closes it for a press beside it, and for Escape.
"use strict";

const menu = document.querySelector("[data-menu]");

function close() {
  menu.open = false;
}

if (menu) {
  document.addEventListener("click", (event) => menu.contains(event.target) || close());
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    close();
    menu.querySelector("summary").focus();
  });
}
