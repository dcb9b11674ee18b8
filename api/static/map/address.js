// The address holds all state: what the server has to know in the query, what is selected, pinned and in view after the #.

export function readPlace() {
  const place = new URLSearchParams(location.hash.slice(1));
  const view = (place.get("view") || "").split(",").map(Number);
  const pins = place.getAll("pin").map((pin) => {
    const [x, y, ...key] = pin.split(",");
    return { key: key.join(","), x: Number(x), y: Number(y) };
  });
  return {
    at: place.get("at"),
    view: view.length === 3 && view.every(Number.isFinite) ? view : null,
    pins: pins.filter((pin) => Number.isFinite(pin.x) && Number.isFinite(pin.y)),
  };
}

export function writePlace({ at, view, pins }, forward) {
  const place = new URLSearchParams();
  if (at) place.set("at", at);
  for (const pin of pins) place.append("pin", `${Math.round(pin.x)},${Math.round(pin.y)},${pin.key}`);
  if (view) place.set("view", view.map((number) => Math.round(number * 1000) / 1000).join(","));
  const hash = place.toString().replaceAll("%2F", "/").replaceAll("%2C", ",");
  moveTo(`${location.pathname}${location.search}${hash ? `#${hash}` : ""}`, forward);
}

function moveTo(address, forward) {
  if (address !== `${location.pathname}${location.search}${location.hash}`) {
    history[forward ? "pushState" : "replaceState"](null, "", address);
  }
}

export function queryWith(change) {
  const query = new URLSearchParams(location.search);
  change(query);
  const text = query.toString().replaceAll("%2F", "/");
  return text ? `?${text}` : location.pathname;
}

export function pushQuery(change) {
  const query = queryWith(change);
  moveTo(`${query.startsWith("?") ? location.pathname : ""}${query}${location.hash}`, true);
}

// What makes the server show something else: another of these, and the parts of the page have to be fetched again.
export function askedOfServer(search = location.search) {
  const query = new URLSearchParams(search);
  return ["open", "from", "to", "steps", "most", "everyone", "one", "other", "query"].map((name) => query.getAll(name).join()).join("&");
}
