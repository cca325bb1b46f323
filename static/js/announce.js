// What happened is said, once, to whoever listens to the page: in whole sentences, when it is
// stored or drawn, and not for every pause in typing. What a flash says is said by the flash.
import * as fields from "./fields.js";
import { element } from "./making.js";
import { valuesOf } from "./queue.js";
import { saves } from "./saves.js";

const TOGETHER = 300;
const STAYS = 20_000; // long enough to be read out, too short to be met again at the page's end
const STATUS = { done: "This step is done.", in_progress: "This step is open again.", not_applicable: "This step does not apply." };
const region = document.getElementById("announced");
const waiting = new Map(); // what it is about -> how to say it: of three moves the last counts
let timer = 0;

function announce(about, say) {
  waiting.delete(about);
  waiting.set(about, say);
  clearTimeout(timer);
  timer = setTimeout(speak, TOGETHER);
}

function speak() {
  const sentences = [...waiting.values()].map((say) => say()).filter(Boolean);
  waiting.clear();
  for (const textContent of sentences) {
    const said = element("p", { textContent });
    region.append(said);
    setTimeout(() => said.remove(), STAYS);
  }
}

const ended = (words) => (/[.?!]$/.test(words) ? words : `${words}.`);
const named = (save) => save.name?.replace(/\s+/g, " ") ?? "";

saves.addEventListener("stored", ({ detail: { save, reply } }) => {
  if (reply.flash || reply.go) return;
  if (save.kind === "add") announce(save.id, () => added(save));
  if (save.kind === "cell") announce(save.slot, () => ended(`${save.on ? "Ticked" : "Unticked"}: ${named(save)}`));
  if (save.kind === "edit") edited(save);
  if (save.kind === "act" && isMove(save)) announce(save.row, () => moved(save));
  else if (save.kind === "act") announce(save.id, () => acted(save));
});

function added(save) {
  const list = document.getElementById(save.form)?.parentElement.querySelector(":scope > .rows");
  const length = list?.querySelectorAll(":scope > li:not([data-kept])").length;
  return `Added ${save.many ? named(save) : `“${named(save)}”`}.${length ? ` ${length} in this list.` : ""}`;
}

function isMove(save) {
  return save.row && save.body.some(([name]) => name === "way" || name === "before");
}

function moved(save) {
  const row = document.getElementById(save.row.slice(save.canvas.length));
  const rows = row ? [...row.parentElement.querySelectorAll(":scope > [data-ref]")] : [];
  const name = row?.querySelector(".row__name")?.firstChild.textContent.trim();
  return name ? `Moved “${name}” to place ${rows.indexOf(row) + 1} of ${rows.length}.` : "";
}

function acted(save) {
  const [status] = valuesOf(save.body, "status");
  return (/^status\b/.test(save.form) && STATUS[status]) || ended(`Done: ${named(save)}`);
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
  if (before && after && before !== after) return `Renamed “${before}” to “${after}”.`;
  const words = [...valuesOf(body, "need"), ...valuesOf(body, "offer")].find(Boolean);
  return words ? `Saved the sentence “${words}”.` : ended(`Saved: ${named(save)}`);
}

// A unit that a swap drew under another name is known by its form's address.
function isWritten(slot) {
  const unit = fields.unitAt(slot);
  const active = document.activeElement;
  if (!fields.isText(active) || !active.form) return false;
  return unit ? unit.contains(active) : active.form.getAttribute("action") === slot.split("#")[0];
}

// What a drawing brings that was not there: to look at, and of other people.
const seen = { findings: new Set(findings().keys()), voices: new Set(voices().keys()) };
let look = 0;

function findings() {
  const all = document.querySelectorAll("#checks [id^=finding-]");
  return new Map([...all].map((one) => [one.id, one.querySelector(".finding__said")?.textContent.trim()]));
}

function voices() {
  const all = [...document.querySelectorAll("#comments .remark")];
  return new Map(all.flatMap((remark) => [...remark.querySelectorAll(".voice")].map(
    (voice, number) => [`${remark.id}.${number}`, voice.querySelector("strong")?.textContent.trim()],
  )));
}

function compare() {
  tell("voices", voices(), (fresh) => (fresh.length === 1 ? `New comment from ${fresh[0]}.` : `${fresh.length} new comments.`));
  if (isBusy()) return; // a finding may come and go with every word
  tell("findings", findings(), (fresh) => (fresh.length === 1 ? ended(`1 new thing to look at: ${fresh[0]}`) : `${fresh.length} new things to look at.`));
}

function isBusy() {
  const active = document.activeElement;
  return !saves.isEmpty || (fields.isText(active) && Boolean(active.form?.matches("form[data-save=edit]")));
}

function tell(kind, now, say) {
  const fresh = [...now].filter(([key]) => !seen[kind].has(key)).map(([, words]) => words);
  seen[kind] = new Set(now.keys());
  if (fresh.length) announce(kind, () => say(fresh));
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
