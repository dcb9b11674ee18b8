// Tells what went wrong with a query in the service's own words (problem documents, RFC 9457), and marks the place.

let mark;

export function unmarkTrouble() {
  mark?.clear();
  mark = undefined;
}

export async function tellTrouble(error, editor) {
  const problem = error.place ?? read(error.text);
  const line = Number(problem?.line), column = Number(problem?.column);
  unmarkTrouble();
  if (line) show(editor, line, column);
  if (error.place) return undefined; // the page says it already
  const notice = document.createElement("div");
  notice.className = "notice";
  notice.setAttribute("role", "alert");
  const words = document.createElement("p");
  const title = document.createElement("strong");
  title.textContent = `${problem?.title ?? "The service could not be reached"}.`;
  words.append(title, ` ${problem?.detail ?? "Try again in a moment."}`);
  notice.append(words);
  if (line) notice.append(button(`Go to line ${line}`, () => { editor.focus(); editor.getDoc().setCursor({ line: line - 1, ch: column - 1 }); }));
  return notice;
}

function read(text) {
  try { return JSON.parse(text); } catch { return undefined; }
}

function show(editor, line, column) {
  const document_ = editor.getDoc();
  const length = document_.getLine(line - 1)?.length ?? 0;
  const from = Math.max(0, Math.min(column - 1, length - 1));
  mark = document_.markText({ line: line - 1, ch: from }, { line: line - 1, ch: Math.min(length, from + 12) }, { className: "ask-trouble", attributes: { title: "Here" } });
}

function button(words, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "second";
  made.textContent = words;
  made.addEventListener("click", press);
  return made;
}
