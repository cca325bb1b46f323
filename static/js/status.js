// One quiet line says how it stands with what was typed. Only a change for the worse, and back,
// is read out; single saves are not.
import { isTyping } from "./autosave.js";
import { linesLeft } from "./entry.js";
import { saves } from "./saves.js";
import { CLOCK } from "./times.js";

const line = document.getElementById("saved");
const spoken = document.getElementById("saved-said");
const WORSE = ["trying", "needs"];
let at = line?.querySelector("time")?.dateTime;
let shown = "";

function state() {
  if (saves.refused.length || saves.halted) return "needs";
  if (saves.isFailing) return "trying";
  if (!saves.isEmpty || isTyping()) return "saving";
  return left().length ? "left" : "saved";
}

// Lines that nobody is typing in and that were not entered.
function left() {
  return linesLeft().filter((form) => !form.contains(document.activeElement));
}

const words = {
  saved: () => (at ? `Saved ${CLOCK.format(new Date(at))}` : ""),
  saving: () => "Saving",
  left: () => (left().length === 1 ? "1 line not added yet" : `${left().length} lines not added yet`),
  trying: () => "Not saved yet, trying again",
  needs: () => "Needs you",
};

function show() {
  if (!line) return;
  const now = state();
  const text = words[now]();
  if (line.textContent !== text || line.dataset.state !== now) draw(now, text);
  line.title = now === "trying" ? saves.problem ?? "What you typed is kept here until it is saved." : "";
  say(now);
}

function draw(now, text) {
  line.dataset.state = now;
  if (now !== "needs") return line.replaceChildren(text);
  const link = Object.assign(document.createElement("button"), { type: "button", className: "button-link", textContent: text });
  link.addEventListener("click", () => document.dispatchEvent(new Event("needs")));
  return line.replaceChildren(link);
}

function say(now) {
  const before = shown;
  if (now === "saving" || now === before) return;
  shown = now;
  if (!WORSE.includes(now) && !WORSE.includes(before)) return;
  spoken.textContent = now === "trying" && saves.problem ? `${words.trying()}. ${saves.problem}` : words[now]();
}

saves.addEventListener("stored", ({ detail: { reply } }) => { at = reply.at ?? new Date().toISOString(); });
saves.addEventListener("changed", show);
document.addEventListener("typing", show);
show();
