{% load static %}// Opens the form when there is no network. It keeps the form as it is without anybody's name, and the files it needs.
"use strict";

const SHELL = "{{ shell }}";
const PAGE = "{{ page }}";
const GROUND = "{{ ground }}";
const FILES = [
  "{% static 'css/app.css' %}", "{% static 'css/base.css' %}", "{% static 'css/components.css' %}", "{% static 'css/est.css' %}",
  "{% static 'vendor/bootstrap/bootstrap.min.css' %}", "{% static 'fonts/source-sans-3-latin-400-normal.woff2' %}",
  "{% static 'fonts/source-sans-3-latin-600-normal.woff2' %}", "{% static 'fonts/source-sans-3-latin-700-normal.woff2' %}",
  "{% static 'js/menu.js' %}", "{% static 'js/kept.js' %}", "{% static 'js/tell.js' %}", "{% static 'img/favicon.svg' %}",
  "{% static 'js/pin.js' %}", "{% static 'css/map.css' %}", "{% static 'vendor/leaflet/leaflet.css' %}", "{% static 'vendor/leaflet/leaflet.js' %}",
];
const KEPT = `rapportera ${FILES.join(" ")}`;

async function keepShell() {
  const answer = await fetch(SHELL, { cache: "no-store" });
  if (answer.ok && !answer.redirected) await (await caches.open(KEPT)).put(SHELL, answer);
}

async function keepAll() {
  await (await caches.open(KEPT)).addAll(FILES);
  await keepShell();
  await ground(GROUND);
  await self.skipWaiting();
}

async function forgetOlder() {
  for (const name of await caches.keys()) if (name.startsWith("rapportera ") && name !== KEPT) await caches.delete(name);
  await self.clients.claim();
}

async function page(request) {
  try {
    return await fetch(request);
  } catch (fault) {
    const shell = await caches.match(SHELL);
    if (shell) return shell;
    throw fault;
  }
}

// What the map stands on, as it is now or else as it was: borders and places, and nothing of anybody.
async function ground(request) {
  const kept = await caches.open(KEPT);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await kept.put(GROUND, answer.clone());
    return answer;
  } catch {
    return (await kept.match(GROUND)) ?? Response.error();
  }
}

async function file(request) {
  return (await caches.match(request)) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOlder()));
self.addEventListener("fetch", (event) => {
  const { request } = event, address = new URL(request.url);
  if (address.origin !== location.origin || request.method !== "GET") return;
  if (request.mode === "navigate" && address.pathname === PAGE) {
    event.respondWith(page(request));
    event.waitUntil(keepShell().catch(() => {}));
  } else if (address.pathname === GROUND) event.respondWith(ground(request));
  else if (FILES.includes(address.pathname)) event.respondWith(file(request));
});
