// A timeline is drawn by the server; the script only keeps it as a PNG file.
import { keepDrawing } from "./picture.js";

for (const place of document.querySelectorAll("[data-script]")) place.hidden = false;
for (const button of document.querySelectorAll('[data-do="picture"]')) {
  const query = new URLSearchParams(location.search);
  query.set("format", "svg");
  button.addEventListener("click", () => keepDrawing(`?${query}`));
}
