// The one way by which anything is saved.
//
// A save is a plain POST form of ours, taken at the keypress, as plain data:
//   url, body      where it goes, and its fields as [name, value] pairs
//   lanes          what it must not overtake: its item, its list. One save a lane is on its way,
//                  in the order in which they were done; a few lanes go side by side.
//   slot           for what is typed on and on: a later save of the slot takes the place of one
//                  that has not left. Without a slot (a new item, a move) nothing is left out.
//   row, revision  the row that it changes, and its revision as the page saw it. Our own replies
//                  move it on, so that we are never refused for what we did ourselves.
//   base           what stood there when the change began, {name: [values]}, for merging
//   id             what a page may call it by, as long as it lives
//   key            made here; the server does once what comes twice under one key. So what was
//                  sent keeps its key and body until there is an answer, over retries and reloads.
// Anything else in it is the caller's and comes back with the answer.
//
// What becomes of a save by its answer stands in answers.js. One that waits goes again after 0.5 s,
// then later and later up to 30 s, and at once on retry(). One that is refused stays, and holds up
// nothing else, until a person settles it: replace(), again() or drop().
// 401 halts all until resume(). All that is not stored stays in `store`, and nothing else does.
//
// Events: "stored" and "refused" {save, reply}, "halted" {reason}, "changed" (whatever happened).

import { ENDS, endOf, kindOf, sentenceOf } from "./answers.js";

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
const SIDE_BY_SIDE = 4;
const PATIENCE = 45_000; // the server itself gives up earlier
const KEEPALIVE_BYTES = 60_000; // browsers refuse more than 64 KB in all
const LATE = 8_000; // what is under way for so long is not just being saved
const MOST_QUIET = 600_000; // a server may ask for so long a rest

const UNTRIED = { refused: undefined, tries: 0, met: undefined, isWornOut: undefined, due: 0 };

export class SaveQueue extends EventTarget {
  #saves;
  #flying = new Set();
  #timer = 0;
  #store;
  #send;
  #isReachable;
  #random;
  #goesAway = false; // its page does, which ends what is on its way
  #quietUntil = 0; // the server asked to be left alone
  halted = "";
  isAbandoned = false;
  problem = null; // what the server said when it could not save just now
  isKept = true; // whether what waits outlives the page

  // `isReachable` asks the server for something small.
  constructor({ send, store, isReachable = async () => true, random = Math.random }) {
    super();
    this.#send = send;
    this.#isReachable = isReachable;
    this.#store = store;
    this.#random = random;
    this.reload();
  }

  // Take up what the tab keeps: from an earlier page, or when this one is shown again.
  reload() {
    this.#goesAway = false;
    this.#saves = this.#store.load().map((save) => ({ ...save, due: 0 }));
  }

  // All that is not stored yet, the oldest first.
  get saves() { return [...this.#saves]; }
  get isEmpty() { return this.#saves.length === 0; }
  get isFailing() { return this.#saves.some((save) => !save.refused && (save.tries > 0 || this.#isLate(save))); }
  get refused() { return this.#saves.filter((save) => save.refused); }
  isFlying(save) { return this.#flying.has(save.key); }
  last(slot) { return this.#saves.findLast((save) => save.slot === slot); }

  put(given) {
    const before = given.slot && this.last(given.slot);
    const known = before ? { revision: before.revision, base: before.base } : {};
    const key = newKey();
    const save = { ...given, ...known, key, id: key, tries: 0, due: 0 };
    if (before && canGiveWay(before)) this.#saves.splice(this.#saves.indexOf(before), 1, save);
    else this.#saves.push(save);
    if (before?.refused) keepCard(save, before);
    this.start();
    return save;
  }

  // Begin, or go on with, what waits.
  start() {
    this.#keep();
    this.#pump();
    this.#tell("changed");
  }

  // Send a refused save again with these changes, as a new one.
  replace(save, changes = {}) {
    Object.assign(save, UNTRIED, { sent: false }, changes, { key: newKey() });
    this.start();
  }

  // Send a refused save again as it is, under its own key: it may have been stored unheard.
  again(save) {
    Object.assign(save, UNTRIED);
    this.start();
  }

  // What waits of a slot goes on under another name, with these fields as they are now.
  rename(slot, next, values = {}) {
    for (const save of this.#saves.filter((other) => other.slot === slot)) {
      save.slot = next;
      if (!save.sent) save.body = save.body.map(([name, value]) => [name, values[name] ?? value]);
    }
  }

  // What is on its way may be stored all the same, and is told so then.
  drop(save) {
    save.isDropped = true;
    this.#saves = this.#saves.filter((other) => other !== save);
    this.start();
  }

  dropAll() {
    this.#saves = [];
    this.start();
  }

  // Try now what waits for its next try, but never more often than after the first pause, nor
  // before the server wants it.
  retry() {
    for (const save of this.#saves) save.due = Math.min(save.due, (save.tried ?? 0) + FIRST_PAUSE);
    this.#pump();
  }

  halt(reason) {
    this.halted = reason;
    this.#tell("halted", { reason });
    this.#tell("changed");
  }

  resume() {
    this.halted = "";
    this.start();
  }

  // Nothing leaves this page any more, and what waits in the store stays there.
  abandon() {
    this.isAbandoned = true;
    this.halted = "abandoned";
  }

  // The page goes away: say once more, in a way that outlives it, what is first in each lane.
  leave() {
    this.#goesAway = true;
    if (this.halted || this.#quietUntil > Date.now()) return;
    let room = KEEPALIVE_BYTES;
    for (const save of this.#heads().filter((head) => !head.isWornOut)) {
      room -= JSON.stringify(save.body).length * 2;
      if (room < 0) break;
      save.sent = true;
      this.#send(save, { keepalive: true }).catch(() => {});
    }
    this.#keep();
  }

  // What may be on its way now, in order.
  #heads() {
    const taken = new Set();
    return this.#saves.filter((save) => {
      const lanes = save.refused ? [save.slot] : [...save.lanes, save.slot];
      const isFirst = !lanes.some((lane) => lane && taken.has(lane));
      for (const lane of lanes) taken.add(lane);
      return isFirst && !save.refused;
    });
  }

  #pump() {
    clearTimeout(this.#timer);
    if (this.halted) return;
    const heads = this.#heads().filter((save) => !this.#flying.has(save.key));
    const at = (save) => Math.max(save.due, this.#quietUntil);
    const due = heads.filter((save) => at(save) <= Date.now());
    for (const save of due.slice(0, SIDE_BY_SIDE - this.#flying.size)) this.#fly(save);
    const next = Math.min(...heads.filter((save) => !due.includes(save)).map(at));
    if (Number.isFinite(next)) this.#timer = setTimeout(() => this.#pump(), next - Date.now());
  }

  async #fly(save) {
    this.#flying.add(save.key);
    save.tried = Date.now();
    setTimeout(() => this.#isLate(save) && this.#tell("changed"), LATE);
    const answer = await this.#try(save);
    this.#flying.delete(save.key);
    this.#take(save, answer);
    this.start();
  }

  // What was tried in vain again and again goes once more when the server is there for others.
  async #try(save) {
    save.isLast = Boolean(save.isWornOut) && await this.#isReachable();
    if (save.isWornOut && !save.isLast) return { status: 0 };
    save.sent = true;
    this.#keep();
    return this.#send(save).catch(() => ({ status: 0 }));
  }

  #isLate(save) { return this.isFlying(save) && Date.now() - save.tried >= LATE; }

  #take(save, answer) {
    const { end } = endOf(answer);
    if (end === "stored") this.#stored(save, answer.reply);
    else if (!this.#saves.includes(save)) return; // it was discarded meanwhile
    else if (this.#goesAway && !answer.status) return;
    else if (end === "halt") this.halt(answer.reply?.reason ?? "signed-out");
    else if (end === "card") this.#refuse(save, answer);
    else this.#wait(save, answer);
  }

  #stored(save, reply) {
    this.#saves = this.#saves.filter((other) => other !== save);
    for (const other of this.#saves) moveOn(other, save, reply);
    this.problem = null;
    for (const other of this.#saves) if (other.unheard) other.due = 0; // the way is open again
    this.#keep();
    this.#tell("stored", { save, reply });
  }

  #refuse(save, answer) {
    if (save.slot && this.last(save.slot) !== save) { // more was typed meanwhile, and is judged instead
      this.#saves = this.#saves.filter((other) => other !== save);
      return;
    }
    const { again, anew, joins } = endOf(answer);
    save.refused = { ...answer.reply, status: answer.status, says: sentenceOf(answer), again, anew, joins };
    this.#tell("refused", { save, reply: save.refused });
  }

  // What an answer of another kind has cost is not counted against it.
  #wait(save, answer) {
    const kind = kindOf(answer);
    const { tries, afar } = ENDS[kind];
    save.met = { ...save.met, [kind]: (save.met?.[kind] ?? 0) + 1 };
    const isOut = save.met[kind] >= tries;
    if (isOut && (!afar || save.isLast)) return this.#refuse(save, answer);
    save.isWornOut ||= isOut;
    const pause = Math.min(FIRST_PAUSE * 2 ** save.tries, LONGEST_PAUSE);
    save.tries += 1;
    save.due = Date.now() + pause * (0.75 + this.#random() / 2);
    save.unheard = answer.status === 0;
    this.#quietUntil = Math.max(this.#quietUntil, Date.now() + Math.min((answer.after ?? 0) * 1000, MOST_QUIET));
    this.problem = answer.reply ? sentenceOf(answer) : null;
  }

  // Such a card is drawn from a new answer, so other people's words are not kept here.
  #keep() {
    if (this.isAbandoned) return;
    const kept = this.#saves.map((save) => (save.refused?.anew ? { ...save, refused: undefined } : save));
    this.isKept = this.#store.keep(kept) !== false;
  }

  #tell(name, detail) { this.dispatchEvent(new CustomEvent(name, { detail })); }
}

// One try. Gives {status, reply, after, isElsewhere}: `reply` is what the server said as JSON, if
// it did, and `after` the seconds that it asks to be left alone for.
export async function send(save, headers, { keepalive = false } = {}) {
  const response = await fetch(save.url, {
    method: "POST",
    body: new URLSearchParams(pairsOf(save)),
    headers: { Accept: "application/json", "X-Save-Key": save.key, ...headers },
    signal: AbortSignal.timeout(PATIENCE),
    redirect: "manual", // no page that it leads to says whether this was stored
    keepalive,
  });
  const isElsewhere = response.type === "opaqueredirect";
  return { status: response.status, reply: await replyOf(response), after: secondsOf(response.headers.get("Retry-After")), isElsewhere };
}

async function replyOf(response) {
  if (!response.headers.get("Content-Type")?.includes("json")) return null;
  const reply = await response.json().catch(() => null);
  return reply && typeof reply === "object" && !Array.isArray(reply) ? reply : null;
}

// Seconds, or a date.
function secondsOf(said) {
  const seconds = /^\d+$/.test(said ?? "") ? Number(said) : (Date.parse(said) - Date.now()) / 1000;
  return Math.max(0, seconds || 0);
}

function pairsOf(save) {
  const pairs = [...save.body];
  if (save.revision !== undefined) pairs.push([save.revisionName ?? "revision", save.revision]);
  for (const [name, values] of Object.entries(save.base ?? {})) {
    for (const value of values.length ? values : [""]) pairs.push([`base-${name}`, value]);
  }
  return pairs;
}

// The values that a save sends for a field.
export function valuesOf(body, name) {
  return body.filter(([other]) => other === name).map(([, value]) => value);
}

// What was sent may have been stored, so it keeps its body and its key.
function canGiveWay(save) {
  return !save.sent || save.refused;
}

// More was typed while a card stands open: the card goes on with it.
function keepCard(save, before) {
  if (before.refused.joins) save.refused = before.refused;
}

// A stored save moves on what was typed upon it.
function moveOn(other, save, reply) {
  if (other.slot && other.slot === save.slot) {
    other.base = Object.fromEntries(Object.keys(other.base ?? {}).map((name) => [name, valuesOf(save.body, name)]));
  }
  const isOurs = other.row && other.row === save.row && other.revision >= save.revision;
  if (isOurs && !reply.merged) other.revision = Math.max(other.revision, reply.revision);
}

// crypto.randomUUID is there on https and localhost only.
export function newKey() {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
