/* The buttons that use a key in the phone or the computer: allauth's own functions, told by the page which fields are whose.
   Where the browser knows no such keys the buttons stay hidden, and what stands beside them says what to do instead. */
"use strict";
if (window.PublicKeyCredential) {
  const forms = window.allauth.webauthn.forms;
  document.querySelectorAll("button[data-key]").forEach((button) => {
    const ids = { credential: button.dataset.credential, data: button.dataset.options };
    const ways = {
      add: () => forms.addForm({ ids: { ...ids, add: button.id, passwordless: "id_passwordless" } }),
      login: () => forms.loginForm({ ids: { credential: ids.credential, login: button.id } }),
      authenticate: () => forms.authenticateForm({ ids: { ...ids, authenticate: button.id } }),
    };
    button.hidden = false;
    ways[button.dataset.key]();
  });
  document.querySelectorAll("[data-without-key]").forEach((words) => { words.hidden = true; });
}
document.addEventListener("allauth.error", (event) => {
  const said = document.querySelector("[data-key-said]");
  if (!said) return;
  event.preventDefault();
  said.textContent = "Det blev ingen nyckel. Du kan försöka igen, eller välja ett annat sätt.";
});
