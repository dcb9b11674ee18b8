// Draws the map and joins its parts: selection, panel, search, keys, the boxes under it, and the address.
import { queryWith, readPlace, replaceQuery, writePlace } from "./address.js";
import { readData } from "./data.js";
import { findNamed, offerNames } from "./find.js";
import { hideUnticked, tickAgain } from "./legend.js";
import { hidePanel, showPanel } from "./panel.js";
import { keepPicture } from "./picture.js";
import { swapParts } from "./swap.js";
import { themedOptions } from "./theme.js";
import { isArrow, stepFrom } from "./walk.js";

const MANY = 300;
const canvas = document.getElementById("map-canvas");
const live = document.getElementById("map-live");
const served = location.protocol.startsWith("http") && document.getElementById("map-page") !== null;
let data = readData();
let network = null;
let selected = null;
let pins = [];

function say(words) {
  live.textContent = words;
}

function currentView() {
  const { x, y } = network.getViewPosition();
  return [x, y, network.getScale()];
}

function note(forward, view = null) {
  writePlace({ at: selected === null ? null : data.things[selected].key, view, pins }, forward);
}

function openedBy(query) {
  return query.getAll("open");
}

const acts = {
  select: lookAt,
  letGo,
  open: served ? (node) => go((query) => query.append("open", data.things[node].key), node) : null,
  shut: served ? (node) => go((query) => shutIn(query, data.things[node].key), node) : null,
  isOpen: (node) => openedBy(new URLSearchParams(location.search)).includes(data.things[node].key),
};

function shutIn(query, key) {
  const others = openedBy(query).filter((path) => path !== key);
  query.delete("open");
  for (const path of others) query.append("open", path);
}

function select(node, forward = true) {
  selected = node;
  network.selectNodes([node]);
  showPanel(data, node, acts);
  const lines = data.touching[node].filter((edge) => !edge.hidden).length;
  const thing = data.things[node];
  say(`${thing.name}, ${thing.sort.toLowerCase()}, ${lines} ${lines === 1 ? "line" : "lines"}.`);
  if (forward) note(true);
}

function lookAt(node) {
  select(node);
  network.focus(node, { scale: Math.max(network.getScale(), 0.8), animation: false });
}

function letGo(forward = true) {
  selected = null;
  network.unselectAll();
  hidePanel();
  say("Nothing is selected.");
  if (forward) note(true);
  canvas.focus({ preventScroll: true });
}

function zoom(by) {
  network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * by)), animation: false });
  note(false, currentView());
}

function fit() {
  const seen = data.nodes.filter((node) => !node.hidden).map((node) => node.id);
  network.fit({ nodes: seen, maxZoomLevel: 1.25, animation: false });
}

function applyLegend() {
  const { kinds, lines } = hideUnticked(data);
  network.setData({ nodes: data.nodes, edges: data.edges });
  if (served) {
    replaceQuery((query) => {
      query.delete("show");
      query.delete("line");
      for (const kind of kinds || []) query.append("show", kind);
      for (const kind of lines || []) query.append("line", kind);
    });
  }
  if (selected !== null && data.nodes[selected].hidden) letGo();
  say(`${document.querySelectorAll("#map-table [data-line]:not([hidden])").length} lines are shown.`);
}

async function go(change, node = null) {
  const key = node === null ? null : data.things[node].key;
  const view = currentView();
  const before = data.nodes.length;
  const address = queryWith(change);
  try {
    await swapParts(address);
  } catch (error) {
    say(`That could not be fetched: ${error.message}. Try again.`);
    return;
  }
  history.pushState(null, "", `${address}${location.hash}`);
  draw();
  network.moveTo({ position: { x: view[0], y: view[1] }, scale: view[2], animation: false });
  if (data.numbers.has(key)) select(data.numbers.get(key), false);
  const more = data.nodes.length - before;
  say(more > 0 ? `${more} more are shown.` : more < 0 ? `${-more} fewer are shown.` : "Nothing else is tied to it.");
}

function restore() {
  const place = readPlace();
  pins = place.pins.filter((pin) => data.numbers.has(pin.key));
  for (const pin of pins) network.moveNode(data.numbers.get(pin.key), pin.x, pin.y);
  if (data.numbers.has(place.at)) select(data.numbers.get(place.at), false);
  else if (selected !== null) letGo(false);
  if (place.view) network.moveTo({ position: { x: place.view[0], y: place.view[1] }, scale: place.view[2], animation: false });
  else fit();
}

function draw() {
  data = readData();
  hideUnticked(data);
  offerNames(data);
  selected = null;
  const options = themedOptions(data.nodes.length > MANY);
  if (network === null) {
    if (data.headings.length) makeTall();
    network = new vis.Network(canvas, { nodes: data.nodes, edges: data.edges }, options);
    listen();
  } else {
    network.setOptions(options);
    network.setData({ nodes: data.nodes, edges: data.edges });
  }
}

function makeTall() {
  const heights = data.nodes.map((node) => node.y);
  const height = Math.max(...heights) - Math.min(...heights) + 200;
  canvas.style.height = `${Math.min(3000, Math.max(500, height))}px`;
}

function drawHeadings(pen) {
  const style = getComputedStyle(document.documentElement);
  pen.font = `600 15px ${style.fontFamily}`;
  pen.fillStyle = style.getPropertyValue("--quiet");
  pen.textAlign = "center";
  for (const heading of data.headings) pen.fillText(heading.words, heading.x, heading.y);
}

function listen() {
  network.on("beforeDrawing", drawHeadings);
  network.on("selectNode", (event) => select(event.nodes[0]));
  network.on("deselectNode", (event) => {
    if (!event.nodes.length) letGo();
  });
  network.on("dragEnd", (event) => {
    for (const node of event.nodes) {
      const { x, y } = network.getPosition(node);
      Object.assign(data.nodes[node], { x, y });
      pins = [...pins.filter((pin) => pin.key !== data.things[node].key), { key: data.things[node].key, x, y }];
    }
    note(false, event.nodes.length ? null : currentView());
  });
  network.on("resize", () => {
    if (selected === null && !readPlace().view) fit();
  });
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (isArrow(event.key)) {
    const centre = data.nodes.findIndex((node) => node.size);
    const next = selected === null ? Math.max(centre, 0) : stepFrom(data, selected, event.key);
    if (next === null) say("Nothing lies that way.");
    else lookAt(next);
  } else if (event.key === "Enter" && selected !== null) {
    document.querySelector("#map-panel a, #map-panel button")?.focus();
  } else if (event.key === "Escape") letGo();
  else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") fit();
  else return;
  event.preventDefault();
}

function onWheel(event) {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15);
}

const doing = {
  closer: () => zoom(1.3),
  further: () => zoom(1 / 1.3),
  fit: () => {
    fit();
    note(false);
  },
  picture: () => keepPicture(canvas, document.querySelector("h1").textContent),
  whole: () => document.getElementById("map-frame").requestFullscreen?.(),
};

function listenToPage() {
  for (const button of document.querySelectorAll("[data-do]")) {
    button.addEventListener("click", doing[button.dataset.do]);
  }
  document.getElementById("map-find").addEventListener("submit", (event) => {
    event.preventDefault();
    const words = document.getElementById("map-words").value;
    const found = findNamed(data, words);
    if (found === null) return;
    if (found < 0) say(`Nothing on this map has “${words}” in its name.`);
    else lookAt(found);
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches?.('#map-legend input[type="checkbox"]')) applyLegend();
  });
  canvas.addEventListener("keydown", onKey);
  canvas.addEventListener("wheel", onWheel, { passive: false });
  document.getElementById("map-panel").addEventListener("keydown", (event) => {
    if (event.key === "Escape") letGo();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => draw());
  addEventListener("popstate", async () => {
    const fresh = new URLSearchParams(location.search).getAll("open").join();
    if (served && fresh !== opened) await swapParts(location.href).catch(() => location.reload());
    opened = fresh;
    tickAgain(new URLSearchParams(location.search));
    draw();
    restore();
  });
}

let opened = new URLSearchParams(location.search).getAll("open").join();

function start() {
  const began = performance.now();
  document.getElementById("map-open").hidden = true;
  canvas.hidden = false;
  document.getElementById("map-bar").hidden = false;
  draw();
  restore();
  network.once("afterDrawing", () => {
    canvas.dataset.ready = String(Math.round(performance.now() - began));
  });
  network.redraw();
}

listenToPage();
if (matchMedia("(max-width: 37rem)").matches && !readPlace().at) {
  const open = document.getElementById("map-open");
  open.hidden = false;
  open.addEventListener("click", start);
} else start();
