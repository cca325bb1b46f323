// Undo and redo, fifty steps, over reloads. The server knows what each change did: a step names
// the changes that it takes back, which is a change of its own, and taking that one back does them
// again.
import * as fields from "./fields.js";
import { flash } from "./flashes.js";
import { onKeydown } from "./keydown.js";
import { refresh } from "./refresh.js";
import { saves } from "./page-queue.js";
import { steps } from "./steps.js";
import { say } from "./texts.js";

const MOST = 50;

saves.addEventListener("stored", ({ detail: { save, reply } }) => {
  if (save.kind === "step") stepped(save, reply);
  else remember(save, reply);
  if (reply.flash && save.kind !== "step") flash(reply.flash.text, { undo: reply.flash.undo ? reply.changes.join(" ") : "" });
  show();
});

// What is typed from entering a field to leaving it is one step.
function remember({ name, canvas, slot, sitting }, { changes }) {
  if (!changes?.length) return;
  const last = steps.done.at(-1);
  steps.undone = [];
  if (slot && last?.slot === slot && last.sitting === sitting) last.changes.push(...changes);
  else steps.done = [...steps.done, { name, canvas, slot, sitting, changes }].slice(-MOST);
}

export function undo() { take("back", () => steps.done.pop()); }
export function redo() { take("forth", () => steps.undone.pop()); }

// Take back what a message tells of, wherever it stands among the steps.
function undoAt(changes) {
  const at = steps.done.findIndex((step) => step.changes.join(" ") === changes);
  if (at < 0) return;
  take("back", () => steps.done.splice(at, 1)[0]);
}

async function take(way, choose) {
  if (saves.isFailing) flash(say("This follows as soon as what you typed is saved."));
  await settled();
  const step = choose();
  if (!step) return;
  const { name, canvas, changes } = step;
  saves.put({
    url: `${canvas}reverse/`, canvas, page: location.pathname, kind: "step", way, step, name,
    lanes: [canvas], body: [["changes", changes.join(" ")]],
  });
  show();
}

// A step back begins when all before it is stored, so that it has something to take back.
function settled() {
  document.dispatchEvent(new Event("settle"));
  return new Promise((resolve) => {
    const look = () => {
      if (saves.saves.some((save) => !save.refused)) return;
      saves.removeEventListener("changed", look);
      resolve();
    };
    saves.addEventListener("changed", look);
    look();
  });
}

function stepped({ step, way }, { changes, canvas, focus, flash: also }) {
  const next = { ...step, changes };
  const { name } = step;
  if (way === "back") steps.undone.push(next);
  else steps.done.push(next);
  refresh({ canvas, focus });
  flash([way === "back" ? say("Undone: %(name)s.", { name }) : say("Done again: %(name)s.", { name }), also?.text].filter(Boolean).join(" "));
}

saves.addEventListener("refused", () => show());
addEventListener("pageshow", () => show());

onKeydown((event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  if (!(key === "z" || (key === "y" && !event.shiftKey)) || isWriting(event.target) || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  if (key === "y" || event.shiftKey) redo();
  else undo();
});

function isWriting(target) {
  return fields.isText(target) || target.isContentEditable;
}

document.addEventListener("click", ({ target }) => {
  const told = target.closest("[data-undo]");
  if (told) undoAt(told.dataset.undo);
  const pressed = target.closest("[data-step]");
  if (!pressed || pressed.ariaDisabled === "true") return;
  if (pressed.dataset.step === "back") undo();
  else redo();
});

// Steps of another canvas are not taken from here.
function isHere(step) {
  return location.pathname.startsWith(step.canvas);
}

function show() {
  steps.done = steps.done.filter(isHere);
  steps.undone = steps.undone.filter(isHere);
  showStep("back", steps.done.at(-1), (step) => (step ? say("Undo: %(name)s", { name: step.name }) : say("Nothing to undo")));
  showStep("forth", steps.undone.at(-1), (step) => (step ? say("Redo: %(name)s", { name: step.name }) : say("Nothing to redo")));
}

function showStep(way, step, titled) {
  const pressed = document.querySelector(`.header [data-step=${way}]`);
  if (!pressed) return;
  pressed.setAttribute("aria-disabled", String(!step));
  pressed.title = titled(step);
  pressed.parentElement.hidden = false;
}
