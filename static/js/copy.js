/* A button that copies a text. Without a clipboard the button stays hidden; the text can always be marked by hand. */
"use strict";
document.querySelectorAll("[data-copy]").forEach((button) => {
  const text = document.getElementById(button.dataset.copy);
  const said = document.querySelector("[data-copied]");
  if (!text || !navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.innerText);
      said.textContent = "Texten är kopierad.";
    } catch {
      window.getSelection().selectAllChildren(text);
      said.textContent = "Texten är markerad. Kopiera den med tangentbordet eller menyn.";
    }
  });
});
