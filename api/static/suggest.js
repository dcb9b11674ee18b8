// Suggests names while somebody types: a list under the field, walked by arrow keys, as the ARIA practices describe a
// combobox. A field marked data-suggest="go" leads to the page of what is chosen; one marked "name" takes its name, and
// the two hidden fields beside it keep which thing was meant.

const WAIT = 150; // milliseconds after the last key
let made = 0;

function listFor(field) {
  const list = document.createElement("ul");
  list.id = `suggestions-${++made}`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  field.insertAdjacentElement("afterend", list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) {
    field.setAttribute(name, value);
  }
  return list;
}

function optionFor(suggestion, number, list) {
  const option = document.createElement("li");
  option.id = `${list.id}-${number}`;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  const hint = document.createElement("span");
  hint.className = "hint";
  hint.textContent = suggestion.hint;
  option.append(suggestion.label, " ", hint);
  return option;
}

function keep(field, suggestion) {
  field.value = suggestion.label;
  for (const part of ["iri", "label"]) {
    const hidden = field.form.elements[`${field.name}.${part}`];
    if (hidden) hidden.value = suggestion[part];
  }
}

function attach(field) {
  const list = listFor(field);
  let found = [];
  let chosen = -1;
  let waiting = 0;
  let asked = 0;

  function show(suggestions) {
    found = suggestions;
    chosen = -1;
    list.replaceChildren(...found.map((one, number) => optionFor(one, number, list)));
    list.hidden = found.length === 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
    field.removeAttribute("aria-activedescendant");
  }

  function move(step) {
    if (!found.length) return;
    list.children[chosen]?.setAttribute("aria-selected", "false");
    chosen = (chosen + step + found.length + (chosen < 0 && step < 0 ? 1 : 0)) % found.length;
    const option = list.children[chosen];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", option.id);
  }

  function take(suggestion) {
    show([]);
    if (field.dataset.suggest === "go") location.assign(suggestion.address);
    else keep(field, suggestion);
  }

  async function ask() {
    const number = ++asked;
    const words = field.value.trim();
    if (words.length < 2) return show([]);
    const query = new URLSearchParams({ q: words, type: field.dataset.kinds ?? "" });
    try {
      const answer = await fetch(`/search/suggest?${query}`);
      const { suggestions } = answer.ok ? await answer.json() : { suggestions: [] };
      if (number === asked && document.activeElement === field) show(suggestions);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // no network: the form works without suggestions
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, WAIT);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      move(event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
    } else if (event.key === "Enter" && chosen >= 0) {
      take(found[chosen]);
      event.preventDefault();
    } else if (event.key === "Escape" && !list.hidden) {
      show([]);
      event.preventDefault();
    }
  });
  field.addEventListener("blur", () => setTimeout(() => show([]), WAIT));
  list.addEventListener("pointerdown", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) take(found[[...list.children].indexOf(option)]);
    event.preventDefault();
  });
}

document.querySelectorAll("input[data-suggest]").forEach(attach);
