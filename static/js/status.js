// One quiet line says how it stands with what was typed. Only a change for the worse, and back,
// is read out; single saves are not.
import { saves } from "./page-queue.js";
import { say, sayOf } from "./texts.js";
import { CLOCK } from "./times.js";

const line = document.getElementById("saved");
const spoken = document.getElementById("saved-said");
const WORSE = ["trying", "needs", "gone"];
const LEADS = { trying: "waits", needs: "needs", gone: "needs" }; // what a press on it asks for
let at = line?.querySelector("time")?.dateTime;
let shown = "";

// What a page knows on which something is typed.
const typed = { isTyping: () => false, linesLeft: () => [] };
export const knows = (more) => Object.assign(typed, more);

function state() {
  if (saves.refused.length || saves.halted) return "needs";
  if (document.body.dataset.gone !== undefined) return "gone";
  if (saves.isFailing) return "trying";
  if (!saves.isEmpty || typed.isTyping()) return "saving";
  return left().length ? "left" : "saved";
}

// The words of lines that were not entered.
export function unentered() {
  return typed.linesLeft().map((form) => [...form.querySelectorAll("textarea, input:not([type=hidden])")].map(({ value }) => value.trim()).filter(Boolean).join(" "));
}

// Lines that nobody is typing in and that were not entered.
function left() {
  return typed.linesLeft().filter((form) => !form.contains(document.activeElement));
}

const words = {
  saved: () => (at ? say("Saved %(time)s", { time: CLOCK.format(new Date(at)) }) : ""),
  saving: () => say("Saving"),
  left: () => sayOf("1 line not added yet", "%(count)s lines not added yet", left().length),
  // Translators: a phone shows what stands before the comma.
  trying: () => say("Not saved yet, trying again"),
  needs: () => say("Needs you"),
  // Translators: a phone shows what stands before the comma.
  gone: () => say("Not saved, closed to you"),
};

const KEPT = {
  true: say("What you typed is kept here until it is saved."),
  false: say("This browser keeps nothing for later, so leave this page open until it is saved."),
};

function show() {
  if (!line) return;
  const now = state();
  const text = words[now]();
  if (line.textContent !== text || line.dataset.state !== now) draw(now, text);
  line.title = now === "trying" ? saves.problem ?? KEPT[saves.isKept] : "";
  speak(now);
}

function draw(now, text) {
  const held = line.contains(document.activeElement);
  line.dataset.state = now;
  if (!LEADS[now]) line.replaceChildren(text);
  else link(now, text);
  if (held) (line.firstElementChild ?? document.getElementById("main")).focus({ preventScroll: true });
}

function link(now, text) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "button-link" });
  const [short] = text.split(/(?=[,،、，])/); // a phone has room for no more
  made.append(short, Object.assign(document.createElement("span"), { className: "only-wide", textContent: text.slice(short.length) }));
  made.addEventListener("click", () => document.dispatchEvent(new Event(LEADS[now])));
  line.replaceChildren(made);
}

function speak(now) {
  const before = shown;
  if (now === "saving" || now === before) return;
  shown = now;
  if (!WORSE.includes(now) && !WORSE.includes(before)) return;
  spoken.textContent = now === "trying" && saves.problem ? [say("Not saved yet, trying again."), saves.problem].join(" ") : words[now]();
}

saves.addEventListener("stored", ({ detail: { reply } }) => { at = reply.at ?? new Date().toISOString(); });
saves.addEventListener("changed", show);
document.addEventListener("typing", show);
document.addEventListener("gone", show);
show();
