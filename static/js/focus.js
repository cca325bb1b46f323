// The focus is never lost: what a swap takes away hands it to its neighbour.
const FOCUSABLE = "a[href], button:not([disabled]), input:not([type=hidden], [disabled]), textarea, select, summary, [tabindex]";
let lost = null; // {id, near}: where the focus was before the swap

function neighbours(element) {
  const near = [];
  for (let node = element; node && node !== document.body; node = node.parentElement) {
    for (const sibling of [node.nextElementSibling, node.previousElementSibling, node.parentElement]) {
      if (sibling?.id) near.push(sibling.id);
    }
  }
  return near;
}

export function focusIn(element) {
  const inside = element.matches(FOCUSABLE) ? element : element.querySelector(FOCUSABLE);
  (inside ?? document.getElementById("main")).focus({ preventScroll: true });
}

document.addEventListener("htmx:beforeSwap", () => {
  const active = document.activeElement;
  lost = active && active !== document.body ? { id: active.id, near: neighbours(active) } : null;
});

document.addEventListener("htmx:afterSettle", () => {
  const wish = document.querySelector("[data-focus]"); // the reply may say where to go on
  if (wish) {
    wish.removeAttribute("data-focus");
    focusIn(wish);
  } else if (lost && document.activeElement === document.body) {
    const ids = [lost.id, ...lost.near].filter(Boolean);
    focusIn(ids.map((id) => document.getElementById(id)).find(Boolean) ?? document.getElementById("main"));
  }
  lost = null;
});
