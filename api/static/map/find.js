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

// Everything that has the words in its name and is not hidden, what is called exactly so first.
export function findNamed(data, words) {
  const wanted = words.trim().toLowerCase();
  if (!wanted) return [];
  const name = (number) => data.things[number].name.toLowerCase();
  const found = data.nodes.filter((node) => !node.hidden && name(node.id).includes(wanted)).map((node) => node.id);
  return [...found.filter((number) => name(number) === wanted), ...found.filter((number) => name(number) !== wanted)];
}
