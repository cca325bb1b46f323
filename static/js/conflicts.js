// What was refused stands beside its field, with both texts where somebody else was first, until
// it is settled. Typing may go on meanwhile. What has no place on the page stands above it.
import * as fields from "./fields.js";
import { flash } from "./flashes.js";
import { button, copier, element } from "./elements.js";
import { whenFree } from "./pointer.js";
import { refresh } from "./refresh.js";
import { saves, wordsOf } from "./page-queue.js";
import { listed, say } from "./texts.js";
import { CLOCK } from "./times.js";
import { above } from "./unsettled.js";

const cardId = (save) => `card-${save.id}`;
const timeOf = (at) => (at ? CLOCK.format(new Date(at)) : "");

saves.addEventListener("refused", ({ detail: { save } }) => {
  if (save.kind === "step" || (save.kind === "add" && document.getElementById(save.form))) return;
  if (save.kind === "act") refresh(); // the row goes back to where it stands
  showAll();
});
saves.addEventListener("stored", ({ detail: { save, reply } }) => {
  const isSettled = save.body.some(([name]) => name === "resolve" || name === "restore");
  if (reply.merged && !isSettled) flash(say("Somebody else changed this too. What both of you wrote is kept."));
});
saves.addEventListener("changed", showAll);
document.addEventListener("htmx:afterSettle", showAll);
document.addEventListener("needs", goToFirst);

function showAll() {
  whenFree(drawAll);
}

function drawAll() {
  const refused = saves.refused.filter((save) => save.kind !== "step" && !document.getElementById(`waiting-${save.id}`));
  for (const card of document.querySelectorAll(".conflict[id^=card-]")) {
    if (!refused.some((save) => partsOf(save).some(({ id }) => id === card.id))) remove(card);
  }
  for (const save of refused) for (const part of partsOf(save)) place(save, part);
}

// A card for each field that is wrong; else one for the save.
function partsOf(save) {
  const [first, ...more] = wrongFields(save);
  return [
    { id: cardId(save), field: first ?? fieldOf(save), names: namesOf(save).filter((name) => !more.some((field) => field.name === name)) },
    ...more.map((field) => ({ id: `${cardId(save)}-${field.name}`, field, names: [field.name] })),
  ];
}

const namesOf = (save) => Object.keys(save.refused.errors ?? {});

function wrongFields(save) {
  const unit = unitOf(save);
  const names = namesOf(save);
  const wrong = unit ? fields.typedIn(unit).filter((field) => names.includes(field.name)) : [];
  return wrong.filter((field, at) => wrong.findIndex(({ name }) => name === field.name) === at);
}

function remove(card) {
  const held = card.contains(document.activeElement);
  const next = document.getElementById(card.dataset.field) ?? card.closest("[id]:not(.conflict)");
  for (const field of document.querySelectorAll(`[aria-describedby~="said-${card.id}"]`)) untie(field, card);
  card.remove();
  if (held) (next?.matches("input, textarea, select, [tabindex]") ? next : document.getElementById("main")).focus();
}

function place(save, { id, field, names }) {
  const there = document.getElementById(id);
  if (there?.dataset.key === saidOf(save) && standsBy(field, there)) return tie(field, there);
  const card = cardOf(save, id, names);
  card.dataset.field = field?.id ?? "";
  there?.remove();
  if (!field) (placeOf(save) ?? above()).append(card);
  else if (field.closest(".sentence")) field.closest(".sentence").append(card);
  else if (save.refused.errors && boxOf(field)) boxOf(field).append(card);
  else (field.closest(".record") ?? boxOf(field) ?? field).after(card);
  tie(field, card);
  for (let fold = card; (fold = fold?.parentElement?.closest("details:not([open])")); ) fold.open = true;
  if (!there) reveal(card);
}

// Comes into sight where nobody is writing elsewhere; the field that somebody writes in stays in sight.
function reveal(card) {
  const active = document.activeElement;
  const beside = active?.form && active.form === (document.getElementById(card.dataset.field)?.form ?? card.closest("form"));
  if (fields.isField(active) && !beside) return;
  card.scrollIntoView({ block: "nearest" });
  if (beside) active.scrollIntoView({ block: "nearest" });
}

// One card for each answer to each state of the words.
function saidOf({ key, refused }) {
  return `${key} ${refused.status} ${refused.says}`;
}

// What is wrong with a field stands in its own box.
function boxOf(field) {
  return field.closest(".record > *, .field, .mb-3");
}

function standsBy(field, card) {
  return !field || card.dataset.field === field.id;
}

// A field says itself what is wrong with it, beside what helps to fill it in. A drawing may have untied it.
function tie(field, card) {
  const [said] = card.getElementsByClassName("field__error");
  if (!field || !said) return;
  said.id = `said-${card.id}`;
  const told = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== said.id);
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", [...told, said.id].join(" "));
}

function untie(field, card) {
  const told = field.getAttribute("aria-describedby").split(" ").filter((id) => id !== `said-${card.id}`);
  field.removeAttribute("aria-invalid");
  if (told.length) field.setAttribute("aria-describedby", told.join(" "));
  else field.removeAttribute("aria-describedby");
}

function unitOf(save) {
  if (save.slot && save.kind === "edit") return fields.unitAt(save.slot);
  return save.refused.errors && save.page === location.pathname ? document.getElementById(save.form) : null;
}

function fieldOf(save) {
  const unit = unitOf(save);
  if (!unit) return null;
  return wrongField(save, unit) ?? fields.typedIn(unit).find((field) => !fields.isTickable(field)) ?? null;
}

// Of a list of small records only the list is named: what was changed in it is what is wrong.
function wrongField(save, unit = unitOf(save)) {
  if (!unit) return null;
  const { asks, conflict, errors } = save.refused;
  const names = asks ? [asks.field] : Object.keys(conflict?.fields ?? errors ?? {});
  const typed = fields.typedIn(unit);
  const inLists = typed.filter((field) => names.some((name) => field.name.startsWith(`${name}-`)));
  return typed.find((field) => names.includes(field.name)) ?? inLists.find(fields.isDirty) ?? inLists[0];
}

function placeOf(save) {
  const form = save.page === location.pathname ? document.getElementById(save.form) : null;
  return form?.closest("li.row") ?? form?.parentElement ?? null;
}

function goToFirst() {
  const [save] = saves.refused;
  const card = save && (document.getElementById(cardId(save)) ?? document.getElementById(`waiting-${save.id}`));
  if (!card) return;
  card.tabIndex = -1;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "center" });
}

function cardOf(save, id, names) {
  const { refused } = save;
  const make = refused.asks ? askCard : refused.conflict ? conflictCard : refused.deleted ? deletedCard : namesOf(save).length ? errorCard : refusedCard;
  const card = element("section", { id, className: "conflict", tabIndex: -1 }, make(save, refused, names, id !== cardId(save)));
  card.setAttribute("aria-label", say("Not saved: needs you"));
  Object.assign(card.dataset, { kept: save.id, key: saidOf(save) });
  return card;
}

// Words that stand elsewhere too: which are meant.
function askCard(save, { asks }) {
  const answers = asks.answers.map(({ value, label }) => button(label, () => anew(save, {}, [[asks.name, value]])));
  return [heading(asks.text), buttons(...answers, button(say("Leave it as it was"), () => discard(save)))];
}

function conflictCard(save, { conflict }) {
  const { own: isOwn } = conflict;
  const texts = Object.entries(conflict.fields ?? {});
  const head = heading(texts.length ? whoChanged(conflict) : whoChangedIt(conflict, save.name));
  if (conflict.act && conflict.act !== "edit") {
    const verb = conflict.act === "remove" ? say("Delete it anyway") : say("Move it anyway");
    return [head, buttons(button(verb, () => anew(save, conflict, [])), button(say("Leave it as it is"), () => discard(save)))];
  }
  const sides = texts.map(([name, { label, mine, theirs }]) => side(label, isOwn ? say("Elsewhere") : conflict.by, theirs, typedNow(save, name) ?? mine));
  const settle = (how) => () => anew(save, conflict, [["resolve", how]]);
  return [head, ...sides, buttons(
    button(say("Keep both"), settle("both"), "button--primary"),
    button(say("Keep mine"), settle("mine")),
    button(isOwn ? say("Keep the other") : say("Keep theirs"), settle("theirs")),
  )];
}

function side(label, who, theirs, mine) {
  return element("div", { className: "conflict__texts" }, [
    element("p", { className: "eyebrow", textContent: label ?? "" }),
    element("div", {}, [element("h4", { textContent: who }), element("p", { textContent: said(theirs) })]),
    element("div", {}, [element("h4", { textContent: say("Here") }), element("p", { textContent: said(mine) })]),
  ]);
}

const said = (text) => (Array.isArray(text) ? listed(text) : text) || say("nothing");

// Of what is shown beside it.
function whoChanged({ by, own, at }) {
  const time = timeOf(at);
  if (own) return time ? say("You, in another window, changed this too at %(time)s.", { time }) : say("You, in another window, changed this too.");
  return time ? say("%(who)s changed this too at %(time)s.", { who: by, time }) : say("%(who)s changed this too.", { who: by });
}

function whoChangedIt({ by, own, at }, name) {
  const time = timeOf(at);
  if (own) return time ? say("You, in another window, changed “%(name)s” too at %(time)s.", { name, time }) : say("You, in another window, changed “%(name)s” too.", { name });
  return time ? say("%(who)s changed “%(name)s” too at %(time)s.", { who: by, name, time }) : say("%(who)s changed “%(name)s” too.", { who: by, name });
}

function whoDeleted({ by, own, at, what: name }) {
  const time = timeOf(at);
  return own ? say("You, in another window, deleted “%(name)s” at %(time)s.", { name, time }) : say("%(who)s deleted “%(name)s” at %(time)s.", { who: by, name, time });
}

function typedNow(save, name) {
  const field = fieldOf(save);
  return field?.name === name && fields.isText(field) ? save.body.find(([other]) => other === name)?.[1] : undefined;
}

function deletedCard(save, { deleted }) {
  return [
    heading(whoDeleted(deleted)),
    ...(save.kind === "edit" ? [words(save)] : []),
    buttons(
      button(say("Bring it back with my words"), () => anew(save, {}, [["restore", "1"]]), "button--primary"),
      button(say("Leave it deleted"), () => discard(save)),
    ),
  ];
}

function errorCard(save, { errors }, names, isOneMore) {
  const lines = names.flatMap((name) => errors[name]).map((text) => element("p", { className: "field__error", textContent: text }));
  const isInPlace = Boolean(wrongField(save));
  // The words stand in their field, to be put right.
  if (isInPlace && save.kind === "edit") return [...lines, buttons(button(say("Use what is saved"), () => putBack(save, names)))];
  if (isOneMore) return lines;
  return [...lines, ...(isInPlace ? [] : [words(save)]), ...wayBack(save), waysOut(save)];
}

// The words stay, to be copied.
function refusedCard(save, { says, joins }) {
  return [
    heading((joins ? [says, say("What you typed stands here, and nowhere else.")] : [say("Not saved."), says]).join(" ")),
    words(save),
    ...wayBack(save),
    waysOut(save),
  ];
}

function waysOut(save) {
  const again = save.refused.again ? [button(say("Try again"), () => saves.again(save))] : [];
  return buttons(copier(() => wordsOf(save)), ...again, button(say("Discard"), () => discard(save)));
}

// What was typed on another page stands here without its place.
function wayBack({ page }) {
  return page && page !== location.pathname ? [element("p", {}, [element("a", { href: page, textContent: say("Open the page where you typed this") })])] : [];
}

function heading(text) {
  return element("h3", { className: "conflict__head", textContent: text });
}

function buttons(...made) {
  return element("div", { className: "cluster" }, made);
}

function words(save) {
  return element("p", { className: "conflict__words", textContent: wordsOf(save) });
}

function anew(save, { revision = save.revision }, more) {
  const body = save.body.filter(([name]) => !["resolve", "restore", "shared"].includes(name));
  saves.replace(save, { body: [...body, ...more], revision });
}

// What is wrong says again what is stored; what else was typed with it is sent anew.
function putBack(save, names) {
  const unit = unitOf(save);
  const isWrong = ({ name }) => names.some((wrong) => name === wrong || name.startsWith(`${wrong}-`));
  fields.fill(unit, fields.drawnBodyOf(unit), isWrong);
  if (fields.typedIn(unit).some(fields.isDirty)) saves.replace(save, { body: fields.bodyOf(unit), revision: save.revision });
  else discard(save);
}

// The page shows again what is stored.
export function discard(save) {
  const unit = save.kind === "edit" ? fields.unitAt(save.slot) : null;
  if (unit) fields.fill(unit, fields.drawnBodyOf(unit));
  const box = save.kind === "cell" && document.getElementById(save.box);
  if (box) box.checked = box.defaultChecked;
  saves.drop(save);
  refresh();
}

showAll();
