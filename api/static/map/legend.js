// The boxes under the map: what is not ticked is hidden, on the map and in the table alike.

const NAMES = ["show", "mark", "council", "line"];

function boxesOf(name) {
  return [...document.querySelectorAll(`#map-legend input[name="${name}"]`)];
}

function ticked(name) {
  const boxes = boxesOf(name);
  const kept = boxes.filter((box) => box.checked).map((box) => box.value);
  return kept.length === 0 || kept.length === boxes.length ? null : new Set(kept);
}

export function hideUnticked(data) {
  const kept = Object.fromEntries(NAMES.map((name) => [name, ticked(name)]));
  const fits = (name, value) => kept[name] === null || !value || kept[name].has(value);
  for (const node of data.nodes) {
    const thing = data.things[node.id];
    node.hidden = !(fits("show", thing.kind) && fits("mark", thing.mark) && fits("council", thing.council));
  }
  for (const edge of data.edges) {
    const ends = data.nodes[edge.from].hidden || data.nodes[edge.to].hidden;
    edge.hidden = ends || !fits("line", data.ties[edge.id].kind);
  }
  for (const row of document.querySelectorAll("#map-table [data-line]")) {
    row.hidden = data.edges[Number(row.dataset.line)].hidden;
  }
  return kept;
}

export function writeTicked(query, kept) {
  for (const name of NAMES) {
    query.delete(name);
    for (const value of kept[name] || []) query.append(name, value);
  }
}

export function tickAgain(query) {
  for (const name of NAMES) {
    const wanted = query.getAll(name);
    for (const box of boxesOf(name)) box.checked = wanted.length === 0 || wanted.includes(box.value);
  }
}
