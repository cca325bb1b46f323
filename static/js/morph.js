// A morph swap never touches the field that someone is in, nor text that was not sent yet.
const FIELDS = "input, textarea, select";
const sent = new WeakMap(); // field -> the value that was last sent

function isTyped(field) {
  return field.matches("textarea, select, input:not([type=hidden], [type=checkbox], [type=radio], [type=submit])");
}

function savedValue(field) {
  if (sent.has(field)) return sent.get(field);
  if (field.matches("select")) return [...field.options].find((option) => option.defaultSelected)?.value ?? field.options[0]?.value;
  return field.defaultValue;
}

export function isDirty(field) {
  if (isTick(field)) return field.checked !== (sent.has(field) ? sent.get(field) : field.defaultChecked);
  return isTyped(field) && field.value !== savedValue(field);
}

function isTick(field) {
  return field.matches("[type=checkbox], [type=radio]");
}

function mayMorph(old, next) {
  if (!(old instanceof HTMLElement) || !old.matches(FIELDS)) return true;
  if ((isTyped(old) && old === document.activeElement) || isDirty(old)) {
    copyState(old, next);
    return false;
  }
  sent.delete(old);
  return true;
}

// The field stays; only what is said about it moves over.
function copyState(old, next) {
  for (const name of ["aria-invalid", "aria-describedby"]) {
    const value = next.getAttribute?.(name);
    if (value) old.setAttribute(name, value);
    else old.removeAttribute(name);
  }
}

document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  const form = detail.elt.closest("form");
  for (const field of form?.querySelectorAll(FIELDS) ?? []) sent.set(field, isTick(field) ? field.checked : field.value);
});

Idiomorph.defaults.callbacks.beforeNodeMorphed = mayMorph;
