// A date that is typed in part, or whose year is, is not stored: the page says so beside its field
// once that is left, and what was stored before stays.
import { isHalfTyped } from "./fields.js";
import { element } from "./elements.js";
import { say } from "./texts.js";

const HALF = say("This date is not whole, so it is not saved. Write its year in four digits.");
const saidOf = (field) => document.getElementById(`half-${field.id}`);

document.addEventListener("focusout", ({ target }) => {
  if (!isHalfTyped(target)) unmark(target);
  else if (!saidOf(target)) mark(target);
});
document.addEventListener("input", ({ target }) => isHalfTyped(target) || unmark(target));

function mark(field) {
  const said = element("p", { id: `half-${field.id}`, className: "field__error", role: "alert", textContent: HALF });
  said.dataset.kept = "";
  const box = field.closest(".record > *, .field, .mb-3");
  if (box) box.append(said);
  else field.after(said);
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", [...describing(field), said.id].join(" "));
}

function unmark(field) {
  const said = field.id ? saidOf(field) : null;
  if (!said) return;
  const told = describing(field).filter((id) => id !== said.id);
  said.remove();
  field.removeAttribute("aria-invalid");
  if (told.length) field.setAttribute("aria-describedby", told.join(" "));
  else field.removeAttribute("aria-describedby");
}

function describing(field) {
  return (field.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
}
