// A morph swap never touches the field that someone is in, nor what was changed and is not stored yet.
const stored = new WeakMap(); // field -> the value that the server took last, until the page is drawn with it
const sending = new WeakMap(); // request -> the values that it carries
let asker = null; // the element whose reply is being swapped in

function isField(node) {
  return node instanceof HTMLElement && node.matches("textarea, select, input:not([type=hidden], [type=submit])");
}

function isTickable(field) {
  return field.type === "checkbox" || field.type === "radio";
}

function valueOf(field) {
  return isTickable(field) ? field.checked : field.value;
}

function drawnValue(field) {
  if (isTickable(field)) return field.defaultChecked;
  if (field.tagName !== "SELECT") return field.defaultValue;
  return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value;
}

// What the server has, as far as this page knows.
function knownValue(field) {
  return stored.has(field) ? stored.get(field) : drawnValue(field);
}

export function isDirty(field) {
  return valueOf(field) !== knownValue(field);
}

// Radio buttons of one name are one question: what holds one of them holds them all.
function question(field) {
  if (field.type !== "radio" || !field.form) return [field];
  return [...field.form.elements].filter((other) => other.type === "radio" && other.name === field.name);
}

function isHeld(field) {
  return question(field).some(isDirty) || (field === document.activeElement && !isTickable(field));
}

function heldIn(element) {
  return [...element.querySelectorAll("textarea, select, input")].filter((field) => isField(field) && isHeld(field));
}

// A form whose text is held keeps the revision that it saw, unless the text is what it saw or the reply is its own.
function keepsRevision(hidden, next) {
  if (!hidden.form || hidden.form.contains(asker)) return false;
  return heldIn(hidden.form).some((field) => {
    const other = field.id && next.form?.querySelector(`#${CSS.escape(field.id)}`);
    return other && drawnValue(other) !== knownValue(field);
  });
}

// A row that is being edited stays open while a reply to something else passes.
function keepsOpen(row, next) {
  return !next.matches?.(".row--open") && !row.contains(asker) && heldIn(row).length > 0;
}

function beforeNodeMorphed(old, next) {
  if (!(old instanceof HTMLElement)) return true;
  if (old.matches("input[type=hidden]")) return !keepsRevision(old, next);
  if (old.matches(".row--open")) return !keepsOpen(old, next);
  if (!isField(old)) return true;
  if (!isHeld(old)) {
    stored.delete(old);
    return true;
  }
  for (const name of ["aria-invalid", "aria-describedby"]) {
    const value = next.getAttribute?.(name);
    if (value) old.setAttribute(name, value);
    else old.removeAttribute(name);
  }
  return false;
}

// What someone unfolded stays open, and a field keeps the size that it was pulled to.
function beforeAttributeUpdated(name, element, kind) {
  if (name === "style") return false;
  return !(name === "open" && kind === "remove" && element.matches("details, dialog"));
}

Object.assign(Idiomorph.defaults.callbacks, { beforeNodeMorphed, beforeAttributeUpdated });

document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  const form = detail.elt.closest("form");
  const fields = [...(form?.elements ?? [])].filter(isField);
  sending.set(detail.xhr, fields.map((field) => [field, valueOf(field)]));
});

document.addEventListener("htmx:beforeOnLoad", ({ detail }) => {
  asker = detail.requestConfig.elt;
  if (detail.xhr.status >= 400) return;
  for (const [field, value] of sending.get(detail.xhr) ?? []) stored.set(field, value);
});
