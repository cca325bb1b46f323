// What is typed is taken after a pause, at least every three seconds, on leaving the field and on
// leaving the page. The reply never touches the field: it only says what the server has now.
import * as fields from "./fields.js";
import { actor, addressed, saves } from "./page-queue.js";
import { knows } from "./status.js";

const PAUSE = 600;
const LONGEST = 3000;
const ANSWERS = ["resolve", "restore", "shared"]; // said to a card, not typed
const typing = new Map(); // slot -> {timer, since}

// What is typed from entering a field to leaving it is one step to undo.
let sitting = 0;
export function sitDown() { sitting += 1; }
document.addEventListener("focusin", sitDown);

knows({ isTyping: () => typing.size > 0 });

function autosaved(element) {
  const unit = element.form?.matches("form[data-save=edit]") && !element.closest("[data-cells]") ? fields.unitOf(element) : null;
  return unit && fields.isField(element) ? unit : null;
}

function touched(unit) {
  const slot = fields.slotOf(unit);
  const { timer, since } = typing.get(slot) ?? { since: Date.now() };
  clearTimeout(timer);
  const pause = Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now()));
  typing.set(slot, { since, timer: setTimeout(() => takeAt(slot), pause) });
  document.dispatchEvent(new Event("typing"));
}

function takeAt(slot) {
  const unit = fields.unitAt(slot); // a swap may have drawn it anew
  if (unit) take(unit);
  else typing.delete(slot);
}

// Put what the unit says now into the queue, if that is news. `leaving` is from a field, `stays`
// says that it is for another one of the unit.
export function take(unit, { leaving = false, stays = false } = {}) {
  const slot = fields.slotOf(unit);
  clearTimeout(typing.get(slot)?.timer);
  typing.delete(slot);
  const body = fields.bodyOf(unit, stays ? readUnlessEmptied : leaving ? undefined : readUnlessLate);
  const waiting = saves.last(slot);
  const was = waiting?.body.filter(([name]) => !ANSWERS.includes(name)) ?? fields.drawnBodyOf(unit);
  if (JSON.stringify(body) !== JSON.stringify(was)) put(unit, slot, body, waiting);
  document.dispatchEvent(new Event("typing"));
}

function put(unit, slot, body, waiting) {
  const form = fields.formOf(unit);
  const { row, revision, revisionName } = fields.revisionOf(unit);
  const { canvas, ...where } = addressed(form, form.getAttribute("action"), row);
  saves.put({
    ...where, canvas, slot, body, sitting, kind: "edit", name: fields.nameOf(unit),
    ...(row ? { row: canvas + row, revision, revisionName } : {}),
    base: fields.baseOf(unit),
    was: (waiting?.sent ? waiting.body : waiting?.was) ?? fields.drawnBodyOf(unit),
  });
}

// A name that other things are found by is taken whole, when its field is left.
function readUnlessLate(field) {
  const waits = field.matches("[data-late]:focus") || (isEmptied(field) && field.form.contains(document.activeElement));
  return waits ? fields.valuesDrawn(field) : fields.valuesNow(field);
}

function readUnlessEmptied(field) {
  return isEmptied(field) ? fields.valuesDrawn(field) : fields.valuesNow(field);
}

// A blank that is emptied is about to be filled again, until its sentence is left.
function isEmptied(field) {
  return field.matches(".sentence .blank") && !field.value.trim();
}

export function takeAll(options) {
  for (const form of document.querySelectorAll("form[data-save=edit]")) {
    const units = form.querySelectorAll("[data-unit]");
    for (const unit of units.length ? units : [form]) {
      if (fields.typedIn(unit).some(fields.isDirty) || saves.last(fields.slotOf(unit))) take(unit, options);
    }
  }
}

document.addEventListener("input", (event) => {
  const unit = autosaved(event.target);
  if (unit && !event.isComposing) touched(unit);
});
document.addEventListener("compositionend", ({ target }) => {
  const unit = autosaved(target);
  if (unit) touched(unit);
});
for (const name of ["change", "focusout"]) {
  document.addEventListener(name, ({ target, relatedTarget }) => {
    const unit = fields.goTogether(target, relatedTarget) ? null : autosaved(target);
    if (!unit || target.matches(".sentence .blank")) return;
    if (name === "change" || fields.isDirty(target)) take(unit, { leaving: true });
  });
}
// A sentence is one text: it is left as one, whichever of its blanks the focus was in.
document.addEventListener("focusout", ({ target, relatedTarget }) => {
  const form = target.closest?.(".sentence[data-save=edit]");
  if (!form || !fields.typedIn(form).some(fields.isDirty)) return;
  take(form, { leaving: true, stays: form.contains(relatedTarget) || !document.hasFocus() });
});
addEventListener("pagehide", () => takeAll({ leaving: true }), { capture: true });
document.addEventListener("visibilitychange", () => document.hidden && takeAll({ leaving: true, stays: true }));

saves.addEventListener("stored", ({ detail: { save, reply } }) => {
  const unit = save.slot && save.kind === "edit" ? fields.unitAt(save.slot) : null;
  if (unit && save.isDropped) fields.fill(unit, save.body, (field) => !fields.isDirty(field)); // it was discarded too late
  if (unit) fields.draw(unit, save.body);
  if (unit && reply.hidden) become(unit, save, reply.hidden);
  if (save.row && !reply.merged) fields.moveRevisions(save.row.slice(save.canvas.length), save.revision, reply.revision);
  if (unit && reply.merged) show(unit, save, reply);
});

// A form may be about something from its first save on: its next save says so. A sentence then goes
// by the name under which the page will draw it.
function become(form, save, hidden) {
  const before = form.elements.row?.value;
  for (const [name, value] of Object.entries(hidden)) form.elements[name].value = value;
  for (const element of before === undefined ? [] : [form, ...form.querySelectorAll("[id], [for]")]) {
    for (const name of ["id", "for"]) {
      const value = element.getAttribute(name);
      if (value?.endsWith(`-${before}`)) element.setAttribute(name, value.slice(0, -before.length) + hidden.row);
    }
  }
  const isTyped = typing.delete(save.slot);
  saves.rename(save.slot, fields.slotOf(form), hidden);
  if (isTyped) touched(form);
}

// What was merged stands in the field, unless somebody goes on typing there: then it waits.
function show(unit, save, reply) {
  const goesOn = unit.contains(document.activeElement) || fields.typedIn(unit).some(fields.isDirty) || saves.last(save.slot);
  if (goesOn && !isSettled(save)) return;
  const known = Object.entries(reply.merged).filter(([, value]) => value !== null);
  const names = known.map(([name]) => name);
  const body = known.flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  const merged = save.body.filter(([name]) => !names.includes(name)).concat(body);
  fields.fill(unit, merged);
  fields.draw(unit, merged);
  if (save.row) fields.moveRevisions(save.row.slice(save.canvas.length), 0, reply.revision);
}

function isSettled(save) {
  return save.body.some(([name]) => name === "resolve");
}

// What an earlier page left unsaved stands in its field again.
if (actor) {
  for (const save of saves.saves) {
    const unit = save.kind === "edit" && save.page === location.pathname ? fields.unitAt(save.slot) : null;
    if (unit) fields.fill(unit, save.body);
  }
}
