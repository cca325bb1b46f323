// The desk by keyboard: each key goes to what stands on the page.
import { listen } from "./keys.js";

const titles = () => [...document.querySelectorAll(".desk__title")];

function step(way) {
  const all = titles();
  const at = all.indexOf(document.activeElement?.closest("tr")?.querySelector(".desk__title"));
  all[at < 0 ? (way > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + way, 0), all.length - 1)]?.focus();
}

listen({
  j: () => step(1),
  k: () => step(-1),
  x: () => document.activeElement?.closest("tr")?.querySelector("[name=canvas]")?.click(),
  n: () => document.getElementById("desk-older")?.click(),
  p: () => document.getElementById("desk-newer")?.click(),
  "/": () => document.getElementById("q")?.focus(),
});

// Whoever opens a canvas and comes back goes on where they were.
document.addEventListener("click", ({ target }) => {
  const title = target.closest?.(".desk__title");
  if (title) history.replaceState({ row: title.id }, "");
});
addEventListener("pageshow", () => document.getElementById(history.state?.row)?.focus());

// All of this page at once.
const all = document.getElementById("tick-all");
if (all) {
  all.hidden = false;
  all.addEventListener("change", () => {
    for (const box of document.querySelectorAll("[name=canvas]")) box.checked = all.checked;
  });
}
