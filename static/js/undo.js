// Undo and redo, fifty steps, over reloads: each step back is a save of its own, the inverse of
// what was done. Most say themselves where they are taken back; a change of words is the form
// again with the words before.
import * as fields from "./fields.js";
import { flash } from "./flashes.js";
import { onKeydown } from "./keydown.js";
import { valuesOf } from "./queue.js";
import { refresh } from "./refresh.js";
import { saves } from "./saves.js";
import { steps } from "./steps.js";

const MOST = 50;

saves.addEventListener("stored", ({ detail: { save, reply } }) => {
  moveOn(save, reply);
  if (save.kind === "step") stepped(save, reply);
  else remember(save, reply);
  if (reply.flash && save.kind !== "step") flash(reply.flash.text, { undo: reply.flash.undo });
  show();
});

function remember(save, reply) {
  const step = stepOf(save, reply);
  if (!step) return;
  const last = steps.done.at(-1);
  steps.undone = [];
  if (step.slot && last?.slot === step.slot && last.sitting === step.sitting) Object.assign(last, { ...step, back: last.back });
  else steps.done = [...steps.done, step].slice(-MOST);
}

// What was done before rests on the revision that our own save has made.
function moveOn(save, reply) {
  for (const step of [...steps.done, ...steps.undone]) {
    if (save.row && step.row === save.row && step.revision >= save.revision && !reply.merged) step.revision = reply.revision;
  }
}

// {name, canvas, row, revision, back, forth}, where back and forth are {url, body, base}.
function stepOf(save, reply) {
  const step = { name: save.name, canvas: save.canvas, row: save.row, revision: reply.revision, revisionName: save.revisionName };
  const same = (body) => ({ url: save.url, body });
  // An edit that did more than to change words says itself how it is taken back.
  if (save.kind === "edit" && reply.undo) return { ...step, back: { url: reply.undo, body: [] }, forth: same(save.body) };
  if (save.kind === "edit" && JSON.stringify(save.was) === JSON.stringify(save.body)) return null;
  if (save.kind === "edit") return { ...step, slot: save.slot, sitting: save.sitting, back: same(save.was), forth: same(save.body) };
  if (save.kind === "cell") return { ...step, back: same(cellBody(save, !save.on)), forth: same(save.body) };
  if (save.from !== undefined) return { ...step, back: same([["before", save.from]]), forth: same([["before", save.to]]) };
  if (save.back) return { ...step, back: same([...new URLSearchParams(save.back)]), forth: same(save.body) };
  if (save.made && reply.ref && !save.many) return made(step, save, reply);
  return reply.undo ? { ...step, back: { url: reply.undo, body: [] }, forth: same(save.body) } : null;
}

// What was added is taken back by deleting it, whatever was done to it since.
function made(step, save, reply) {
  const back = { url: `${save.made}${reply.ref}/remove/`, body: [] };
  return { ...step, made: true, row: `${save.canvas}item-${reply.ref}`, revisionName: "revision", back, forth: { url: reply.undo, body: [] } };
}

function cellBody(save, on) {
  const [name, value] = [save.rule === "test" ? "ticked" : "cell", save.body.find(([key]) => ["test", "cell", "seen"].includes(key))];
  const box = document.getElementById(save.box)?.value ?? value[1];
  const rest = save.body.filter(([key]) => !["test", "ticked", "seen", "cell"].includes(key));
  const rule = save.rule === "test" ? ["test", box] : ["seen", on ? "" : box];
  return [...rest, rule, ...(on ? [[name, box]] : [])];
}

export function undo() { take("back", () => steps.done.pop()); }
export function redo() { take("forth", () => steps.undone.pop()); }

// Take back what a message tells of, wherever it stands among the steps.
function undoAt(address) {
  const at = steps.done.findIndex((step) => step.back.url === address);
  if (at < 0) return;
  take("back", () => steps.done.splice(at, 1)[0]);
}

async function take(way, choose) {
  if (saves.isFailing) flash("This follows as soon as what you typed is saved.");
  await settled();
  const step = choose();
  if (!step) return;
  const { url, body } = step[way];
  const other = step[way === "back" ? "forth" : "back"];
  saves.put({
    url, canvas: step.canvas, page: location.pathname, kind: "step", way, step, name: step.name,
    lanes: [step.row ?? step.canvas], body: step.slot ? withHidden(step, body) : body,
    ...(step.row ? { row: step.row, revision: step.revision, revisionName: step.revisionName } : {}),
    ...(step.slot ? { base: baseOf(other.body) } : {}),
  });
  show();
}

// What refers to other things is as the page has it now; only what a person filled in goes back.
function withHidden(step, body) {
  const unit = fields.unitAt(step.slot);
  if (!unit) return body;
  const hidden = fields.fieldsOf(unit).filter((field) => field.type === "hidden");
  const names = hidden.map((field) => field.name);
  return [...hidden.map((field) => [field.name, field.value]), ...body.filter(([name]) => !names.includes(name))];
}

function baseOf(body) {
  return Object.fromEntries(body.map(([name]) => [name, valuesOf(body, name)]));
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

function stepped({ step, way }, reply) {
  const next = { ...step, revision: reply.revision || step.revision };
  const other = way === "back" ? "forth" : "back";
  if (reply.undo && !step.slot && !(step.made && way === "forth")) next[other] = { url: reply.undo, body: [] };
  if (way === "back") steps.undone.push(next);
  else steps.done.push(next);
  refresh({ canvas: reply.canvas, focus: reply.focus });
  flash(`${way === "back" ? "Undone" : "Done again"}: ${step.name}`);
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
  for (const [way, those, verb] of [["back", steps.done, "Undo"], ["forth", steps.undone, "Redo"]]) {
    const pressed = document.querySelector(`.header [data-step=${way}]`);
    if (!pressed) continue;
    const step = those.at(-1);
    pressed.setAttribute("aria-disabled", String(!step));
    pressed.title = step ? `${verb}: ${step.name}` : `Nothing to ${verb.toLowerCase()}`;
    pressed.parentElement.hidden = false;
  }
}
