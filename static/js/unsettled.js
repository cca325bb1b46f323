// The place above all that a page shows, for what has no place in it.
import { element } from "./elements.js";

export function above() {
  const main = document.getElementById("main");
  return document.getElementById("unsettled") ?? main.insertBefore(element("div", { id: "unsettled", className: "unsettled stack" }), main.firstChild);
}
