// The boxes under the map: what is not ticked is hidden, on the map and in the table alike.

function ticked(name) {
  const boxes = [...document.querySelectorAll(`#map-legend input[name="${name}"]`)];
  const kept = boxes.filter((box) => box.checked).map((box) => box.value);
  return kept.length === 0 || kept.length === boxes.length ? null : new Set(kept);
}

export function hideUnticked(data) {
  const kinds = ticked("show");
  const lines = ticked("line");
  for (const node of data.nodes) node.hidden = kinds !== null && !kinds.has(data.things[node.id].kind);
  for (const edge of data.edges) {
    const ends = data.nodes[edge.from].hidden || data.nodes[edge.to].hidden;
    edge.hidden = ends || (lines !== null && !lines.has(data.ties[edge.id].kind));
  }
  for (const row of document.querySelectorAll("#map-table [data-line]")) {
    row.hidden = data.edges[Number(row.dataset.line)].hidden;
  }
  return { kinds, lines };
}

export function tickAgain(query) {
  for (const name of ["show", "line"]) {
    const wanted = query.getAll(name);
    for (const box of document.querySelectorAll(`#map-legend input[name="${name}"]`)) {
      box.checked = wanted.length === 0 || wanted.includes(box.value);
    }
  }
}
