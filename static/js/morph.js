// A morph swap never touches the field that someone is in, nor what was changed and is not stored yet.
import { drawField, isDirty, isField, isTickable, unitOf, valuesDrawn, valuesNow } from "./fields.js";

let asker = null; // the element whose reply is being swapped in
export const closing = new WeakSet(); // what its person is done with, so that nothing in it is held
let passed = false; // whether the last swap went by something that it would have changed

export { isDirty };

// Whether something newer waits for a field to be left.
export const heldBack = () => passed;

// Radio buttons of one name are one question: what holds one of them holds them all.
function question(field) {
  if (field.type !== "radio" || !field.form) return [field];
  return [...field.form.elements].filter((other) => other.type === "radio" && other.name === field.name);
}

function isHeld(field) {
  if (isClosing(field)) return false;
  return isChanged(question(field)) || (field === document.activeElement && !isTickable(field));
}

// An answer that is drawn anew takes away the tick of one that comes later: nobody changed that.
function isChanged(fields) {
  const isAsDrawn = fields.length > 1 && fields.some((radio) => radio.checked && radio.defaultChecked);
  return !isAsDrawn && fields.some(isDirty);
}

function isClosing(node) {
  for (let element = node; element; element = element.parentElement) if (closing.has(element)) return true;
  return false;
}

function heldIn(element) {
  return [...element.querySelectorAll("textarea, select, input")].filter((field) => isField(field) && isHeld(field));
}

// A form whose text is held keeps the revision that it saw, unless the text is what it saw or the reply is its own.
function keepsRevision(hidden, next) {
  if (!hidden.form || hidden.form.contains(asker)) return false;
  return heldIn(unitOf(hidden)).some((field) => {
    const other = field.id && next.form?.querySelector(`#${CSS.escape(field.id)}`);
    return other && String(valuesDrawn(other)) !== String(valuesDrawn(field));
  });
}

// A row that is being edited stays open while a reply to something else passes.
function keepsOpen(row, next) {
  return !next.matches?.(".row--open") && !row.contains(asker) && heldIn(row).length > 0;
}

function beforeNodeMorphed(old, next) {
  if (!(old instanceof HTMLElement)) return true;
  if (old.matches("input[type=hidden]")) return !keepsRevision(old, next);
  if (old.matches(".row--open")) return !holdBack(keepsOpen(old, next));
  if (!isField(old) || !isHeld(old)) return true;
  holdBack(String(valuesDrawn(old)) !== String(valuesDrawn(next)));
  for (const name of ["aria-invalid", "aria-describedby"]) {
    const value = next.getAttribute?.(name);
    if (value) old.setAttribute(name, value);
  }
  return false;
}

// What waits to be stored or settled stays, though the server knows nothing of it.
function beforeNodeRemoved(node) {
  if (!(node instanceof HTMLElement) || isClosing(node) || node.contains(asker)) return true;
  const stays = node.matches("[data-kept]") || node.querySelector("[data-kept]") || heldIn(node).length > 0 || isHeldField(node);
  return !holdBack(Boolean(stays));
}

function isHeldField(node) {
  return isField(node) && isHeld(node);
}

function holdBack(held) {
  passed ||= held;
  return held;
}

// What someone unfolded stays open, and a field keeps the size that it was pulled to.
function beforeAttributeUpdated(name, element, kind) {
  if (name === "style" || (name === "aria-busy" && kind === "remove")) return false;
  return !(name === "open" && kind === "remove" && element.matches("details, dialog"));
}

Object.assign(Idiomorph.defaults.callbacks, { beforeNodeMorphed, beforeNodeRemoved, beforeAttributeUpdated });

const sending = new WeakMap(); // request -> the values that it carries

document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  const fields = [...(detail.elt.closest("form")?.elements ?? [])].filter(isField);
  sending.set(detail.xhr, fields.map((field) => [field, valuesNow(field)]));
});

document.addEventListener("htmx:beforeOnLoad", ({ detail }) => {
  asker = detail.requestConfig.elt;
  passed = false;
  if (detail.xhr.status >= 400 || detail.requestConfig.verb === "get") return;
  for (const [field, values] of sending.get(detail.xhr) ?? []) drawField(field, values);
});

