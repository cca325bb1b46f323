// The focus is never lost, and never taken from somebody who has gone on meanwhile.
const FOCUSABLE = "a[href], button:not([disabled]), input:not([type=hidden], [disabled]), textarea, select, summary, [tabindex]";
let before = null; // ids near the focus before the swap, the nearest first
let parked = null; // where the focus waits after a swap took its place away

export function focusIn(element) {
  const inside = element.matches(FOCUSABLE) ? element : element.querySelector(FOCUSABLE);
  const place = inside ?? document.getElementById("main");
  // In view first, and at once: what hears of the focus looks at where it is.
  place.scrollIntoView({ block: "nearest", behavior: "instant" });
  place.focus({ preventScroll: true });
}

function nearby(element) {
  const ids = [element.id];
  for (let node = element; node && node !== document.body; node = node.parentElement) {
    for (const other of [node.nextElementSibling, node.previousElementSibling, node.parentElement]) ids.push(other?.id);
  }
  return ids.filter(Boolean);
}

// Whether the focus still waits for what `asker` asked for.
function isFree(asker) {
  const active = document.activeElement;
  return active === document.body || active === parked || active === asker || (asker?.matches?.("form") && asker.contains(active));
}

// What has the focus goes away: it waits on the page until something takes it.
export function park() {
  parked = document.getElementById("main");
  parked.focus({ preventScroll: true });
}

// Go on at a place, if nobody went elsewhere since `asker` asked.
export function goOn(id, asker) {
  const place = id && document.getElementById(id);
  if (place && isFree(asker)) focusIn(place);
}

document.addEventListener("htmx:beforeSwap", () => {
  const active = document.activeElement;
  // Of two swaps on end the first may have taken the place away: then where it was still counts.
  if (active && active !== document.body) before = nearby(active);
});

// htmx gives the focus to what an answer calls `autofocus` as it settles, wherever it is by then.
document.addEventListener("htmx:afterSwap", ({ detail }) => {
  if (isFree(detail.requestConfig?.elt)) return;
  for (const element of document.querySelectorAll("[autofocus]")) element.removeAttribute("autofocus");
});

document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (before && document.activeElement === document.body) {
    focusIn(before.map((id) => document.getElementById(id)).find(Boolean) ?? document.getElementById("main"));
    parked = document.activeElement;
  }
  before = null;
  // A link says what it opens.
  const asker = detail.requestConfig?.elt;
  goOn(asker?.closest?.("[data-then]")?.dataset.then, asker);
});

