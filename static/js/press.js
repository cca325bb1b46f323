// Buttons that do something at once, and cells that are ticked one by one.
import * as fields from "./fields.js";
import { refresh } from "./refresh.js";
import { addressed, saves } from "./page-queue.js";
import { say } from "./texts.js";

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (!isAct(form, submitter)) return;
  event.preventDefault();
  const pressed = submitter?.name ? [[submitter.name, submitter.value]] : [];
  press(form, submitter?.getAttribute("formaction") ?? form.getAttribute("action"), [...fields.bodyOf(form), ...pressed], submitter);
}, true);

function isAct(form, submitter) {
  return form.matches("form[data-save=act]") || (form.matches("form[data-save]") && submitter?.dataset.act !== undefined);
}

// Does what a button of the form would do. The same press twice is one, unless it is a step further;
// one that was refused gives way to the next.
export function press(form, url, body, submitter = null) {
  const { row, revision, revisionName } = fields.revisionOf(form);
  const { canvas, ...where } = addressed(form, url, row);
  const alike = saves.saves.filter((save) => save.kind === "act" && save.url === url);
  const waits = alike.some((save) => !save.refused && String(save.body) === String(body));
  if (waits && submitter?.name !== "way") return;
  for (const save of alike) if (save.refused && isAgain(save, form, row && canvas + row)) saves.drop(save);
  if (body.some(([name]) => name === "way" || name === "before")) moveRow(form, body);
  saves.put({
    ...where, canvas, body, kind: "act", name: submitter?.ariaLabel ?? submitter?.textContent.trim() ?? say("Move"),
    ...wordsIn(form),
    ...(row ? { row: canvas + row, revision, revisionName } : {}),
  });
}

// Forms of many findings go to one address: it is the form, or the row, that tells them apart.
function isAgain(save, form, row) {
  return save.form === form.id || (row && save.row === row);
}

// What was typed for the press, to be read and copied if it is refused.
function wordsIn(form) {
  const words = fields.typedIn(form).filter(fields.isText).map((field) => field.value.trim()).filter(Boolean);
  return words.length ? { words } : {};
}

// The row stands in its new place at once. Its neighbour moves, so that the focus stays in it.
function moveRow(form, body) {
  const row = form.closest("li.row");
  const way = body.find(([name]) => name === "way")?.[1];
  const before = body.find(([name]) => name === "before")?.[1];
  if (way === "up" && row.previousElementSibling) row.after(row.previousElementSibling);
  else if (way === "down" && row.nextElementSibling) row.before(row.nextElementSibling);
  else if (!way) row.parentElement.insertBefore(row, row.parentElement.querySelector(`[data-ref="${CSS.escape(before)}"]`));
  markEnds(row.parentElement);
}

function markEnds(list) {
  const rows = [...list.querySelectorAll(":scope > [data-ref]")];
  for (const row of rows) {
    row.querySelector("[value=up]")?.setAttribute("aria-disabled", String(row === rows[0]));
    row.querySelector("[value=down]")?.setAttribute("aria-disabled", String(row === rows.at(-1)));
  }
}

document.addEventListener("change", ({ target }) => {
  const cells = target.closest("[data-cells]");
  if (cells && target.form?.matches("form[data-save]")) tick(target, cells.dataset.cells);
});

// A cell says what it wants to be: "seen" unticks and the cell's own name ticks; or "test" names it.
export function tick(box, rule, on = box.checked) {
  const { form } = box;
  const shared = fields.fieldsOf(form).filter((field) => field.type === "hidden").map((field) => [field.name, field.value]);
  const wanted = on ? [[box.name, box.value]] : [];
  const seen = rule === "test" ? [["test", box.value]] : [["seen", on ? "" : box.value]];
  const where = addressed(form, form.getAttribute("action"));
  saves.put({
    ...where, slot: `${where.url}#${form.id}#${box.value}`, body: [...shared, ...seen, ...wanted], kind: "cell",
    name: box.ariaLabel ?? box.labels[0]?.textContent.trim(), box: box.id, rule, on,
  });
}

saves.addEventListener("stored", ({ detail: { save } }) => {
  if (save.kind !== "cell") return;
  const box = document.getElementById(save.box);
  if (box) box.defaultChecked = save.on;
});

// The page goes on where the reply says. What was filled in for one press is empty for the next.
saves.addEventListener("stored", ({ detail: { save, reply } }) => {
  const form = save.kind === "act" ? document.getElementById(save.form) : null;
  if (save.kind === "act" && reply.go) return location.assign(reply.go);
  if (save.kind === "act") refresh({ canvas: reply.canvas, focus: reply.focus, asker: form });
  if (form && JSON.stringify(fields.bodyOf(form)) === JSON.stringify(save.body.slice(0, fields.bodyOf(form).length))) form.reset();
});

function showWaiting() {
  const waiting = new Set(saves.saves.filter((save) => save.kind === "act" && !save.refused).map((save) => save.form));
  for (const form of document.querySelectorAll("form[data-save][aria-busy]")) if (!waiting.has(form.id)) form.removeAttribute("aria-busy");
  for (const id of waiting) document.getElementById(id)?.setAttribute("aria-busy", "true");
}

saves.addEventListener("changed", showWaiting);

// What an earlier page left waiting, or to be corrected.
for (const save of saves.saves.filter(({ page }) => page === location.pathname)) {
  const box = save.kind === "cell" ? document.getElementById(save.box) : null;
  if (box) box.checked = save.on;
  const form = save.kind === "act" && save.words ? document.getElementById(save.form) : null;
  if (form) fields.fill(form, save.body, (field) => fields.isText(field) && !fields.isDirty(field));
}
