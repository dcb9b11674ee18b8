// Draws the map and joins its parts: selection, panel, search, keys.
import { readData } from "./data.js";
import { themedOptions } from "./theme.js";
import { hidePanel, showPanel } from "./panel.js";
import { isArrow, stepFrom } from "./walk.js";

function start() {
  const began = performance.now();
  const data = readData();
  const canvas = document.getElementById("map-canvas");
  const live = document.getElementById("map-live");
  canvas.hidden = false;
  document.getElementById("map-bar").hidden = false;
  const network = new vis.Network(canvas, { nodes: data.nodes, edges: data.edges }, themedOptions());
  const centre = data.nodes.findIndex((node) => node.size);
  let selected = null;

  function select(node) {
    selected = node;
    network.selectNodes([node]);
    showPanel(data, node, lookAt, letGo);
    const lines = data.touching[node].length;
    live.textContent = `${data.things[node].name}, ${data.things[node].sort.toLowerCase()}, ${lines} ${lines === 1 ? "line" : "lines"}.`;
  }

  function lookAt(node) {
    select(node);
    network.focus(node, { scale: Math.max(network.getScale(), 0.8), animation: false });
  }

  function letGo() {
    selected = null;
    network.unselectAll();
    hidePanel();
    live.textContent = "Nothing is selected.";
    canvas.focus();
  }

  function zoom(by) {
    network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * by)), animation: false });
  }

  function fit() {
    network.fit({ maxZoomLevel: 1.25, animation: false });
  }

  const doing = { closer: () => zoom(1.3), further: () => zoom(1 / 1.3), fit };
  for (const button of document.querySelectorAll("[data-do]")) {
    button.addEventListener("click", doing[button.dataset.do]);
  }

  network.on("selectNode", (event) => select(event.nodes[0]));
  network.on("deselectNode", (event) => {
    if (!event.nodes.length) letGo();
  });
  network.on("resize", () => {
    if (selected === null) fit();
  });

  const names = document.getElementById("map-names");
  for (const thing of data.things) {
    const option = document.createElement("option");
    option.value = thing.name;
    names.append(option);
  }
  document.getElementById("map-find").addEventListener("submit", (event) => {
    event.preventDefault();
    const words = document.getElementById("map-words").value.trim().toLowerCase();
    if (!words) return;
    const exact = data.things.findIndex((thing) => thing.name.toLowerCase() === words);
    const found = exact >= 0 ? exact : data.things.findIndex((thing) => thing.name.toLowerCase().includes(words));
    if (found >= 0) lookAt(found);
    else live.textContent = `Nothing on this map has “${words}” in its name.`;
  });

  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isArrow(event.key)) {
      const next = selected === null ? Math.max(centre, 0) : stepFrom(data, selected, event.key);
      if (next !== null) lookAt(next);
      else live.textContent = "Nothing lies that way.";
    } else if (event.key === "Enter" && selected !== null) {
      document.querySelector("#map-panel a, #map-panel button")?.focus();
    } else if (event.key === "Escape") letGo();
    else if (event.key === "+" || event.key === "=") zoom(1.3);
    else if (event.key === "-") zoom(1 / 1.3);
    else if (event.key === "0") fit();
    else return;
    event.preventDefault();
  });
  document.getElementById("map-panel").addEventListener("keydown", (event) => {
    if (event.key === "Escape") letGo();
  });

  fit();
  network.once("afterDrawing", () => {
    canvas.dataset.ready = String(Math.round(performance.now() - began));
  });
}

start();
