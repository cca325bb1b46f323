// Many lines at once, pasted into the line to type or begun there with Shift+Enter: a box that
// holds one item a line, and adds them all in one save, which one step takes back.
import { clear, enter } from "./entry.js";
import { onKeydown } from "./keydown.js";
import { button, element } from "./making.js";

const linesOf = (text) => text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);

// A list that was copied brings its marks along: "- ", "• ", "1. ", "2) ", "[ ] ".
const MARKS = /^[^\S\n]*(?:(?:[-*•◦▪–—]|\d{1,3}[.)])[^\S\n]+)?(?:\[[ xX]?\][^\S\n]+)?/gm;
const withoutMarks = (text) => text.replace(MARKS, "");

function lineOf(target) {
  return target.matches?.("form[data-many] .row__input") ? target : null;
}

document.addEventListener("paste", (event) => {
  const line = lineOf(event.target);
  const text = event.clipboardData.getData("text/plain");
  if (!line || linesOf(text).length < 2) return;
  event.preventDefault();
  offer(line.form, line.value.slice(0, line.selectionStart) + withoutMarks(text) + line.value.slice(line.selectionEnd));
});

onKeydown((event) => {
  const line = event.key === "Enter" && event.shiftKey ? lineOf(event.target) : null;
  if (!line) return;
  event.preventDefault();
  offer(line.form, `${line.value}\n`, { goesOn: true });
});

document.addEventListener("many", ({ target, detail }) => offer(target, detail), true);

function offer(form, text, { goesOn = false } = {}) {
  document.getElementById(`${form.id}-many`)?.remove();
  clear(form);
  const area = element("textarea", { className: "input many__lines", id: `${form.id}-lines`, value: text, rows: 4 });
  const add = button("", () => addAll(), "button--primary");
  const label = element("label", { htmlFor: area.id, className: "hint", textContent: "One item a line" });
  const cancel = button("Cancel", () => close());
  const box = element("div", { className: "many", id: `${form.id}-many` }, [
    label, area, element("div", { className: "cluster" }, [add, cancel]),
  ]);
  box.dataset.kept = "";
  form.after(box);
  const count = () => {
    const { length } = linesOf(area.value);
    add.textContent = length === 1 ? "Add 1 item" : `Add ${length} items`;
    add.setAttribute("aria-disabled", String(!length));
  };
  const close = () => { box.remove(); form.querySelector(".row__input").focus(); };
  const addAll = () => {
    const lines = linesOf(area.value);
    if (!lines.length) return;
    enter(form, lines.map((line) => ["name", line]), lines, { many: lines.length > 1 });
    close();
  };
  area.addEventListener("input", count);
  onKeydown((event) => {
    if (event.key === "Escape") { event.preventDefault(); close(); }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) addAll();
  }, { on: box });
  count();
  if (!goesOn) return add.focus();
  area.focus();
  return area.setSelectionRange(text.length, text.length);
}
