// A flash leaves after a while; one that can be undone stays longer, and nobody's hand is pulled away.
import { park } from "./focus.js";
import { onKeydown } from "./keydown.js";
import { element } from "./elements.js";
import { say } from "./texts.js";

const LASTS = 8_000;
const UNDO_LASTS = 30_000;
const FIELD = "main :is(textarea, select, input:not([type=hidden]))";
const TOP = 72; // beneath the header
const GAP = 12;
const seen = new WeakMap(); // flash -> its words when its time began: a swap may reuse the element

function tidy() {
  for (const flash of document.querySelectorAll("#flashes > .flash")) {
    const words = flash.firstElementChild.textContent;
    if (seen.get(flash) === words) continue;
    seen.set(flash, words);
    leaveAfter(flash.querySelector("form, [data-undo], [data-step]") ? UNDO_LASTS : LASTS, flash, words);
    if (!flash.querySelector("[data-close]")) flash.append(closer());
    uncover();
  }
}

function leaveAfter(time, flash, words) {
  setTimeout(() => {
    if (seen.get(flash) !== words) return;
    if (flash.matches(":hover, :focus-within")) leaveAfter(time, flash, words);
    else flash.remove();
  }, time);
}

function closer() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button--icon";
  button.dataset.close = "";
  button.textContent = "×";
  button.setAttribute("aria-label", say("Close this message"));
  return button;
}

function close(flash) {
  if (flash.contains(document.activeElement)) park();
  flash.remove();
}

// Say something; `undo` names the changes that it tells of, to take back, `step` a step to take.
export function flash(text, { undo = "", step = "" } = {}) {
  const made = element("div", { className: "flash" }, [element("p", { textContent: text })]);
  if (undo || step) {
    const button = element("button", { type: "button", className: "button-link", id: "undo", textContent: say("Undo") });
    Object.assign(button.dataset, undo ? { undo } : { step });
    made.append(button);
  }
  const flashes = document.getElementById("flashes");
  if (flashes.contains(document.activeElement)) park();
  flashes.replaceChildren(made);
}

// What is said covers neither what somebody is at, or was led to, nor the field that comes next.
function uncover() {
  const { top } = document.getElementById("flashes").getBoundingClientRect();
  const at = document.activeElement.closest("main *") ?? document.querySelector("main :target");
  if (!document.querySelector("#flashes > .flash") || !at) return;
  const fields = [...document.querySelectorAll(FIELD)].filter((field) => field.checkVisibility());
  const next = at.matches(FIELD) ? fields[fields.indexOf(at) + 1] : null;
  const ends = [at, next].filter(Boolean).map((field) => field.getBoundingClientRect().bottom).filter((bottom) => bottom < innerHeight);
  const most = at.getBoundingClientRect().top - TOP;
  const by = Math.min(Math.max(...ends) - top + GAP, most);
  if (by > 0) scrollBy(0, by);
}

for (const name of ["focusin", "htmx:afterSettle"]) document.addEventListener(name, uncover);
new MutationObserver(tidy).observe(document.getElementById("flashes"), { childList: true, subtree: true, characterData: true });
tidy();

document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-close]")) close(target.closest(".flash"));
});

onKeydown(({ key }) => {
  if (key !== "Escape" || document.querySelector("dialog[open]")) return;
  document.querySelectorAll("#flashes > .flash:not(:focus-within)").forEach(close);
});
