// The review page by keyboard. Each key presses what stands on the page; none does anything else.
import "./drafts.js";
import { isAimed } from "./comment.js";
import "./phrases.js";
import { listen } from "./keys.js";

const changes = () => [...document.querySelectorAll("[data-change]")];
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

// The next change of this step, or the next step that has any.
function step(way) {
  const all = changes();
  const at = all.indexOf(document.activeElement?.closest("[data-change]"));
  const next = all[at < 0 && way < 0 ? all.length - 1 : at + way];
  if (next) next.focus();
  else if (way > 0) go(document.querySelector(".review")?.dataset.nextChanged);
}

function comment() {
  const link = document.activeElement?.closest(".row--read")?.querySelector("[id^=comment-on-]");
  if (link) link.click();
  else document.getElementById("write-text")?.focus();
}
