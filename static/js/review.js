// The review page by keyboard. Each key presses what stands on the page; none does anything else.
import "./drafts.js";
import { isAimed } from "./comment.js";
import "./phrases.js";
import { listen } from "./keys.js";

const review = () => document.querySelector(".review")?.dataset ?? {};
// In a first round nothing is marked as changed, for all of it is new: then every item is a stop.
const isFirst = () => review().first !== undefined;
const stops = () => [...document.querySelectorAll(isFirst() ? ".row--read" : "[data-change]")];
const go = (address) => { if (address) location.assign(address); };

listen({
  j: () => step(1),
  k: () => step(-1),
  a: () => document.getElementById("verdict-approve")?.click(),
  c: () => document.getElementById("verdict-changes")?.click(),
  u: () => document.getElementById("judged-undo")?.click(),
  r: comment,
  n: () => document.getElementById("go-next")?.click(),
  p: () => document.getElementById("go-previous")?.click(),
  f: () => document.getElementById("finish")?.click(),
}, isAimed);

// The next stop of this step, or the next step that has any.
function step(way) {
  const all = stops();
  const at = all.findIndex((stop) => stop.contains(document.activeElement));
  const next = all[at < 0 && way < 0 ? all.length - 1 : at + way];
  if (next) next.focus();
  else if (way > 0) go(isFirst() ? review().next : review().nextChanged);
}

function comment() {
  const link = document.activeElement?.closest(".row--read")?.querySelector("[id^=comment-on-]");
  if (link) link.click();
  else document.getElementById("write-text")?.focus();
}
