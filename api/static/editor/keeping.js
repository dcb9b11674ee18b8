// Queries are kept in this browser only where somebody has said so.

const SAID = "scrutiny-keep";
const OURS = /^scrutiny/;

export function keeps() {
  try { return localStorage.getItem(SAID) === "yes"; } catch { return false; }
}

export function keep() { localStorage.setItem(SAID, "yes"); }

export function forget() {
  for (const key of Object.keys(localStorage)) if (OURS.test(key)) localStorage.removeItem(key);
}
