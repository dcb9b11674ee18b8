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
};

function colourOf(style, name) {
  return style.getPropertyValue(`--${name}`).trim();
}

function groupsOf(style) {
  const ink = colourOf(style, "ink");
  const groups = {};
  for (const [kind, shape] of Object.entries(SHAPES)) {
    const own = colourOf(style, kind);
    const lit = { background: own, border: colourOf(style, "focus") };
    groups[kind] = {
      shape,
      color: { background: own, border: own, highlight: lit, hover: lit },
      font: shape === "box" ? { color: colourOf(style, "on-body"), strokeWidth: 0 } : { color: ink, strokeColor: colourOf(style, "canvas") },
    };
  }
  return groups;
}

export function themedOptions() {
  const style = getComputedStyle(document.documentElement);
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
      font: { size: 13, strokeWidth: 3, face: "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif", vadjust: 0 },
      scaling: { label: { drawThreshold: 7 } },
    },
    edges: {
      smooth: false,
      color: { color: colourOf(style, "tie"), highlight: colourOf(style, "focus"), hover: colourOf(style, "focus") },
      scaling: { min: 1, max: 6, label: false },
      selectionWidth: 1.5,
      hoverWidth: 1,
    },
    interaction: {
      hideEdgesOnDrag: true,
      hideEdgesOnZoom: true,
      hover: true,
      keyboard: false,
      multiselect: false,
      selectConnectedEdges: true,
      tooltipDelay: 3600000,
    },
  };
}
