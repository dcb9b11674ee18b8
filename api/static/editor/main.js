// The SPARQL editor: YASGUI with our own table, completion and words for what went wrong. The form below it is what is
// sent where there are no scripts, and what the map is asked by.

import Yasgui from "/static/vendor/yasgui.js";
import { knowPrefixes } from "./grammar.js";
import { offerWords } from "./words.js";
import { tellTabs } from "./tabs.js";
import { AnswerTable } from "./table.js";
import { tellTrouble, unmarkTrouble } from "./trouble.js";
import { keeps, keep, forget } from "./keeping.js";

const field = document.getElementById("query");
const live = document.getElementById("ask-live");
const say = (words) => { live.textContent = words; };

const { Yasqe, Yasr } = Yasgui;
knowPrefixes(Yasqe, JSON.parse(document.getElementById("editor").dataset.prefixes));
// Those that come with it ask a server elsewhere.
for (const name of ["prefixes", "class", "property"]) delete Yasqe.Autocompleters[name];
Yasqe.registerAutocompleter(offerWords(), false);
Yasqe.defaults.autocompleters = ["variables", "scrutiny"];
Yasr.registerPlugin("table", AnswerTable, true);
Yasr.defaults.errorRenderers = [(error) => tellTrouble(error, yasgui.getTab().getYasqe())];

const kept = keeps();
const place = document.getElementById("editor");
place.hidden = false;
document.getElementById("plain").hidden = true;

const yasgui = new Yasgui(place, {
  requestConfig: { endpoint: `${location.origin}/sparql`, method: "POST" },
  endpointCatalogueOptions: { getData: () => [] },
  persistenceId: kept ? "scrutiny" : null,
  populateFromUrl: false,
  autofocus: false,
  yasqe: {
    ...Yasqe.defaults,
    value: field.value,
    showQueryButton: false,
    prefixCcApi: null,
    screenReaderLabel: "Query in SPARQL",
    extraKeys: {
      ...Yasqe.defaults.extraKeys,
      Tab: false, // a keyboard leaves the editor as it leaves any field
      "Shift-Tab": false,
      "Ctrl-Space": () => offerAll(current().getYasqe()),
      "Ctrl-Enter": () => ask(),
      "Cmd-Enter": () => ask(),
    },
  },
});

// What the address or the form holds goes before what was kept.
if (kept && (new URLSearchParams(location.search).has("query") || new URLSearchParams(location.search).has("question"))) {
  const known = Object.values(yasgui._tabs).find((tab) => tab.getQuery() === field.value);
  if (known) known.select(); else yasgui.addTab(true, { yasqe: { value: field.value } });
}

function offerAll(editor) {
  editor.wordsWanted = true; // also words that do not look like a term yet
  editor.autocomplete();
  editor.wordsWanted = false;
}

function current() { return yasgui.getTab(); }

function address() { return `/sparql/ask?${new URLSearchParams({ query: current().getQuery() })}`; }

function ask() {
  document.getElementById("answer-place").replaceChildren();
  document.getElementById("problem")?.remove();
  history.replaceState(null, "", address());
  say("Asking …");
  current().query().catch(() => {}); // what went wrong is told where the answer would stand
}

const buttons = document.querySelector(".ask-buttons");
function settle() {
  const panel = document.getElementById(current().getId());
  if (!panel) return;
  tellTabs(place);
  panel.insertBefore(buttons, panel.lastElementChild);
  panel.insertBefore(live, panel.lastElementChild);
  const editor = current().getYasqe();
  editor.off("change", unmarkTrouble);
  editor.on("change", unmarkTrouble);
}
yasgui.on("tabSelect", () => setTimeout(settle)); // it is drawn only after it is selected
settle();

// What came is there to be looked at only after everybody has heard of it.
yasgui.on("queryResponse", (_, tab) => setTimeout(() => say(told(tab.getYasr()?.results))));

function told(results) {
  if (results?.getError?.()) return "There is no answer. What went wrong is told below.";
  const rows = results?.getBindings?.()?.length;
  return rows === undefined ? "Answered." : `Answered: ${rows.toLocaleString("en-GB")} ${rows === 1 ? "row" : "rows"}.`;
}

document.getElementById("ask").addEventListener("submit", (event) => {
  field.value = current().getQuery();
  if (event.submitter?.hasAttribute("formaction")) return;
  event.preventDefault();
  ask();
});

document.getElementById("examples").addEventListener("click", (event) => {
  const example = event.target.closest("a[data-query]");
  if (!example || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  current().setQuery(example.dataset.query);
  document.getElementById("examples").open = false;
  current().getYasqe().focus();
  say(`In the editor: ${example.textContent}`);
});

const copy = document.getElementById("copy-link");
copy.hidden = false;
copy.addEventListener("click", async () => {
  history.replaceState(null, "", address());
  try {
    await navigator.clipboard.writeText(location.href);
    say("The link is copied.");
  } catch {
    say("The address of this page is the link: copy it from there.");
  }
});

const box = document.getElementById("keep");
box.checked = kept;
box.addEventListener("change", () => {
  if (box.checked) keep(); else forget();
  location.assign(address()); // the editor decides at its start whether it keeps anything
});
for (const id of ["keeping", "keys"]) document.getElementById(id).hidden = false;

const problem = document.getElementById("problem");
if (problem?.dataset.line) tellTrouble({ place: problem.dataset }, current().getYasqe());
document.documentElement.dataset.editor = "ready";
