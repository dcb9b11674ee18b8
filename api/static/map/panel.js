// The panel beside the map: what is selected, and for each of its lines the words of the paper. Text only, never markup.
import { otherEnd } from "./data.js";

function make(name, words, className) {
  const element = document.createElement(name);
  if (words) element.textContent = words;
  if (className) element.className = className;
  return element;
}

function linkTo(address, words) {
  if (!/^(\/|https?:\/\/)/.test(address || "")) return make("span", words);
  const link = make("a", words);
  link.href = address;
  return link;
}

function makeButton(words, className, act) {
  const button = make("button", words, className);
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}

function tell(data, edge, node, select) {
  const tie = data.ties[edge.id];
  const other = otherEnd(edge, node);
  const item = make("li");
  const line = make("p");
  const button = makeButton(data.things[other].name, "name-button", () => select(other));
  if (edge.from === node) line.append(`${tie.says} `, button);
  else line.append(button, ` ${tie.says} this`);
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

export function showPanel(data, node, acts) {
  const panel = document.getElementById("map-panel");
  const thing = data.things[node];
  const links = make("p");
  if (thing.page) links.append(linkTo(thing.page, "All that is known"));
  if (thing.map && thing.map !== location.pathname) links.append(thing.page ? " · " : "", linkTo(thing.map, "Its own map"));
  const list = make("ul");
  for (const edge of data.touching[node]) if (!edge.hidden) list.append(tell(data, edge, node, acts.select));
  const buttons = make("p");
  if (acts.open) buttons.append(makeButton("Show more that is tied to this", "plain-button", () => acts.open(node)));
  if (acts.shut && acts.isOpen(node)) buttons.append(" ", makeButton("Fold it up again", "plain-button", () => acts.shut(node)));
  panel.replaceChildren(
    makeButton("Close", "plain-button close", acts.letGo),
    make("p", thing.mark ? `${thing.sort}: ${thing.mark}` : thing.sort, "sort"),
    make("h3", thing.name),
    links,
    buttons,
    list,
  );
  panel.hidden = false;
  panel.scrollTop = 0;
}

export function hidePanel() {
  const panel = document.getElementById("map-panel");
  panel.replaceChildren();
  panel.hidden = true;
}
