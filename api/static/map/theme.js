// How each kind of thing looks: a colour of the style sheet and a shape of vis-network, so that neither stands alone.

const SHAPES = {
  person: "dot",
  body: "box",
  post: "triangle",
  organisation: "square",
  recommendation: "diamond",
  action: "hexagon",
  response: "triangleDown",
  topic: "dot",
  issue: "star",
  item: "dot",
  meeting: "square",
  decision: "hexagon",
  thing: "dot",
  outcome: "square",
  accepted: "dot",
  "partially accepted": "triangle",
  rejected: "diamond",
  "in progress": "triangleDown",
  completed: "square",
  deferred: "hexagon",
  answered: "dot",
  "no answer found": "star",
  "group 1": "dot",
  "group 2": "square",
  "group 3": "triangle",
  "group 4": "diamond",
  "group 5": "hexagon",
  "group 6": "triangleDown",
  "group 7": "star",
  "group 8": "ellipse",
};
const INSIDE = ["box", "ellipse"]; // shapes that hold their label

function colourOf(style, name) {
  return style.getPropertyValue(`--${name.replaceAll(" ", "-")}`).trim();
}

function groupsOf(style) {
  const ink = colourOf(style, "ink");
  const halo = colourOf(style, "canvas");
  const groups = {};
  for (const [kind, shape] of Object.entries(SHAPES)) {
    const own = colourOf(style, kind);
    const lit = { background: own, border: colourOf(style, "focus") };
    const inside = { color: colourOf(style, "on-body"), strokeWidth: 0 };
    groups[kind] = {
      shape,
      color: { background: own, border: own, highlight: lit, hover: lit },
      font: INSIDE.includes(shape) ? inside : { color: ink, strokeColor: halo },
    };
  }
  return groups;
}

export function themedOptions(many) {
  const style = getComputedStyle(document.documentElement);
  const face = style.fontFamily;
  const focus = colourOf(style, "focus");
  return {
    autoResize: true,
    physics: false,
    layout: { improvedLayout: false },
    groups: groupsOf(style),
    nodes: {
      size: 9,
      borderWidth: 1,
      borderWidthSelected: 4,
      margin: 8,
      font: { size: many ? 12 : 13, strokeWidth: many ? 0 : 3, face },
      scaling: { label: { drawThreshold: many ? 9 : 6 } },
    },
    edges: {
      smooth: false,
      arrows: { to: { scaleFactor: 0.5 } },
      color: { color: colourOf(style, "tie"), highlight: focus, hover: focus },
      scaling: { min: 1, max: 6, label: false },
      selectionWidth: 1.5,
      hoverWidth: 1,
    },
    interaction: {
      hideEdgesOnDrag: many,
      hideEdgesOnZoom: many,
      hover: !many,
      keyboard: false,
      multiselect: false,
      selectConnectedEdges: true,
      tooltipDelay: 3600000,
      zoomView: false,
    },
  };
}
