// This page's queue: whose it is, where its saves wait, and when it tries again.
import { endOf } from "./answers.js";
import { csrfToken } from "./csrf.js";
import { onKeydown } from "./keydown.js";
import { SaveQueue, send } from "./queue.js";
import { kept, keep, namesKept } from "./tab.js";
import { whoIs } from "./who.js";

export const actor = document.body.dataset.actor;
export const saves = new SaveQueue({
  send: deliver,
  isReachable: async () => "actor" in await whoIs(actor),
  store: { load: () => kept("waiting", actor) ?? [], keep: (waiting) => keep("waiting", actor, waiting) },
});

async function deliver(save, options) {
  const answer = await send(save, { "X-CSRFToken": csrfToken(), "X-Save-Actor": actor }, options);
  if (!endOf(answer).who) return answer;
  const { same } = await whoIs(actor); // brings a new token, too
  return same === false ? { status: 401, reply: { reason: "signed-out" } } : answer;
}

// Words of a guest go on with whoever that guest has become.
async function takeOver() {
  for (const name of namesKept("waiting").filter((other) => other !== actor)) {
    if (!(await whoIs(name)).same) continue;
    keep("waiting", actor, [...(kept("waiting", actor) ?? []), ...kept("waiting", name)]);
    keep("waiting", name, []);
    saves.reload();
    saves.start();
  }
}

// Where a save belongs to, and what it must not overtake there.
export function addressed(form, url, ...lanes) {
  const canvas = /^\/canvases\/[0-9a-f-]{36}\//.exec(url)?.[0] ?? "";
  const names = [form.dataset.list, form.dataset.row, ...lanes].filter(Boolean);
  return { url, canvas, form: form.id, page: location.pathname, lanes: names.map((name) => canvas + name) };
}

// What a person typed of it, to be read and copied.
export function wordsOf(save) {
  const was = save.base ?? {};
  const typed = save.body.filter(([name, value]) => value && was[name] && !was[name].includes(value)).map(([, value]) => value);
  const words = save.words ?? typed;
  return (words.length ? words : [save.name]).join("\n");
}

saves.addEventListener("stored", ({ detail: { save, reply } }) => {
  document.body.dispatchEvent(new CustomEvent("canvas:changed", { detail: { canvas: reply.canvas, of: save.canvas } }));
});

addEventListener("online", () => saves.retry());
onKeydown(() => saves.retry());
document.addEventListener("input", () => saves.retry());

// Within the site the next page goes on with what waits; elsewhere it would wait in vain.
let goesOn = false;
document.addEventListener("click", ({ target }) => {
  const link = target.closest?.("a[href]");
  goesOn = Boolean(link && link.origin === location.origin && !link.target);
});
document.addEventListener("submit", () => { goesOn = true; });

addEventListener("beforeunload", (event) => {
  const stays = saves.saves.some((save) => !saves.isFlying(save));
  if (saves.isFailing || saves.halted || (stays && !(goesOn && saves.isKept))) event.preventDefault();
});

addEventListener("pagehide", () => saves.leave());
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  saves.reload(); // a page that was shown meanwhile may have saved them
  saves.start();
});

if (actor) saves.start();
export const takenOver = actor ? takeOver() : Promise.resolve();
