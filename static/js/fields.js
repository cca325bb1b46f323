// What a form says, and what the server is known to have: the default values of its fields, which
// the page is drawn with and our own replies move on.
//
// A unit is what is saved at once: a form, or an element of it with `data-unit`. A hidden revision
// names its row in `data-row`, so that it moves on wherever that row stands on the page. A field
// with `data-plain` is only for a page without scripts. Fields inside `data-together` say something
// only when all of them do and their person has left them: with the arrow keys a choice passes by
// others. They are empty again in the drawing that shows what they made: until then every save of
// the form says it once more, for its list does not have it yet.

import { valuesOf } from "./queue.js";

const FIELD = "textarea, select, input:not([type=hidden], [type=submit], [type=button])";
const AS_WRITTEN = "[name=csrfmiddlewaretoken], [data-row], [data-plain], [data-cells] input, button";

export function isField(node) {
  return node instanceof HTMLElement && node.matches(FIELD);
}

export function isTickable(field) {
  return field.type === "checkbox" || field.type === "radio";
}

export function isText(field) {
  return isField(field) && !isTickable(field) && field.tagName !== "SELECT";
}

export function unitOf(element) {
  return element.closest("[data-unit]") ?? element.form ?? element.closest("form");
}

export function formOf(unit) {
  return unit.closest("form");
}

// What stands for the unit over swaps and pages.
export function slotOf(unit) {
  const form = formOf(unit);
  return [form.getAttribute("action"), form.id, unit.dataset.unit ?? ""].join("#");
}

export function unitAt(slot) {
  const [action, id, name] = slot.split("#");
  const form = document.getElementById(id);
  if (form?.getAttribute("action") !== action) return null;
  return name ? form.querySelector(`[data-unit="${CSS.escape(name)}"]`) : form;
}

export function fieldsOf(unit) {
  return [...formOf(unit).elements].filter((field) => {
    if (!field.name || field.disabled || field.matches(AS_WRITTEN) || isUnfinished(field)) return false;
    const own = field.closest("[data-unit]");
    return own === unit || (!own && (unit.matches("form") || field.type === "hidden"));
  });
}

function groupOf(field) {
  return [...(field.closest("[data-together]")?.querySelectorAll(FIELD) ?? [])];
}

let goesAway = false;
addEventListener("pagehide", () => { goesAway = true; }, { capture: true });
addEventListener("pageshow", () => { goesAway = false; }, { capture: true });

function isUnfinished(field) {
  const group = groupOf(field);
  return group.some((other) => !other.value) || (group.includes(document.activeElement) && !goesAway);
}

// Whether the focus goes from one field to another that says the same thing with it.
export function goTogether(field, other) {
  return groupOf(field).includes(other);
}

export function typedIn(unit) {
  return fieldsOf(unit).filter(isField);
}

// The unit's fields as [name, value] pairs, with each field's value as `read` has it.
export function bodyOf(unit, read = valuesNow) {
  return fieldsOf(unit).flatMap((field) => read(field).map((value) => [field.name, value]));
}

export function drawnBodyOf(unit) {
  return bodyOf(unit, valuesDrawn);
}

// The same by name, with an empty list where nothing is ticked.
export function baseOf(unit) {
  const base = {};
  for (const field of typedIn(unit)) (base[field.name] ??= []).push(...valuesDrawn(field));
  return base;
}

export function revisionOf(unit) {
  const own = [...formOf(unit).elements].filter((field) => field.matches?.("[data-row]"));
  const hidden = own.find((field) => unit.contains(field));
  if (!hidden) return {};
  return { row: hidden.dataset.row, revision: Number(hidden.value), revisionName: hidden.name };
}

// What stands in a date says something when it is whole: "0002" is the year 2027, being typed.
export function isHalfTyped(field) {
  return field.type === "date" && !field.validity.valid;
}

export function valuesNow(field) {
  if (isHalfTyped(field)) return valuesDrawn(field);
  if (isTickable(field)) return field.checked ? [field.value] : [];
  if (field.tagName === "SELECT") return [...field.selectedOptions].map((option) => option.value);
  return [field.value];
}

export function valuesDrawn(field) {
  if (isTickable(field)) return field.defaultChecked ? [field.value] : [];
  if (field.tagName !== "SELECT") return [field.defaultValue];
  const drawn = [...field.options].find((option) => option.defaultSelected) ?? field.options[0];
  return drawn ? [drawn.value] : [];
}

export function isDirty(field) {
  return isField(field) && String(valuesNow(field)) !== String(valuesDrawn(field));
}

// The server has this now. What is typed meanwhile stays as it is.
export function draw(unit, body) {
  for (const field of typedIn(unit)) drawField(field, valuesOf(body, field.name));
}

export function drawField(field, values) {
  if (isTickable(field)) field.defaultChecked = values.includes(field.value);
  else if (field.tagName === "SELECT") {
    for (const option of field.options) option.defaultSelected = values.includes(option.value);
  } else if (values.length && field.defaultValue !== values[0]) {
    field.defaultValue = values[0]; // never for nothing: it would empty a date that is half typed
  }
}

// Whether words stand in it that the page was not drawn with.
export function isTypedInto(unit) {
  return typedIn(unit).some((field) => isText(field) && field.value.trim() && isDirty(field));
}

// Put these values where somebody sees them; `over` says which fields may be written over.
export function fill(unit, body, over = () => true) {
  for (const field of typedIn(unit).filter(over)) {
    const values = valuesOf(body, field.name);
    if (isTickable(field)) field.checked = values.includes(field.value);
    else if (values.length) field.value = values[0];
  }
}

// Our own save moved the row on; nobody else changed it in between.
export function moveRevisions(row, from, to) {
  for (const hidden of document.querySelectorAll(`input[data-row="${CSS.escape(row)}"]`)) {
    const seen = Number(hidden.value);
    if (seen >= from && seen < to) hidden.value = to;
  }
}

// What a person calls the unit.
export function nameOf(unit) {
  const field = typedIn(unit)[0];
  return unit.dataset.what ?? (field?.labels?.[0]?.textContent ?? field?.ariaLabel ?? "").trim();
}
