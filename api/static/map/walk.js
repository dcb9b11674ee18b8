// Where the arrow keys lead: to the neighbour that lies most nearly in the arrow's direction.
import { otherEnd } from "./data.js";

const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

export function isArrow(key) {
  return key in WAYS;
}

export function stepFrom(data, node, key) {
  const [right, down] = WAYS[key];
  const here = data.nodes[node];
  let best = null;
  let nearest = 0.05;
  for (const edge of data.touching[node]) {
    if (edge.hidden) continue;
    const there = data.nodes[otherEnd(edge, node)];
    const across = there.x - here.x;
    const below = there.y - here.y;
    const likeness = (across * right + below * down) / Math.hypot(across, below);
    if (likeness > nearest) [best, nearest] = [there.id, likeness];
  }
  return best;
}
