// Fetches the same page for other wishes and puts its parts in the place of these: the server alone decides what is shown.

const PARTS = ["map-summary", "map-banded", "map-withheld", "map-data", "map-table", "map-legend"];

export async function swapParts(address) {
  const answer = await fetch(address, { headers: { accept: "text/html" } });
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const id of PARTS) {
    const fresh = page.getElementById(id);
    if (fresh) document.getElementById(id)?.replaceWith(document.adoptNode(fresh));
  }
  document.querySelectorAll(".views").forEach((nav, n) => {
    const fresh = page.querySelectorAll(".views")[n];
    if (fresh) nav.replaceWith(document.adoptNode(fresh));
  });
}

// Counts what is tied to a thing, by kind; null where that cannot be had.
export async function countAround(thing) {
  const query = new URLSearchParams({ kind: thing.kind });
  for (const name of ["from", "to", "everyone"]) {
    const value = new URLSearchParams(location.search).get(name);
    if (value) query.set(name, value);
  }
  const path = thing.key.split("/").map(encodeURIComponent).join("/");
  const answer = await fetch(`/maps/around/${path}?${query}`).catch(() => null);
  return answer?.ok ? answer.json() : null;
}
