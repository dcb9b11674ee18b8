// YASQE's own check of the syntax while one types, told that our prefixes need no declaration, and shown without inline
// styles, which the page's content policy forbids.

export function knowPrefixes(Yasqe, prefixes) {
  const grammar = Yasqe.modes.sparql11;
  Yasqe.defineMode("sparql11", (config) => {
    const mode = grammar(config);
    const begin = mode.startState;
    return { ...mode, startState: () => ({ ...begin(), prefixes: { ...prefixes } }) };
  });
  Yasqe.prototype.checkSyntax = checkSyntax;
}

function checkSyntax() {
  this.queryValid = true;
  this.clearGutter("gutterErrorBar");
  for (let line = 0; line < this.getDoc().lineCount(); line += 1) {
    const { state } = this.getTokenAt({ line, ch: this.getDoc().getLine(line).length }, !this.prevQueryValid);
    this.setOption("queryType", state.queryType);
    if (state.OK) continue;
    this.setGutterMarker(line, "gutterErrorBar", warn(state));
    this.queryValid = false;
    return;
  }
}

function warn(state) {
  const expected = state.possibleCurrent?.length ? `Something else is expected here: ${state.possibleCurrent.join(", ")}` : "This line is not valid";
  const words = state.errorMsg || expected;
  const sign = document.createElement("span");
  sign.className = "syntax-warning";
  sign.textContent = "!";
  sign.title = words;
  sign.setAttribute("role", "img");
  sign.setAttribute("aria-label", words);
  return sign;
}
