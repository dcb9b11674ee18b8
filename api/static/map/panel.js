// The panel beside the map: what is selected, and for each of its lines the words of the paper. Text only, never markup.
import { otherEnd } from "./data.js";

function make(name, words, className) {
  const element = document.createElement(name);
  if (words) element.textContent = words;
  if (className) element.className = className;
  return element;
}

export function linkTo(address, words) {
  if (!/^(\/|https?:\/\/)/.test(address || "")) return make("span", words);
  const link = make("a", words);
  link.href = address;
  return link;
}

function tell(data, edge, node, select) {
  const tie = data.ties[edge.id];
  const other = otherEnd(edge, node);
  const item = make("li");
  const line = make("p");
  const button = make("button", data.things[other].name, "plain-button");
  button.type = "button";
  button.addEventListener("click", () => select(other));
  const self = make("span", edge.from === node ? `${tie.says} ` : "");
  line.append(self, button, make("span", edge.from === node ? "" : ` ${tie.says} this`));
  item.append(line, make("p", [tie.words, tie.times, tie.when].filter(Boolean).join(" · "), "hint"));
  if (tie.quote) {
    const quote = make("blockquote");
    quote.append(make("p", `“${tie.quote}”`));
    const source = make("p", "", "hint");
    source.append(linkTo(tie.place, tie.paper || "See it in the paper"));
    item.append(quote, source);
  }
  return item;
}

export function showPanel(data, node, select, letGo) {
  const panel = document.getElementById("map-panel");
  const thing = data.things[node];
  const close = make("button", "Close", "plain-button close");
  close.type = "button";
  close.addEventListener("click", letGo);
  const links = make("p");
  if (thing.page) links.append(linkTo(thing.page, "All that is known"));
  if (thing.map) links.append(thing.page ? " · " : "", linkTo(thing.map, "Its own map"));
  const list = make("ul");
  for (const edge of data.touching[node]) list.append(tell(data, edge, node, select));
  panel.replaceChildren(close, make("p", thing.sort, "sort"), make("h3", thing.name), links, list);
  panel.hidden = false;
  panel.scrollTop = 0;
}

export function hidePanel() {
  const panel = document.getElementById("map-panel");
  panel.replaceChildren();
  panel.hidden = true;
}
