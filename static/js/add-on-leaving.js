// Going on by a link or a button of ours enters what stands in the lines: the next page stores it.
import { enterAll } from "./add-item.js";

const WAYS = "a[href], button, #finish-later > summary";

document.addEventListener("click", (event) => {
  const way = event.target.closest(WAYS);
  if (way && leads(way, event)) enterAll();
}, true);

function leads(way, { button, ctrlKey, metaKey, shiftKey, altKey }) {
  if (way.matches("summary")) return true;
  if (way.matches("button")) return sends(way);
  const opensElsewhere = button || ctrlKey || metaKey || shiftKey || altKey || way.target;
  return !opensElsewhere && !way.hasAttribute("hx-get") && way.origin === location.origin && way.pathname !== location.pathname;
}

// A form that the queue takes stays on its page; one with `data-draft` leads back to it.
function sends({ type, form }) {
  return type === "submit" && form && !form.matches("[data-save], [data-draft], [hx-get], [hx-post], dialog form");
}
