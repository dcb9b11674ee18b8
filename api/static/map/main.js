// Joins the parts of a map: what is selected, where the keys walk, the panel, search, legend, and the address.
import { askedOfServer, pushQuery, queryWith, readPlace, writePlace } from "./address.js";
import { readData } from "./data.js";
import { findNamed, offerNames } from "./find.js";
import { hideUnticked, tickAgain, writeTicked } from "./legend.js";
import { enterPanel, hidePanel, showPanel } from "./panel.js";
import { keepCanvas } from "./picture.js";
import { bringIntoView, fitAll, fitToRead, isNarrow, isReadable, lookFrom, makeStage, setHeight, showData, tellLabel, viewOf, zoomBy } from "./stage.js";
import { countAround, swapParts } from "./swap.js";
import { isArrow, stepFrom } from "./walk.js";

const AT_ONCE = 20;
const canvas = document.getElementById("map-canvas");
const served = location.protocol.startsWith("http");
const state = { data: null, stage: null, selected: null, walking: null, moved: false, sought: null, pins: [], asked: askedOfServer(), found: [] };

function say(words) {
  document.getElementById("map-live").textContent = words;
}

function keyOf(node) {
  return state.data.things[node].key;
}

// What a reader moved into view stays there, and in the address, until everything is fitted in again.
function note(forward) {
  const view = state.moved ? viewOf(state.stage) : null;
  writePlace({ at: state.selected === null ? null : keyOf(state.selected), view, pins: state.pins }, forward);
}

function describe(node) {
  const lines = state.data.touching[node].filter((edge) => !edge.hidden).length;
  const thing = state.data.things[node];
  return `${thing.name}, ${state.data.sorts[thing.kind].toLowerCase()}, ${lines} ${lines === 1 ? "line" : "lines"}.`;
}

// Selecting

const acts = {
  atOnce: AT_ONCE,
  select: lookAt,
  letGo,
  open: served ? (node) => go((query) => query.append("open", keyOf(node)), node) : null,
  shut: served ? (node) => go((query) => shutIn(query, keyOf(node)), node) : null,
  isOpen: (node) => new URLSearchParams(location.search).getAll("open").includes(keyOf(node)),
  isPinned: (node) => state.pins.some((pin) => pin.key === keyOf(node)),
  unpin,
  countAround: (node) => countAround(state.data.things[node]),
};

function shutIn(query, key) {
  const others = query.getAll("open").filter((path) => path !== key);
  query.delete("open");
  for (const path of others) query.append("open", path);
}

function mark(node) {
  state.stage.network.selectNodes([node]);
  tellLabel(state.stage, node);
}

function select(node, forward = true) {
  state.selected = state.walking = node;
  state.sought = null;
  mark(node);
  showPanel(state.data, node, acts);
  say(`Selected: ${describe(node)}`);
  if (forward) note(true);
}

function lookAt(node) {
  select(node);
  state.sought = node;
  bringIntoView(state.stage, node);
}

function walkTo(node) {
  state.walking = node;
  mark(node);
  bringIntoView(state.stage, node);
  say(`${describe(node)} Enter selects it.`);
}

function letGo(forward = true) {
  state.selected = state.walking = null;
  state.stage.network.unselectAll();
  tellLabel(state.stage, null);
  hidePanel();
  say("Nothing is selected.");
  if (forward) {
    note(true);
    canvas.focus({ preventScroll: true });
  }
}

function unpin(node) {
  state.pins = state.pins.filter((pin) => pin.key !== keyOf(node));
  place(node, state.data.homes[node]);
  select(node, false);
  note(true);
}

function place(node, { x, y }) {
  Object.assign(state.data.nodes[node], { x, y });
  state.stage.network.moveNode(node, x, y);
}

// What is shown

function applyLegend() {
  const kept = hideUnticked(state.data);
  showData(state.stage, state.data);
  if (served) pushQuery((query) => writeTicked(query, kept));
  if (state.selected !== null && state.data.nodes[state.selected].hidden) letGo();
  else if (state.selected !== null) select(state.selected, false);
  const lines = state.data.edges.filter((edge) => !edge.hidden).length;
  say(`${lines.toLocaleString("en-GB")} ${lines === 1 ? "line is" : "lines are"} shown.`);
}

async function go(change, node) {
  const key = keyOf(node);
  const view = viewOf(state.stage);
  const before = state.data.nodes.length;
  const address = queryWith(change);
  say("Fetching …");
  try {
    await swapParts(address);
  } catch (error) {
    say(`That could not be fetched: ${error.message}. Try again.`);
    return;
  }
  history.pushState(null, "", `${address}${location.hash}`);
  state.asked = askedOfServer();
  draw();
  putPins();
  lookFrom(state.stage, view);
  if (state.data.numbers.has(key)) select(state.data.numbers.get(key), false);
  const more = state.data.nodes.length - before;
  say(more > 0 ? `${more} more are shown.` : more < 0 ? `${-more} fewer are shown.` : "Nothing else is tied to it.");
}

function putPins() {
  state.pins = state.pins.filter((pin) => state.data.numbers.has(pin.key));
  for (const pin of state.pins) place(state.data.numbers.get(pin.key), pin);
}

function restore() {
  const { at, view, pins } = readPlace();
  state.pins = pins;
  putPins();
  const there = state.data.numbers.has(at);
  if (there) select(state.data.numbers.get(at), false);
  else if (!document.getElementById("map-panel").hidden) letGo(false);
  state.moved = Boolean(view);
  if (view) lookFrom(state.stage, view);
  else fitToRead(state.stage);
  if (there && !view && isNarrow(state.stage)) bringIntoView(state.stage, state.selected);
}

function draw() {
  state.data = readData();
  hideUnticked(state.data);
  offerNames(state.data);
  state.selected = state.walking = null;
  if (state.stage === null) {
    setHeight(canvas, state.data);
    state.stage = makeStage(canvas, state.data);
    listenToCanvas(state.stage.network);
  } else showData(state.stage, state.data);
}

// Listening

function listenToCanvas(network) {
  network.on("selectNode", (event) => select(event.nodes[0]));
  network.on("deselectNode", (event) => {
    if (!event.nodes.length) letGo();
  });
  network.on("hoverNode", (event) => tellLabel(state.stage, event.node));
  network.on("blurNode", () => tellLabel(state.stage, state.walking));
  network.on("dragEnd", (event) => {
    for (const node of event.nodes) {
      const spot = network.getPosition(node);
      Object.assign(state.data.nodes[node], spot);
      state.pins = [...state.pins.filter((pin) => pin.key !== keyOf(node)), { key: keyOf(node), ...spot }];
    }
    if (event.nodes.length) select(event.nodes[0], false);
    else state.moved = true;
    note(event.nodes.length > 0);
  });
  network.on("resize", () => queueMicrotask(fitAgain)); // vis-network puts its own view back right after it tells
}

function zoom(factor) {
  zoomBy(state.stage, factor);
  state.moved = true;
  note(false);
}

function fit() {
  fitAll(state.stage);
  state.moved = false;
  note(false);
}

function walk(key) {
  const next = state.walking === null ? state.data.nodes.findIndex((node) => !node.hidden) : stepFrom(state.data, state.walking, key);
  if (next === null || next < 0) say("Nothing lies that way.");
  else walkTo(next);
}

function enter() {
  if (state.walking === null) return;
  if (state.selected !== state.walking) select(state.walking);
  enterPanel();
}

const KEYS = { Enter: enter, Escape: () => letGo(), "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), 0: fit };

function fitAgain() {
  if (state.moved) return;
  const sought = state.selected !== null && state.sought === state.selected;
  if (!sought) fitToRead(state.stage);
  if (sought || (state.selected !== null && !isReadable(state.stage))) bringIntoView(state.stage, state.selected);
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (isArrow(event.key)) walk(event.key);
  else if (Object.hasOwn(KEYS, event.key)) KEYS[event.key]();
  else return;
  event.preventDefault();
}

function onWheel(event) {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15);
}

function onFind(event) {
  event.preventDefault();
  const words = document.getElementById("map-words").value;
  if (!words.trim()) return;
  const found = findNamed(state.data, words);
  if (!found.length) {
    say(`Nothing on this map has “${words}” in its name.`);
    return;
  }
  const turn = (found.indexOf(state.selected) + 1) % found.length;
  lookAt(found[turn]);
  if (found.length > 1) say(`${turn + 1} of ${found.length} with “${words}”: ${describe(found[turn])}`);
}

const doing = {
  closer: () => zoom(1.3),
  further: () => zoom(1 / 1.3),
  fit,
  picture: () => keepCanvas(canvas),
  whole: () => document.getElementById("map-frame").requestFullscreen?.(),
};

async function onBack() {
  if (served && askedOfServer() !== state.asked) await swapParts(location.href).catch(() => location.reload());
  state.asked = askedOfServer();
  tickAgain(new URLSearchParams(location.search));
  draw();
  restore();
}

function listenToPage() {
  for (const button of document.querySelectorAll("[data-do]")) button.addEventListener("click", doing[button.dataset.do]);
  document.getElementById("map-find").addEventListener("submit", onFind);
  document.addEventListener("change", (event) => {
    if (event.target.matches?.('#map-legend input[type="checkbox"]')) applyLegend();
  });
  canvas.addEventListener("keydown", onKey);
  canvas.addEventListener("wheel", onWheel, { passive: false });
  document.getElementById("map-panel").addEventListener("keydown", (event) => {
    if (event.key === "Escape") letGo();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", onBack);
  addEventListener("popstate", onBack);
  addEventListener("resize", () => setHeight(canvas, state.data));
}

function start() {
  const began = performance.now();
  document.getElementById("map-open").hidden = true;
  document.getElementById("map-bar").hidden = false;
  for (const part of document.querySelectorAll("[data-script]")) part.hidden = false;
  canvas.hidden = false;
  draw();
  restore();
  listenToPage();
  state.stage.network.once("afterDrawing", () => {
    canvas.dataset.ready = String(Math.round(performance.now() - began));
  });
  state.stage.network.redraw();
}

if (matchMedia("(max-width: 37rem)").matches && !readPlace().at) {
  const open = document.getElementById("map-open");
  open.hidden = false;
  open.addEventListener("click", start);
} else start();
