// Lines are taken at the keypress, so that the next can be typed at once: what was entered stands
// in its list as waiting, until the server has it and the page is drawn with it.
import * as fields from "./fields.js";
import { onKeydown } from "./keydown.js";
import { button, copier, element } from "./elements.js";
import { closing } from "./morph.js";
import { whenFree } from "./pointer.js";
import { valuesOf } from "./queue.js";
import { refresh } from "./refresh.js";
import { addressed, saves } from "./page-queue.js";
import { knows } from "./status.js";
import { say, sayOf } from "./texts.js";

const WAITING = say("not saved yet");
const TO_CHANGE = [413, 422]; // what is wrong with the words, and not with the moment
const LINES = "form[data-save=add]:is(.row--add, .sentence)";

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-save=add]")) return;
  event.preventDefault();
  enter(form, fields.bodyOf(form), wordsOf(form));
  clear(form);
}, true);

// The line by which one stands is said to wait as soon as it is left.
for (const name of ["input", "focusin", "focusout"]) {
  document.addEventListener(name, ({ target }) => target.form?.matches(LINES) && setTimeout(tellLine));
}

function tellLine() {
  document.dispatchEvent(new Event("typing"));
}

// Escape takes back what was typed into a line; the browser's own undo brings it back.
onKeydown((event) => {
  const { target } = event;
  if (event.key !== "Escape" || !target.value || !target.form?.matches("form[data-save=add]")) return;
  event.preventDefault();
  target.select();
  document.execCommand("delete");
});

// The lines that hold words which were typed and not entered, in the order of the page.
export function linesLeft() {
  return [...document.querySelectorAll(LINES)].filter((form) => fields.isTypedInto(form));
}

knows({ linesLeft });

// Whoever goes on by a way of ours means what stands in the lines, as if Enter had been pressed.
// What would be refused stays in its line, which the tab keeps.
export function enterAll() {
  for (const form of linesLeft().filter(isWhole)) {
    enter(form, fields.bodyOf(form), wordsOf(form));
    clear(form);
  }
}

function isWhole(form) {
  return fields.typedIn(form).filter(fields.isText).every((field) => {
    const lacks = field.value.trim() && field.dataset.after && !form.elements[field.dataset.after].value.trim();
    return !lacks && !field.matches("[aria-invalid]") && field.value.trim().length <= Number(field.dataset.most ?? Infinity);
  });
}

function wordsOf(form) {
  return fields.typedIn(form).filter(fields.isText).map((field) => field.value.trim()).filter(Boolean);
}

// Take what was typed, or many lines of it at once, as [name, value] pairs.
export function enter(form, body, words, { many = false } = {}) {
  if (!words.length) return;
  unmark(form);
  const name = many ? sayOf("1 item", "%(count)s items", words.length) : words[0];
  const where = addressed(form, form.getAttribute("action"));
  showWaiting(form, saves.put({ ...where, body, words, many, name, kind: "add" }));
}

export function clear(form) {
  for (const field of fields.typedIn(form).filter(fields.isText)) {
    field.value = "";
    field.defaultValue = "";
  }
}

function placeFor(form) {
  return form.parentElement.querySelector(":scope > .rows") ?? null;
}

function rowOf(save) {
  return document.getElementById(`waiting-${save.id}`);
}

function showWaiting(form, save) {
  const list = placeFor(form);
  const row = element(list ? "li" : "div", { id: `waiting-${save.id}`, className: "row row--waiting" }, [
    element("div", { className: "row__body" }, save.words.map((text) => element("p", { className: "row__line" }, [
      element("span", { className: "row__name", textContent: text }),
    ]))),
    element("span", { className: "row__state", textContent: WAITING }),
  ]);
  row.dataset.kept = save.id;
  if (list) list.append(row);
  else form.before(row);
  return row;
}

saves.addEventListener("stored", ({ detail: { save, reply } }) => {
  if (save.kind !== "add") return;
  const form = document.getElementById(save.form);
  if (form?.dataset.once !== undefined && !wordsOf(form).length) goOn(form, reply);
  const row = rowOf(save);
  if (!row) return;
  delete row.dataset.kept; // the next drawing has it, and takes its place
  row.querySelector(".row__state").textContent = say("saved");
  if (row.matches("li") && reply.ref && !document.getElementById(`item-${reply.ref}`)) row.id = `item-${reply.ref}`;
});

// What was discarded, wherever that was done.
saves.addEventListener("changed", () => {
  const waiting = new Set(saves.saves.map((save) => save.id));
  for (const row of document.querySelectorAll(".row--waiting[data-kept]")) if (!waiting.has(row.dataset.kept)) row.remove();
});

// A line that is there for one entry goes with it.
function goOn(form, reply) {
  closing.add(form);
  refresh({ canvas: reply.canvas, focus: form.dataset.once, asker: form });
}

// What is wrong stands by the line it came from, where nothing else was typed meanwhile.
saves.addEventListener("refused", ({ detail: { save, reply } }) => {
  if (save.kind !== "add") return;
  const form = document.getElementById(save.form);
  if (!form || save.page !== location.pathname) return;
  whenFree(() => {
    if (TO_CHANGE.includes(reply.status) && !save.many && !wordsOf(form).length) giveBack(form, save);
    else explain(rowOf(save) ?? showWaiting(form, save), form, save);
  });
});

function giveBack(form, save) {
  rowOf(save)?.remove();
  fields.fill(form, save.body);
  mark(form, whyNot(save.refused));
  saves.drop(save);
}

function explain(row, form, save) {
  row.querySelector(".row__state").replaceChildren(
    element("span", { className: "field__error", textContent: whyNot(save.refused) }),
    ...(TO_CHANGE.includes(save.refused.status) ? [button(say("Change"), () => change(form, save))] : []),
    ...(save.refused.again ? [button(say("Try again"), () => { row.querySelector(".row__state").textContent = WAITING; saves.again(save); })] : []),
    copier(() => save.words.join("\n")),
    button(say("Discard"), () => { saves.drop(save); fields.typedIn(form)[0].focus(); }),
  );
}

function change(form, save) {
  fields.typedIn(form)[0].focus();
  if (save.many) {
    rowOf(save)?.remove();
    saves.drop(save);
    const [raw] = valuesOf(save.body, "pasted");
    form.dispatchEvent(new CustomEvent("many", { detail: { text: raw ?? save.words.join("\n"), isRaw: raw !== undefined } }));
  } else if (!wordsOf(form).length) giveBack(form, save);
}

export function whyNot(refused) {
  const said = Object.values(refused.errors ?? {}).flat();
  return said.join(" ") || refused.says;
}

function mark(form, text) {
  unmark(form);
  const [field] = fields.typedIn(form).filter(fields.isText);
  const error = element("p", { className: "field__error", id: `${form.id}-error`, role: "alert", textContent: text });
  error.dataset.kept = "";
  form.append(error);
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", error.id);
}

function unmark(form) {
  document.getElementById(`${form.id}-error`)?.remove();
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  }
}

// What an earlier page left waiting.
for (const save of saves.saves) {
  const form = save.kind === "add" && save.page === location.pathname ? document.getElementById(save.form) : null;
  if (!form) continue;
  const row = showWaiting(form, save);
  if (save.refused) explain(row, form, save);
}
