// The map as the page brings it: nodes and edges for vis-network, and what there is to say about each.

export function readData() {
  const data = JSON.parse(document.getElementById("map-data").textContent);
  const touching = data.nodes.map(() => []);
  for (const edge of data.edges) {
    touching[edge.from].push(edge);
    if (edge.to !== edge.from) touching[edge.to].push(edge);
  }
  const numbers = new Map(data.things.map((thing, number) => [thing.key, number]));
  const homes = data.nodes.map(({ x, y }) => ({ x, y }));
  return { ...data, touching, numbers, homes };
}

export function otherEnd(edge, node) {
  return edge.from === node ? edge.to : edge.from;
}
