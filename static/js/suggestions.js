// What stands in a list already is offered while one types. A box that grows has no list of its
// own, so this one stands beneath it: arrows choose, Enter takes, Escape closes.
import { onKeydown } from "./keydown.js";
import { element } from "./elements.js";
import { say } from "./texts.js";

const MOST = 6;
let open = null; // {field, list, options}
let at = -1;

const fieldOf = (target) => (target.matches?.("[data-list]") && target.tagName === "TEXTAREA" ? target : null);
const folded = (text) => text.trim().toLocaleLowerCase();

document.addEventListener("input", ({ target }) => {
  const field = fieldOf(target);
  if (field?.value.trim()) show(field);
  else close();
});
document.addEventListener("focusout", close);
onKeydown((event) => {
  const field = fieldOf(event.target);
  if (!field) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event, field);
  else if (open && event.key === "Enter" && at >= 0) take(event, open.options[at]);
  else if (open && event.key === "Escape") { event.stopImmediatePropagation(); event.preventDefault(); close(); }
});

function show(field) {
  close();
  const said = folded(field.value);
  const names = [...document.getElementById(field.dataset.list)?.options ?? []].map(({ value }) => value);
  const found = names.filter((name) => folded(name).includes(said) && folded(name) !== said).slice(0, MOST);
  if (!found.length) return;
  const options = found.map((name, number) => optionOf(field, name, number));
  const list = element("div", { className: "suggestions", id: `${field.id}-list`, role: "listbox" }, options);
  list.setAttribute("aria-label", say("On the list already"));
  list.dataset.kept = "";
  field.after(list);
  open = { field, list, options };
  field.setAttribute("aria-controls", list.id);
}

function optionOf(field, name, number) {
  const option = element("div", { id: `${field.id}-list-${number}`, className: "suggestions__one", role: "option", textContent: name });
  option.addEventListener("pointerdown", (event) => take(event, option));
  return option;
}

function step(event, field) {
  if (!open && (event.key === "ArrowUp" || field.value.includes("\n"))) return;
  if (!open) show(field);
  if (!open) return;
  event.preventDefault();
  const last = open.options.length - 1;
  at = event.key === "ArrowDown" ? Math.min(at + 1, last) : Math.max(at - 1, -1);
  for (const [number, option] of open.options.entries()) option.setAttribute("aria-selected", String(number === at));
  if (at < 0) field.removeAttribute("aria-activedescendant");
  else field.setAttribute("aria-activedescendant", open.options[at].id);
}

function take(event, option) {
  event.preventDefault();
  event.stopImmediatePropagation();
  const { field } = open;
  field.value = option.textContent;
  close();
  field.dispatchEvent(new Event("input", { bubbles: true }));
  close();
}

function close() {
  if (!open) return;
  for (const name of ["aria-controls", "aria-activedescendant"]) open.field.removeAttribute(name);
  open.list.remove();
  open = null;
  at = -1;
}
