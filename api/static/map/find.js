// The search box: offers the names on the map and finds what has the words in its name.

export function offerNames(data) {
  const names = document.getElementById("map-names");
  names.replaceChildren();
  for (const name of new Set(data.things.map((thing) => thing.name))) {
    const option = document.createElement("option");
    option.value = name;
    names.append(option);
  }
}

export function findNamed(data, words) {
  const wanted = words.trim().toLowerCase();
  if (!wanted) return null;
  const seen = (number) => !data.nodes[number].hidden;
  const names = data.things.map((thing) => thing.name.toLowerCase());
  const exact = names.findIndex((name, number) => name === wanted && seen(number));
  return exact >= 0 ? exact : names.findIndex((name, number) => name.includes(wanted) && seen(number));
}
