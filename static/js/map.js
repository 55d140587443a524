// The map of reports, and the table beside it, period by period. Without this file the table is there, and links go
// between the periods.
"use strict";

const SIDE = 12; // of a circle that tells of one; its surface grows with the number
const LARGEST = 72;
const MOST_ROWS = 100;
const NEAR = 15; // from here in, places are told by name

const frame = document.querySelector("[data-map]");
const tools = document.querySelector("[data-map-tools]");
const slider = tools.elements.period;
const choice = tools.elements.kategori;
const periods = [...document.querySelectorAll("#perioder option")].map((each) => [each.dataset.first, each.label]);
const names = new Map([...choice.options].map((each) => [each.value, each.label]));
const known = new Map();
let map, marks, asked = 0, isFitted = false;

const place = (selector) => document.querySelector(`[data-map-${selector}]`);
const sum = (counts) => Object.values(counts).reduce((one, other) => one + other, 0);

function begin() {
  document.querySelectorAll("[data-map-plain]").forEach((each) => each.remove());
  place("time").hidden = frame.hidden = false;
  const moves = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  const still = { zoomAnimation: moves, fadeAnimation: moves, markerZoomAnimation: moves, inertia: moves };
  map = L.map(frame, { zoomControl: false, attributionControl: false, maxZoom: 18, ...still });
  map.createPane("ground").style.zIndex = 350; // between the tiles and what was reported
  L.control.zoom({ zoomInTitle: "Zooma in", zoomOutTitle: "Zooma ut" }).addTo(map);
  if (frame.dataset.tiles) {
    L.control.attribution({ prefix: false }).addTo(map);
    L.tileLayer(frame.dataset.tiles, { attribution: frame.dataset.attribution, maxZoom: 18 }).addTo(map);
  }
  map.on("zoomend", () => frame.classList.toggle("map-near", map.getZoom() >= NEAR));
  const [south, west, north, east] = JSON.parse(frame.dataset.bounds) ?? [60.2, 15.8, 60.4, 16.2];
  fit([[south, west], [north, east]]);
  marks = L.layerGroup().addTo(map);
  slider.addEventListener("input", show);
  choice.addEventListener("change", show);
  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.querySelectorAll("[data-map-step]").forEach((each) => each.addEventListener("click", () => step(each)));
  lay();
  show();
}

function fit(points) {
  map.fitBounds(points, { maxZoom: NEAR, padding: [40, 40], animate: false });
}

function step(button) {
  slider.value = Number(slider.value) + Number(button.dataset.mapStep);
  show();
}

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
}

// What does not change: borders, and a dot for each place by its name.
async function lay() {
  try {
    const ground = await fetched(frame.dataset.ground);
    for (const { name, shape } of ground.areas) {
      L.geoJSON(shape, { className: "map-area", pane: "ground" }).bindTooltip(words(name), { sticky: true }).addTo(map);
    }
    for (const { name, point } of ground.places) {
      L.circleMarker(point, { radius: 4, className: "map-place", pane: "ground" })
        .bindTooltip(words(name), { permanent: true, direction: "right", offset: [4, 0], className: "map-name" }).addTo(map);
    }
  } catch {
    place("said").textContent = "Gränser och platser gick inte att hämta.";
  }
}

// The latest wish is shown, whichever answer comes last.
async function show() {
  const mine = ++asked;
  const [first, name] = periods[slider.value];
  slider.setAttribute("aria-valuetext", name);
  try {
    if (!known.has(first)) known.set(first, await fetched(`${frame.dataset.period}?fran=${first}`));
    if (mine === asked) tell(known.get(first), first, name);
  } catch {
    if (mine === asked) place("said").textContent = "Perioden gick inte att hämta. Pröva igen.";
  }
}

function tell(period, first, name) {
  const spots = period.spots.map(chosen).filter((spot) => spot.number).sort((one, other) => other.number - one.number);
  const elsewhere = chosen({ counts: period.elsewhere }).number;
  const total = elsewhere + spots.reduce((sum, spot) => sum + spot.number, 0);
  draw(spots);
  fill(spots);
  fitOnce(spots);
  place("elsewhere").textContent = elsewhere;
  place("total").textContent = total;
  place("title").textContent = name;
  place("open").hidden = period.is_over;
  place("more").hidden = !period.left_out && spots.length <= MOST_ROWS;
  place("said").textContent = `${name}: ${total} ${total === 1 ? "rapport" : "rapporter"}`;
  tools.elements.fran.value = first;
  const wish = new URLSearchParams({ fran: first, ...(choice.value ? { kategori: choice.value } : {}) });
  history.replaceState(null, "", `?${wish}`);
}

function chosen(spot) {
  const counts = choice.value ? { [choice.value]: spot.counts[choice.value] ?? 0 } : spot.counts;
  return { ...spot, counts, number: sum(counts) };
}

function draw(spots) {
  marks.clearLayers();
  for (const spot of spots.filter((each) => each.point)) {
    if (spot.corners) {
      const [south, west, north, east] = spot.corners;
      L.rectangle([[south, west], [north, east]], { className: "map-square", interactive: false }).addTo(marks);
    }
    const radius = spot.corners ? SIDE : Math.min(LARGEST, SIDE * Math.sqrt(spot.number));
    const mark = L.circleMarker(spot.point, { radius, className: spot.corners ? "map-square" : "map-circle" });
    mark.bindPopup(words(`${spot.name}: ${said(spot.counts)}`, spot.url), { closeButton: false }).addTo(marks);
    L.tooltip({ permanent: true, direction: "center", className: "map-number" })
      .setLatLng(spot.point).setContent(String(spot.number)).addTo(marks);
  }
}

// Where the first period's reports are; after that the map stays as whoever looks has put it.
function fitOnce(spots) {
  const points = spots.filter((spot) => spot.point).map((spot) => spot.point);
  if (points.length && !isFitted) fit(points);
  isFitted = true;
}

function fill(spots) {
  const rows = spots.slice(0, MOST_ROWS).map(row);
  document.querySelector("[data-map-table] tbody").replaceChildren(...(rows.length ? rows : [empty()]));
}

function row(spot) {
  const line = document.createElement("tr");
  const head = document.createElement("th");
  head.scope = "row";
  head.append(spot.url ? link(spot.name, spot.url) : spot.name, spot.point ? "" : " (inte på kartan)");
  const number = document.createElement("b");
  number.textContent = spot.number;
  line.append(head, cell(number), cell(said(spot.counts)), cell(spot.area));
  return line;
}

function empty() {
  const line = document.createElement("tr");
  line.append(cell("Inget har rapporterats om en plats."));
  line.firstChild.colSpan = 4;
  return line;
}

function cell(content) {
  const made = document.createElement("td");
  made.append(content);
  return made;
}

function link(name, url) {
  const made = document.createElement("a");
  made.href = url;
  made.textContent = name;
  return made;
}

function said(counts) {
  const most = Object.entries(counts).sort(([, one], [, other]) => other - one);
  return most.map(([key, many]) => `${names.get(key)} ${many}`).join(", ");
}

// As an element: what people have called a place is never read as HTML.
function words(text, url) {
  const made = document.createElement("span");
  made.append(url ? link(text, url) : text);
  return made;
}

if (frame && window.L) begin();
