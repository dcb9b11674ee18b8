// Completion from our own ontology: prefixes, terms, codes and topics, found by their short names or by their labels.

const MOST = 60;
let words; // asked for once, when first wanted

function fetchWords() {
  words ??= fetch("/sparql/words").then((answer) => answer.json());
  return words;
}

// What stands before the cursor: "scr:Rec", "scrc:standing\/f", or a part of a label as in "recomm". The grammar's own
// tokens will not do: it reads "addressed" as "a" and something wrong.
const BEGUN = /[A-Za-z][\w-]{0,60}(:[\w\\/.-]{0,120})?$/;
const PREFIX = /^\s*PREFIX\s+[\w-]*:?$/i;

function begun(editor) {
  const { line, ch } = editor.getDoc().getCursor();
  const before = editor.getDoc().getLine(line).slice(0, ch);
  const word = BEGUN.exec(before)?.[0] ?? "";
  const outside = !/[?$<"'#]$/.test(before.slice(0, before.length - word.length));
  return { word, outside, start: ch - word.length, end: ch, afterPrefix: PREFIX.test(before) };
}

function find({ prefixes, terms }, wanted) {
  const text = wanted.toLowerCase();
  const named = terms.filter(([name]) => name.toLowerCase().startsWith(text));
  const inside = text.includes(":") ? text.slice(text.indexOf(":") + 1) : text;
  const labelled = terms.filter(([name, label]) => !named.some(([other]) => other === name) && inside.length > 1
    && (label.toLowerCase().includes(inside) || name.toLowerCase().includes(inside)));
  const begun = Object.keys(prefixes).filter((prefix) => !text.includes(":") && prefix.startsWith(text)).map((prefix) => `${prefix}:`);
  return [...begun, ...named.map(([name]) => name), ...labelled.map(([name]) => name)].slice(0, MOST);
}

export function offerWords() {
  const told = new Map(); // short name → label and kind
  return {
    name: "scrutiny",
    bulk: false,
    autoShow: true,
    isValidCompletionPosition(editor) {
      const { word, outside, afterPrefix } = begun(editor);
      const { type } = editor.getTokenAt(editor.getDoc().getCursor());
      if (type === "comment" || type === "string" || !outside) return false;
      return afterPrefix || word.includes(":") || Boolean(editor.wordsWanted && word);
    },
    preProcessToken(editor, token) {
      const { word, start, end, afterPrefix } = begun(editor);
      return { ...token, string: word, from: { ch: start }, to: { ch: end }, afterPrefix };
    },
    async get(_, token) {
      const known = await fetchWords();
      for (const [name, label, kind] of known.terms) told.set(name, `${label} (${kind})`);
      for (const [prefix, iri] of Object.entries(known.prefixes)) told.set(`${prefix}:`, iri);
      if (!token.afterPrefix) return find(known, token.string);
      const wanted = token.string.replace(/:$/, "");
      return Object.entries(known.prefixes).filter(([prefix]) => prefix.startsWith(wanted)).map(([prefix, iri]) => `${prefix}: <${iri}>`);
    },
    postprocessHints(_, hints) {
      return hints.map((hint) => ({ ...hint, render: (line) => draw(line, hint.text, told.get(hint.text)) }));
    },
  };
}

function draw(line, name, label) {
  const code = document.createElement("code");
  code.textContent = name;
  line.append(code);
  if (!label) return;
  const quiet = document.createElement("span");
  quiet.className = "word-label";
  quiet.textContent = label;
  line.append(" ", quiet);
}
