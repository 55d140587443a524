// A map to point at in the form of a report: the pin is the form's own latitude and longitude, which the server lays in
// the nearest place or a square. Nothing of it is fetched before somebody opens it. Without this file, or without a map,
// the place is written by its name as before.
"use strict";

(() => {
  const form = document.querySelector("[data-tell]"), place = form?.querySelector("[data-pin]");
  if (!place) return;
  const within = (name) => place.querySelector(`[data-pin-${name}]`);
  const said = form.querySelector("[data-pin-said]"), frame = within("map"), remove = within("remove");
  const { latitude, longitude, place_name: named } = form.elements;
  const SOMEWHERE = [60.2, 15.8, 60.4, 16.2], NEAR = 14, CLOSE = 16;
  const known = []; // places with a point, once they have come
  let map, pin;

  // Each once, and from our own origin; the page's policy lets in nothing else.
  function loaded(kind, told) {
    return new Promise((resolve, reject) => {
      const made = Object.assign(document.createElement(kind), told);
      made.onload = resolve;
      made.onerror = reject;
      document.head.append(made);
    });
  }

  async function open() {
    if (!place.open) return;
    if (map) return map.invalidateSize();
    try {
      await Promise.all([
        loaded("link", { rel: "stylesheet", href: place.dataset.style }), window.L ?? loaded("script", { src: place.dataset.leaflet }),
      ]);
      if (!map) begin();
    } catch {
      said.textContent = "Kartan gick inte att hämta. Skriv platsens namn i stället.";
    }
  }

  function begin() {
    const moves = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const still = { zoomAnimation: moves, fadeAnimation: moves, markerZoomAnimation: moves, inertia: moves };
    map = L.map(frame, { zoomControl: false, attributionControl: false, scrollWheelZoom: false, maxZoom: 18, ...still });
    map.createPane("ground").style.zIndex = 350; // between the tiles and the pin
    L.control.zoom({ zoomInTitle: "Zooma in", zoomOutTitle: "Zooma ut" }).addTo(map);
    if (place.dataset.tiles) {
      L.control.attribution({ prefix: false }).addTo(map);
      L.tileLayer(place.dataset.tiles, { attribution: place.dataset.attribution, maxZoom: 18 }).addTo(map);
    }
    map.on("zoomend", () => frame.classList.toggle("map-near", map.getZoom() >= NEAR));
    map.on("click", ({ latlng }) => choose(latlng));
    fit(SOMEWHERE);
    follow();
    lay();
  }

  function fit([south, west, north, east]) {
    map.fitBounds([[south, west], [north, east]], { maxZoom: CLOSE, padding: [20, 20], animate: false });
  }

  async function lay() {
    try {
      const answer = await fetch(place.dataset.ground);
      if (!answer.ok) throw new Error(answer.status);
      const { areas, places, bounds } = await answer.json();
      for (const { shape } of areas) L.geoJSON(shape, { className: "map-area", pane: "ground", interactive: false }).addTo(map);
      for (const { name, point } of places) dot(name, point);
      if (bounds && !pin) fit(bounds);
      follow();
    } catch {
      if (!pin) said.textContent = "Gränser och platser gick inte att hämta. Skriv platsens namn i stället.";
    }
  }

  function dot(name, point) {
    known.push({ name, point });
    const label = document.createElement("span"); // what people call a place is never read as HTML
    label.textContent = name;
    L.circleMarker(point, { radius: 4, className: "map-place", pane: "ground", interactive: false })
      .bindTooltip(label, { permanent: true, direction: "right", offset: [4, 0], className: "map-name" }).addTo(map);
  }

  function choose({ lat, lng }) {
    latitude.value = lat.toFixed(4);
    longitude.value = L.Util.wrapNum(lng, [-180, 180], true).toFixed(4);
    named.value = form.querySelector("[data-position-said]").textContent = "";
    follow();
  }

  // The pin stands where the fields say, whoever wrote them: the map, one's own position, or nobody.
  function follow() {
    const isChosen = Boolean(latitude.value && longitude.value);
    const byPosition = form.querySelector("[data-position-said]").textContent;
    said.textContent = isChosen && !byPosition ? `En punkt på kartan är vald${near()}. Den sparas som närmaste plats eller en ruta på 250 meter.` : "";
    remove.hidden = !isChosen;
    if (map) isChosen ? stand([Number(latitude.value), Number(longitude.value)]) : lift();
  }

  // A map of dots says little by itself: how far it is to what people know.
  function near() {
    if (!known.length) return "";
    const reach = known.map(({ name, point }) => [map.distance([Number(latitude.value), Number(longitude.value)], point), name]);
    const [far, name] = reach.reduce((one, other) => (other[0] < one[0] ? other : one));
    return far < 1000 ? `, ${Math.round(far / 10) * 10} meter från ${name}` : `, ${(far / 1000).toFixed(1).replace(".", ",")} kilometer från ${name}`;
  }

  function stand(point) {
    if (pin) return pin.setLatLng(point);
    const icon = L.divIcon({ className: "map-pin", iconSize: [32, 40], iconAnchor: [16, 40] });
    pin = L.marker(point, { icon, draggable: true, keyboard: false }).addTo(map);
    pin.on("dragend", () => choose(pin.getLatLng()));
    if (!map.getBounds().contains(point)) map.setView(point, NEAR, { animate: false });
  }

  function lift() {
    pin?.remove();
    pin = undefined;
  }

  place.hidden = false;
  place.addEventListener("toggle", open);
  within("middle").addEventListener("click", () => map && choose(map.getCenter()));
  remove.addEventListener("click", () => {
    latitude.value = longitude.value = form.querySelector("[data-position-said]").textContent = "";
    follow();
    named.focus();
  });
  form.addEventListener("est:where", follow);
  follow();
})();
