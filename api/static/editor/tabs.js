// YASGUI's row of queries says that it is a tab list, which may hold nothing but tabs, and holds a button and a menu as
// well. It is a row of links instead, of which one is the current.

export function tellTabs(place) {
  const row = place.querySelector(".tabsList");
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", "Queries");
  for (const link of row.querySelectorAll(".tab > a")) {
    if (link.ariaSelected === "true") link.setAttribute("aria-current", "true");
    else if (link.ariaSelected) link.removeAttribute("aria-current");
    for (const name of ["role", "aria-selected"]) link.removeAttribute(name);
    link.tabIndex = 0;
  }
  for (const panel of place.querySelectorAll(".tabPanel")) panel.setAttribute("role", "group");
}
