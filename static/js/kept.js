// Reports that wait on this phone until they have been sent. Without this file a report is sent by the form alone.
//
// Each lies in IndexedDB under its key, with whose it is and where it goes. It is sent when there is a network and the
// same person is signed in (or holds the same link); the server makes one report of a key, however often it is sent. What
// the server refuses stays here and says why, and the rest goes on. `est` is what tell.js uses.
"use strict";

const est = (() => {
  const OUT_OF_REACH = "unreachable", SIGNED_OUT = "signed out";
  const REFUSALS = {
    404: "Den går inte att lämna härifrån längre.",
    413: "Den är för stor att skicka. Ta bort bilden eller välj en mindre.",
  };
  const box = document.querySelector("[data-kept]");

  const opened = new Promise((resolve, reject) => {
    const asked = indexedDB.open("est", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("reports", { keyPath: "key" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

  async function inStore(mode, act) {
    const store = (await opened).transaction("reports", mode).objectStore("reports");
    return new Promise((resolve, reject) => {
      const asked = act(store);
      store.transaction.oncomplete = () => resolve(asked.result);
      store.transaction.onerror = store.transaction.onabort = () => reject(store.transaction.error);
    });
  }

  const keep = (report) => inStore("readwrite", (store) => store.put(report));
  const forget = (key) => inStore("readwrite", (store) => store.delete(key));
  const all = () => inStore("readonly", (store) => store.getAll());

  // Whose they are: the page says it, but for the form that was kept for when there is no network. That form is for
  // whoever was signed in last, never for the one who answers for a link that many hold.
  function owner() {
    if (box?.dataset.owner && !("heldByMany" in box.dataset)) localStorage.setItem("est-owner", box.dataset.owner);
    return box?.dataset.owner || localStorage.getItem("est-owner") || "";
  }

  async function waiting() {
    const mine = owner();
    return (await all()).filter((report) => report.owner === mine);
  }

  const refusal = (status) => ({ refused: REFUSALS[status] ?? `Något gick fel (${status}). Den prövas igen när sidan öppnas nästa gång.` });

  // A token of now, for the page may be older than the sign-in; or what send says instead.
  async function token(to) {
    const answer = await fetch(to, { cache: "no-store", signal: AbortSignal.timeout(15000) });
    if (answer.redirected) return { fault: SIGNED_OUT };
    if (!answer.ok) return refusal(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (page.querySelector("[data-tell]")?.dataset.owner !== owner()) return { fault: SIGNED_OUT };
    return { fresh: page.querySelector("[data-tell] [name=csrfmiddlewaretoken]").value };
  }

  // What the server said: {taken, after}, {faults}, {alike} or {refused}, or by `fault` why it was not reached. One that
  // has waited is not asked about anew, and nobody is led to a page that thanks for it.
  async function send(report, late) {
    try {
      const { fresh, ...instead } = await token(report.to);
      if (!fresh) return instead;
      const body = new FormData();
      for (const [name, value] of report.fields) body.append(name, value);
      body.set("csrfmiddlewaretoken", fresh);
      if (late) body.set("anyway", "1");
      const headers = { "X-Kept": late ? "late" : "now" };
      const answer = await fetch(report.to, { method: "POST", body, headers, signal: AbortSignal.timeout(60000) });
      if (answer.redirected) return { fault: SIGNED_OUT };
      return answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : refusal(answer.status);
    } catch {
      return { fault: OUT_OF_REACH };
    }
  }

  let busy = false;
  async function sendAll(again) {
    if (busy) return;
    busy = true;
    const sent = [];
    let why = "";
    for (const report of await waiting()) {
      if (report.faults || (report.refused && !again)) continue;
      const told = await send(report, true);
      if (told.taken) sent.push(report), await forget(report.key);
      else if (why = told.fault) break;
      else await keep({ ...report, faults: told.faults, refused: told.refused });
    }
    busy = false;
    await show(sent, why);
  }

  const isAcute = (report) => report.fields.some(([name, value]) => name === "severity" && value === "4");

  async function show(sent = [], why = "") {
    if (!box) return;
    const reports = await waiting();
    box.hidden = !reports.length && !sent.length;
    box.querySelector("[data-kept-acute]").hidden = ![...reports, ...sent].some(isAcute);
    const words = [];
    if (sent.length) words.push(sent.length === 1 ? "Tack! En rapport har skickats." : `Tack! ${sent.length} rapporter har skickats.`);
    if (reports.length) words.push(reports.length === 1 ? "En rapport väntar på telefonen." : `${reports.length} rapporter väntar på telefonen.`);
    if (why === SIGNED_OUT) words.push("Logga in för att skicka.");
    if (why === OUT_OF_REACH) words.push("Inget nät just nu. De skickas när nätet är tillbaka.");
    box.querySelector("[data-kept-said]").textContent = words.join(" ");
    box.querySelector("[data-kept-send]").hidden = !reports.some((report) => !report.faults);
    box.querySelector("[data-kept-list]").replaceChildren(...reports.map(row));
  }

  function row(report) {
    const line = document.createElement("li"), button = document.createElement("button");
    line.className = "seat";
    const faulty = report.faults || report.refused;
    line.append(`${report.about}. `, report.faults ? `Behöver rättas: ${report.faults.join(" ")} ` : report.refused ? `Togs inte emot: ${report.refused} ` : "");
    button.type = "button";
    button.className = "btn btn-quiet";
    if (faulty && document.querySelector("[data-tell]")) {
      button.textContent = "Rätta";
      button.addEventListener("click", () => document.dispatchEvent(new CustomEvent("est:mend", { detail: report })));
    } else {
      button.textContent = `Ta bort ${report.about}`;
      button.addEventListener("click", async () => { await forget(report.key); await show(); });
    }
    line.append(button);
    return line;
  }

  box?.querySelector("[data-kept-send]").addEventListener("click", () => sendAll(true));
  addEventListener("online", () => sendAll(false));
  setInterval(async () => (await waiting()).some((report) => !report.faults && !report.refused) && sendAll(false), 30000);
  show().then(async () => (await waiting()).length && sendAll(true));
  return { keep, forget, send, sendAll, show, owner, OUT_OF_REACH, SIGNED_OUT };
})();
