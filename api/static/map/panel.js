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
  if (edge.from === node) line.append(`${data.says[tie.kind]} `, button);
  else line.append(button, ` ${data.says[tie.kind]} this`);
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

function linksOf(thing) {
  const links = make("p");
  if (thing.page) links.append(linkTo(thing.page, "All that is known"));
  if (thing.map && thing.map !== location.pathname) links.append(links.childNodes.length ? " · " : "", linkTo(thing.map, "Its own map"));
  return links;
}

function buttonsOf(node, acts) {
  const buttons = make("p", "", "panel-buttons");
  if (acts.shut && acts.isOpen(node)) buttons.append(makeButton("Fold up again", "plain-button", () => acts.shut(node)));
  if (acts.isPinned(node)) buttons.append(makeButton("Unpin", "plain-button", () => acts.unpin(node)));
  return buttons;
}

export function showPanel(data, node, acts) {
  const panel = document.getElementById("map-panel");
  const thing = data.things[node];
  const heading = make("h3", thing.name);
  heading.tabIndex = -1;
  const list = make("ul");
  for (const edge of data.touching[node]) if (!edge.hidden) list.append(tell(data, edge, node, acts.select));
  panel.replaceChildren(
    makeButton("Close", "plain-button close", acts.letGo),
    make("p", thing.mark ? `${data.sorts[thing.kind]}: ${thing.mark}` : data.sorts[thing.kind], "sort"),
    heading,
    ...(thing.seen ? [make("p", `Seen ${thing.seen}`, "hint")] : []),
    linksOf(thing),
    make("p", "", "more"),
    buttonsOf(node, acts),
    list,
  );
  panel.hidden = false;
  panel.scrollTop = 0;
  if (acts.open) offerMore(panel.querySelector(".more"), data, node, acts);
}

// Says, by kind, what else is tied to a thing before it is opened.
async function offerMore(place, data, node, acts) {
  const around = await acts.countAround(node);
  if (around === null || !place.isConnected) return;
  const missing = Object.values(around).map((kind) => ({ ...kind, more: kind.number - kind.keys.filter((key) => data.numbers.has(key)).length }));
  const more = missing.reduce((sum, kind) => sum + kind.more, 0);
  if (more <= 0) {
    place.append(make("span", "Everything that is tied to it is on the map.", "hint"));
    return;
  }
  const words = missing.filter((kind) => kind.more > 0).map((kind) => `${kind.more.toLocaleString("en-GB")} ${kind.more === 1 ? kind.one : kind.many}`);
  const label = more > acts.atOnce ? `Show ${acts.atOnce} of ${more.toLocaleString("en-GB")} more` : `Show ${more} more`;
  place.append(make("span", `And ${words.join(", ")} more. `), makeButton(label, "plain-button", () => acts.open(node)));
}

export function hidePanel() {
  const panel = document.getElementById("map-panel");
  panel.replaceChildren();
  panel.hidden = true;
}

export function enterPanel() {
  document.querySelector("#map-panel h3")?.focus();
}
