// Goes from change to change, by buttons and by the keys n and p. The keys can be turned off, for
// whoever speaks to the browser or hits a key by accident.
import { onKeydown } from "./keydown.js";
import { say } from "./texts.js";

const KEYS = "throughline-change-keys";
const changes = [...document.querySelectorAll("[data-change]")];
const said = document.getElementById("at");
const toggle = document.getElementById("keys");
let place = -1;

if (changes.length) start();

function start() {
  document.getElementById("walk").hidden = false;
  document.getElementById("next-change").addEventListener("click", () => go(1));
  document.getElementById("previous-change").addEventListener("click", () => go(-1));
  toggle.setAttribute("aria-pressed", String(localStorage.getItem(KEYS) !== "off"));
  toggle.addEventListener("click", turn);
  onKeydown(press);
}

function turn() {
  const on = toggle.getAttribute("aria-pressed") !== "true";
  toggle.setAttribute("aria-pressed", String(on));
  localStorage.setItem(KEYS, on ? "on" : "off");
}

function press(event) {
  const typing = event.target.closest("input, select, textarea, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (toggle.getAttribute("aria-pressed") !== "true") return;
  if (event.key === "n") go(1);
  if (event.key === "p") go(-1);
}

// From the change that has the focus, else from the last one; it ends at the ends.
function go(way) {
  const here = changes.indexOf(document.activeElement.closest("[data-change]"));
  if (here >= 0) place = here;
  place = Math.min(Math.max(place + way, 0), changes.length - 1);
  const change = changes[place];
  change.focus({ preventScroll: true });
  change.scrollIntoView({ block: "center" });
  said.textContent = say("Change %(place)s of %(all)s", { place: place + 1, all: changes.length });
}
