// The end of a form that saves by itself: its button closes it once all is stored, Escape and
// Cancel take back what was changed since it was opened.
import { sitDown, take } from "./autosave.js";
import * as fields from "./fields.js";
import { flash } from "./flashes.js";
import { closing } from "./morph.js";
import { whenFree } from "./pointer.js";
import { refresh } from "./refresh.js";
import { saves } from "./page-queue.js";
import { say } from "./texts.js";

const ending = new WeakSet(); // forms that close as soon as all in them is stored
const opened = new Map(); // slot -> what the form said before its first change

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (!form.matches("form[data-save=edit]") || submitter?.dataset.act !== undefined) return;
  event.preventDefault();
  for (const unit of unitsOf(form)) take(unit, { leaving: true });
  whenStored(form, () => (form.dataset.closes || form.dataset.go) && close(form));
}, true);

function unitsOf(form) {
  const units = [...form.querySelectorAll("[data-unit]")];
  return units.length ? units : [form];
}

function whenStored(form, act) {
  ending.add(form);
  const slots = unitsOf(form).map(fields.slotOf);
  const look = () => {
    const waiting = slots.map((slot) => saves.last(slot)).filter(Boolean);
    const goesOn = waiting.some((save) => save.refused) || !ending.has(form);
    if (waiting.length && !goesOn) return;
    saves.removeEventListener("changed", look);
    const ends = ending.delete(form);
    if (!waiting.length) act();
    else if (ends && waiting.some((save) => save.refused?.errors)) whenFree(() => goToWrong(form));
  };
  saves.addEventListener("changed", look);
  look();
}

// Who pressed the button goes on at the first field that is wrong, unless they went elsewhere.
function goToWrong(form) {
  const active = document.activeElement;
  const wrong = form.querySelector("[aria-invalid=true]");
  if (!wrong || (active !== document.body && !form.contains(active))) return;
  wrong.focus({ preventScroll: true });
  wrong.scrollIntoView({ block: "center" });
}

// Who types again is not done yet.
document.addEventListener("input", ({ target }) => { if (target.form) ending.delete(target.form); });

function close(form) {
  opened.delete(fields.slotOf(form));
  if (form.dataset.go) return location.assign(form.dataset.go);
  closing.add(form.closest(".row--open"));
  history.replaceState(history.state, "", location.pathname);
  return refresh({ focus: form.dataset.closes, asker: form });
}

// What was removed takes its form along, and what waits in it.
saves.addEventListener("stored", ({ detail: { save, reply } }) => {
  const form = reply.gone ? document.getElementById(save.form) : null;
  if (!form) return;
  closing.add(form);
  const slot = fields.slotOf(form);
  for (const other of saves.saves.filter((waiting) => waiting.slot === slot)) saves.drop(other);
  refresh({ canvas: reply.canvas, focus: reply.focus, asker: form });
});

// The row is another's once it is drawn closed.
document.addEventListener("htmx:afterSettle", () => {
  for (const row of document.querySelectorAll(".row:not(.row--open), .sentence")) closing.delete(row);
});

document.addEventListener("input", ({ target }) => {
  const form = target.form?.matches("form[data-closes]") ? target.form : null;
  if (form && !opened.has(fields.slotOf(form))) opened.set(fields.slotOf(form), saves.last(fields.slotOf(form))?.was ?? fields.drawnBodyOf(form));
}, true);

document.addEventListener("click", ({ target }) => {
  const form = target.closest("[id^=cancel-]")?.closest("form[data-closes]");
  const before = form && opened.get(fields.slotOf(form));
  if (!before) return;
  opened.delete(fields.slotOf(form));
  sitDown();
  fields.fill(form, before);
  take(form, { leaving: true });
  flash(say("Took back what you changed."), { step: "back" });
}, true);
