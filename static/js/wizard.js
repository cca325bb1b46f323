// The step page: what a keyboard and a pointer add to its plain forms.
import "./suggestions.js"; // before the rest: it takes Enter where a suggestion is chosen
import "./editing.js";
import "./growing.js";
import { onKeydown } from "./keydown.js";
import { press } from "./press.js";

// Enter in a sentence goes on to its next blank; at its end, or with Ctrl, it adds the sentence.
// Shift+Enter is a new line.
onKeydown((event) => {
  if (event.key !== "Enter" || event.shiftKey) return;
  const { target: blank } = event;
  if (!blank.matches("textarea.blank")) return;
  event.preventDefault();
  const next = event.ctrlKey || event.metaKey ? null : blankAfter(blank, blank.form);
  if (next) return goTo(next);
  blank.form.requestSubmit();
  if (blank.form.matches("[data-save=edit]")) goTo(blankAfter(blank, document));
});

function blankAfter(blank, within) {
  const blanks = [...within.querySelectorAll("textarea.blank")];
  return blanks[blanks.indexOf(blank) + 1] ?? null;
}

function goTo(field) {
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}

// Escape closes an open form; Alt+Up and Alt+Down move the row that has the focus.
onKeydown((event) => {
  const row = event.target.closest?.(".row");
  if (!row) return;
  if (event.key === "Escape") row.querySelector("[id^=cancel-]")?.click();
  if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  const way = event.key === "ArrowUp" ? "up" : "down";
  const button = row.querySelector(`[data-row-tools] [value=${way}]`);
  if (!button) return;
  event.preventDefault();
  if (button.ariaDisabled !== "true") button.click();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[aria-disabled=true]")) event.preventDefault();
}, true);

// Drag a row by its dots; the order is stored when it is let go.
let lifted = null;

document.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest("[data-grip]");
  if (!grip || event.button) return;
  lifted = grip.closest("li.row");
  lifted.classList.add("row--lifted");
  grip.setPointerCapture(event.pointerId);
  event.preventDefault();
});

document.addEventListener("pointermove", (event) => {
  if (!lifted) return;
  const over = rowAt(event.clientY);
  for (const row of lifted.parentElement.children) row.classList.toggle("row--drop-before", row === over);
});

document.addEventListener("pointerup", (event) => {
  if (!lifted) return;
  const row = lifted;
  const before = rowAt(event.clientY);
  lifted = null;
  row.classList.remove("row--lifted");
  for (const other of row.parentElement.children) other.classList.remove("row--drop-before");
  if (before !== row && before !== row.nextElementSibling) move(row, before);
});

function letGo() {
  if (!lifted) return;
  for (const row of lifted.parentElement.children) row.classList.remove("row--lifted", "row--drop-before");
  lifted = null;
}

document.addEventListener("pointercancel", letGo);
onKeydown(({ key }) => key === "Escape" && letGo());

// The row before which a pointer at this height would drop; null for the end.
function rowAt(y) {
  for (const row of lifted.parentElement.children) {
    const box = row.getBoundingClientRect();
    if (y < box.top + box.height / 2) return row;
  }
  return null;
}

function move(row, before) {
  const form = row.querySelector("[data-row-tools]");
  press(form, form.getAttribute("action"), [["before", before?.dataset.ref ?? ""]]);
}
