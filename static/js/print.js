/* A button that prints the page. Without scripts it stays hidden; the browser's own menu prints as well. */
"use strict";
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
