// The table of an answer: what is ours by its name with a link to its page, everything else as it is.

const MOST = 1000; // rows that are drawn; the download has them all
const MOST_NAMED = 500; // IRIs that the service names at once

function make(tag, attributes = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...inside);
  return made;
}

// "bodyLabel" → "body label"
const spoken = (name) => name.replace(/([a-z])([A-Z])/g, "$1 $2").replaceAll("_", " ").toLowerCase();

// The last part of an IRI as words, for what has no name.
const last = (iri) => decodeLast(iri.replace(/[/#]+$/, "").split(/[/#]/).pop() || iri);
function decodeLast(part) {
  try { return decodeURIComponent(part).replace(/[-_]/g, " "); } catch { return part; }
}

const isWeb = (iri) => /^https?:\/\//.test(iri);

export class AnswerTable {
  priority = 10;
  label = "Table";

  constructor(yasr) { this.yasr = yasr; }

  canHandleResults() { return Boolean(this.yasr.results?.getVariables?.()?.length); }

  draw() {
    const names = this.yasr.results.getVariables();
    const rows = this.yasr.results.getBindings() ?? [];
    const shown = rows.slice(0, MOST);
    const links = new Map(); // IRI → its links in the table
    const body = make("tbody", {}, ...shown.map((row) => make("tr", {}, ...names.map((name) => this.cell(row[name], links)))));
    const head = make("thead", {}, make("tr", {}, ...names.map((name) => make("th", { scope: "col" }, spoken(name)))));
    const wide = make("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Answer as a table" }, make("table", {}, head, body));
    if (!rows.length) this.yasr.resultsEl.append(make("p", {}, "Nothing in the graph fits this query."));
    else this.yasr.resultsEl.append(wide);
    if (rows.length > MOST) wide.before(make("p", {}, `The first ${MOST.toLocaleString("en-GB")} rows are shown; the download has them all.`));
    nameAll(links);
  }

  cell(term, links) {
    if (!term) return make("td");
    if (term.type !== "uri" || !isWeb(term.value)) return make("td", term["xml:lang"] ? { lang: term["xml:lang"] } : {}, term.value);
    const link = make("a", { href: term.value, title: term.value, rel: "noopener" }, last(term.value));
    links.set(term.value, [...(links.get(term.value) ?? []), link]);
    return make("td", {}, link);
  }

  download(filename) {
    return { getData: () => this.yasr.results.asCsv(), contentType: "text/csv", title: "Download as CSV", filename: `${filename || "answer"}.csv` };
  }
}

async function nameAll(links) {
  const wanted = [...links.keys()].slice(0, MOST_NAMED);
  if (!wanted.length) return;
  const answer = await fetch("/sparql/labels", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(wanted) });
  if (!answer.ok) return; // the addresses stand there already
  for (const [iri, { label, address }] of Object.entries(await answer.json())) {
    for (const link of links.get(iri) ?? []) {
      if (label) link.textContent = label;
      if (address) link.href = address;
    }
  }
}
