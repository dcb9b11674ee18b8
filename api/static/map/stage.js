// The canvas: vis-network without forces, its size, and what of it is in view.
import { themedOptions } from "./theme.js";

const MANY = 300;
const LOWEST = 480;
const LOWEST_NARROW = 360;
const HIGHEST = 960;
const HIGHEST_COLUMNS = 3000;
const ROUND_LABELS = { x: 190, y: 120 };
const AROUND = 0.95; // leaves room for labels at the edges
const TINY = 0.4;
const READABLE = 0.55;
const LONGEST = 60;
const LINE = 22;

export function makeStage(canvas, data) {
  const stage = { canvas, data, nodes: new vis.DataSet(data.nodes), edges: new vis.DataSet(data.edges), told: null };
  stage.network = new vis.Network(canvas, { nodes: stage.nodes, edges: stage.edges }, themedOptions(data.nodes.length > MANY));
  const { network } = stage;
  network.on("beforeDrawing", (pen) => drawHeadings(stage.data.headings, pen));
  return stage;
}

export function showData(stage, data) {
  Object.assign(stage, { data, nodes: new vis.DataSet(data.nodes), edges: new vis.DataSet(data.edges), told: null });
  stage.network.setOptions(themedOptions(data.nodes.length > MANY));
  stage.network.setData({ nodes: stage.nodes, edges: stage.edges });
}

function shortened(name) {
  if (name.length <= LONGEST) return name;
  return `${name.slice(0, LONGEST - 1).replace(/\s+\S*$/, "")}\u00a0…`;
}

function inLines(words) {
  const lines = [""];
  for (const word of words.split(" ")) {
    if (lines.at(-1) && lines.at(-1).length + word.length >= LINE) lines.push(word);
    else lines.push(`${lines.pop()} ${word}`.trim());
  }
  return lines.join("\n");
}

// Shows the label of a thing that has none on the canvas, and hides the one shown before; null hides it alone.
export function tellLabel(stage, node) {
  if (stage.told !== null && stage.told !== node) stage.nodes.update({ id: stage.told, label: "" });
  const bare = node !== null && !stage.data.nodes[node].label;
  if (bare) stage.nodes.update({ id: node, label: inLines(shortened(stage.data.things[node].name)) });
  stage.told = bare ? node : null;
}

function drawHeadings(headings, pen) {
  if (!headings.length) return;
  const style = getComputedStyle(document.documentElement);
  pen.font = `600 15px ${style.fontFamily}`;
  pen.fillStyle = style.getPropertyValue("--quiet");
  pen.textAlign = "center";
  for (const heading of headings) pen.fillText(heading.words, heading.x, heading.y);
}

function edgesOf(data) {
  const seen = data.nodes.filter((node) => !node.hidden);
  let [left, right, top, bottom] = [0, 0, 0, 0];
  for (const { x, y } of seen) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, right, top, bottom };
}

// As high as the map needs at the width there is, within what a page bears.
export function setHeight(canvas, data) {
  const { left, right, top, bottom } = edgesOf(data);
  const scale = Math.min(1, canvas.parentElement.clientWidth / (right - left + ROUND_LABELS.x));
  const wanted = (bottom - top + ROUND_LABELS.y) * scale;
  const highest = data.headings.length ? HIGHEST_COLUMNS : HIGHEST;
  const lowest = canvas.parentElement.clientWidth > 600 ? LOWEST : LOWEST_NARROW;
  canvas.style.height = `${Math.round(Math.min(highest, Math.max(lowest, wanted)))}px`;
}

export function fitAll({ network, data }) {
  network.setSize("100%", "100%"); // the panel may just have taken some of the width
  const seen = data.nodes.filter((node) => !node.hidden).map((node) => node.id);
  network.fit({ nodes: seen, maxZoomLevel: 1.2, animation: false });
  network.moveTo({ scale: network.getScale() * AROUND, animation: false });
}

// Everything where that can be read; on a small screen the middle of things, from which one moves on.
export function fitToRead(stage) {
  const { network, data, canvas } = stage;
  fitAll(stage);
  if (!isNarrow(stage) || network.getScale() >= TINY) return;
  const { left, top } = edgesOf(data);
  const corner = { x: left + canvas.clientWidth / 2 / READABLE - 90, y: top + canvas.clientHeight / 2 / READABLE - 90 };
  const middle = data.nodes.find((node) => !node.hidden) || { x: 0, y: 0 };
  network.moveTo({ position: data.headings.length ? corner : middle, scale: READABLE, animation: false });
}

export function zoomBy({ network }, factor) {
  network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)), animation: false });
}

export function viewOf({ network }) {
  const { x, y } = network.getViewPosition();
  return [x, y, network.getScale()];
}

export function lookFrom({ network }, [x, y, scale]) {
  network.moveTo({ position: { x, y }, scale, animation: false });
}

export function isNarrow({ canvas }) {
  return canvas.clientWidth <= 600;
}

export function isReadable({ network }) {
  return network.getScale() >= READABLE;
}

export function bringIntoView({ network }, node) {
  network.focus(node, { scale: Math.max(network.getScale(), 0.8), animation: false });
}
