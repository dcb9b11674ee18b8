// Fetches the same page for other wishes and puts its parts in the place of these: the server alone decides what is shown.

const PARTS = ["map-summary", "map-data", "map-table", "map-legend"];

export async function swapParts(address) {
  const answer = await fetch(address, { headers: { accept: "text/html" } });
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const id of PARTS) document.getElementById(id).replaceWith(document.adoptNode(page.getElementById(id)));
  document.querySelectorAll(".views").forEach((nav, n) => {
    const fresh = page.querySelectorAll(".views")[n];
    if (fresh) nav.replaceWith(document.adoptNode(fresh));
  });
}
