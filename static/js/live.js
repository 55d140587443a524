// Follows a meeting: asks every ten seconds what is in hand, and shows what has changed without loading the page anew.
//
// <div data-live data-url="…" data-number="3" data-follows="…"> is the page. data-url answers {state, current, title, pace,
// tone, page, notes}, or 304 when nothing has changed. What has data-region is replaced by the same part of the page as it
// now reads. With data-follows the page goes with the meeting from item to item; otherwise it tells which one is in hand.
"use strict";

const EVERY = 10000;

const live = document.querySelector("[data-live]");
const loaded = performance.now();
let tag = "", before;

const within = (name) => live.querySelector(`[data-${name}]`);

async function ask() {
  if (document.hidden) return;
  try {
    const answer = await fetch(live.dataset.url, { headers: tag ? { "If-None-Match": tag } : {}, redirect: "manual" });
    if (!answer.ok) return;
    const now = await answer.json();
    await show(now);
    tag = answer.headers.get("ETag") ?? "";
  } catch { /* no contact: the next time */ }
}

async function show(now) {
  document.dispatchEvent(new CustomEvent("live:now", { detail: now }));
  const was = before ?? { ...now, current: Number(live.dataset.number) };
  const moves = live.dataset.follows && now.current && now.current !== Number(live.dataset.number);
  if (moves || (before && (now.page !== was.page || now.state !== was.state || now.current !== was.current))) {
    await refresh(moves ? live.dataset.follows : location.href);
  }
  if (moves) {
    live.dataset.number = now.current;
    live.dataset.url = live.dataset.url.replace(/punkt=\d+/, `punkt=${now.current}`);
    within("said").textContent = `Nu behandlas punkt ${now.current}, ${now.title}.`;
  }
  before = now;
  pace(now);
  elsewhere(now);
}

async function refresh(address) {
  const fresh = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  for (const region of live.querySelectorAll("[data-region]")) {
    const found = fresh.querySelector(`[data-region="${region.dataset.region}"]`);
    if (found && !region.contains(document.activeElement)) region.replaceWith(found);
  }
  document.title = fresh.title;
  begun = performance.now();
}

function pace(now) {
  const state = within("pace");
  if (!state || !now.pace) return;
  state.className = `state tone-${now.tone}`;
  within("pace-text").textContent = now.pace;
}

function elsewhere(now) {
  const other = Boolean(now.current) && now.current !== Number(live.dataset.number);
  within("elsewhere").hidden = !other;
  if (other) within("elsewhere-title").textContent = `punkt ${now.current}, ${now.title}`;
}

// The item's own time goes on between the answers; the server says from where.
let begun = loaded;

function tick() {
  const clock = within("clock");
  if (!clock?.hasAttribute("data-runs")) return;
  const seconds = Number(clock.dataset.used) + (performance.now() - begun) / 1000;
  const over = seconds > clock.dataset.minutes * 60;
  const words = `${Math.floor(seconds / 60)} av ${clock.dataset.minutes} min${over ? ", över tiden" : ""}`;
  if (within("clock-text").textContent === words) return;
  within("clock-text").textContent = words;
  clock.className = `state tone-${over ? "warn" : "calm"}`;
}

function leaf(event) {
  const way = { PageDown: "next", PageUp: "prev" }[event.key];
  const link = way && event.altKey && live.querySelector(`a[rel=${way}]`);
  if (!link) return;
  event.preventDefault();
  link.click();
}

if (live) {
  setInterval(ask, EVERY);
  setInterval(tick, 1000);
  ask();
  document.addEventListener("visibilitychange", ask);
  document.addEventListener("keydown", leaf);
}
