// What happened is said, once, to whoever listens to the page: in whole sentences, when it is
// stored or drawn, and not for every pause in typing. What a flash says is said by the flash.
import * as fields from "./fields.js";
import { element } from "./elements.js";
import { valuesOf } from "./queue.js";
import { saves } from "./page-queue.js";
import { say, sayOf } from "./texts.js";

const TOGETHER = 300;
const STAYS = 20_000; // long enough to be read out, too short to be met again at the page's end
const STATUS = {
  done: say("This step is done."),
  in_progress: say("This step is open again."),
  not_applicable: say("This step does not apply."),
};
const region = document.getElementById("announced");
const waiting = new Map(); // what it is about -> what gives the words: of three moves the last counts
let timer = 0;

function announce(about, words) {
  waiting.delete(about);
  waiting.set(about, words);
  clearTimeout(timer);
  timer = setTimeout(speak, TOGETHER);
}

function speak() {
  const sentences = [...waiting.values()].map((words) => words()).filter(Boolean);
  waiting.clear();
  for (const textContent of sentences) {
    const said = element("p", { textContent });
    region.append(said);
    setTimeout(() => said.remove(), STAYS);
  }
}

const ended = (words) => (/[.?!]\u2069?$/.test(words) ? words : `${words}.`);
const nameOf = (save) => save.name?.replace(/\s+/g, " ") ?? "";

saves.addEventListener("stored", ({ detail: { save, reply } }) => {
  if (reply.flash || reply.go) return;
  if (save.kind === "add") announce(save.id, () => added(save));
  if (save.kind === "cell") announce(save.slot, () => ended(ticked(save)));
  if (save.kind === "edit") edited(save);
  if (save.kind === "act" && isMove(save)) announce(save.row, () => moved(save));
  else if (save.kind === "act") announce(save.id, () => acted(save));
});

function added(save) {
  const list = document.getElementById(save.form)?.parentElement.querySelector(":scope > .rows");
  const length = list?.querySelectorAll(":scope > li:not([data-kept])").length;
  const said = save.many ? say("Added %(items)s.", { items: save.name }) : say("Added “%(name)s”.", { name: nameOf(save) });
  return length ? [said, sayOf("1 in this list.", "%(count)s in this list.", length)].join(" ") : said;
}

function ticked(save) {
  const name = nameOf(save);
  return save.on ? say("Ticked: %(name)s", { name }) : say("Unticked: %(name)s", { name });
}

function isMove(save) {
  return save.row && save.body.some(([name]) => name === "way" || name === "before");
}

function moved(save) {
  const row = document.getElementById(save.row.slice(save.canvas.length));
  const rows = row ? [...row.parentElement.querySelectorAll(":scope > [data-ref]")] : [];
  const name = row?.querySelector(".row__name")?.firstChild.textContent.trim();
  if (!name) return "";
  return say("Moved “%(name)s” to place %(place)s of %(all)s.", { name, place: rows.indexOf(row) + 1, all: rows.length });
}

function acted(save) {
  const [status] = valuesOf(save.body, "status");
  return (/^status\b/.test(save.form) && STATUS[status]) || ended(say("Done: %(name)s", { name: nameOf(save) }));
}

// What is typed is told when its field is left, from what it was to what it is then.
const typed = new Map(); // slot -> {was, save}

function edited(save) {
  typed.set(save.slot, { was: typed.get(save.slot)?.was ?? save.base ?? {}, save });
  tellTyped();
}

function tellTyped() {
  for (const [slot, { was, save }] of typed) {
    if (isWritten(slot) || saves.last(slot)) continue;
    typed.delete(slot);
    announce(slot, () => changed(was, save.body, save));
  }
}

function changed(was, body, save) {
  const [before, after] = [was.name?.[0], valuesOf(body, "name")[0]];
  if (before && after && before !== after) return say("Renamed “%(before)s” to “%(after)s”.", { before, after });
  const words = [...valuesOf(body, "need"), ...valuesOf(body, "offer")].find(Boolean);
  return words ? say("Saved the sentence “%(words)s”.", { words }) : ended(say("Saved: %(name)s", { name: nameOf(save) }));
}

// A unit that a swap drew under another name is known by its form's address.
function isWritten(slot) {
  const unit = fields.unitAt(slot);
  const active = document.activeElement;
  if (!fields.isText(active) || !active.form) return false;
  return unit ? unit.contains(active) : active.form.getAttribute("action") === slot.split("#")[0];
}

// What a drawing brings that was not there, and what it no longer has: to look at, of other people,
// and sentences of the page that say of themselves that they are to be told.
const seen = { findings: findings(), voices: voices(), told: told() };
let look = 0;

function findings() {
  const all = document.querySelectorAll("#checks [id^=finding-], [id^=look-][data-look]");
  return new Map([...all].map((one) => [one.id, (one.querySelector(".finding__said") ?? one.querySelector("[data-said]"))?.textContent.trim()]));
}

const isPart = () => Boolean(document.querySelector(".home"));

// All that stand. A page that shows the first of them says how many more there are.
function toLookAt() {
  const more = Number(document.querySelector("[data-more-looks]")?.dataset.moreLooks ?? 0);
  return [...findings().keys()].filter((id) => !document.getElementById(id).closest("#dismissed")).length + more;
}

function voices() {
  const remarks = [...document.querySelectorAll("#comments .remark, #asked .asked, #guests .asked")];
  return new Map(remarks.flatMap((remark) => [...remark.querySelectorAll(".voice strong, [data-by]")].map(
    (name, number) => [`${remark.id}.${number}`, name.textContent.trim()],
  )));
}

function told() {
  return new Map([...document.querySelectorAll("[data-told]")].map((one) => [one.id, one.textContent.trim().replace(/\s+/g, " ")]));
}

let before = toLookAt();

function compare() {
  const spoken = news("voices", voices());
  if (spoken.length) announce("voices", () => sayOf("New comment from %(name)s.", "%(count)s new comments.", spoken.length, { name: spoken[0] }));
  for (const [id, words] of told()) {
    if (seen.told.get(id) !== words) announce(id, () => ended(words));
  }
  seen.told = told();
  if (!isBusy()) tellFindings(); // one may come and go with every word
}

// Where a page shows the first of many, one that moves up into sight is not new.
function tellFindings() {
  const now = toLookAt();
  const fresh = news("findings", findings());
  const more = now - before;
  before = now;
  if (more < 0) announce("looks", () => fewer(-more, now));
  const count = isPart() ? more : fresh.length;
  if (count === 1 && fresh.length === 1) announce("findings", () => ended(say("1 new thing to look at: %(finding)s", { finding: fresh[0] })));
  else if (count > 0) announce("findings", () => sayOf("%(count)s new thing to look at.", "%(count)s new things to look at.", count));
}

function fewer(count, left) {
  if (!left) return sayOf("1 thing less to look at.", "%(count)s things fewer to look at.", count);
  return sayOf("1 thing less to look at, %(left)s left.", "%(count)s things fewer to look at, %(left)s left.", count, { left });
}

function isBusy() {
  const active = document.activeElement;
  return !saves.isEmpty || (fields.isText(active) && Boolean(active.form?.matches("form[data-save=edit]")));
}

// The words of what was not there at the last look.
function news(kind, now) {
  const fresh = [...now].filter(([key]) => !seen[kind].has(key)).map(([, words]) => words);
  seen[kind] = now;
  return fresh;
}

function compareSoon() {
  clearTimeout(look);
  look = setTimeout(compare, TOGETHER);
}

document.addEventListener("htmx:afterSettle", compareSoon);
document.addEventListener("focusout", () => setTimeout(() => {
  tellTyped();
  compareSoon();
}));

// What a page that was just drawn says of the deed that led to it. A region that has its words from
// the start is not read out by itself.
for (const one of document.querySelectorAll("[data-told=now], #flashes > .flash > p")) {
  const words = one.textContent.trim().replace(/\s+/g, " ");
  announce(one, () => ended(words));
}
