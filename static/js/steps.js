// What can be undone and redone goes along from page to page: a page takes it out of the tab's
// storage when it is shown, and leaves it there when it goes, so that no stored word rests there.
import { flash } from "./flashes.js";
import { saves } from "./page-queue.js";
import { keep, kept, namesKept } from "./tab.js";
import { say } from "./texts.js";

const whose = document.body.dataset.actor;
export const steps = { done: [], undone: [] };

addEventListener("pagehide", () => keep("steps", whose, steps.done.length + steps.undone.length ? steps : null));
addEventListener("pageshow", take);
take();

// A step that what is stored by now stands against is over; one that just did not get through can be
// taken again.
saves.addEventListener("refused", ({ detail: { save, reply } }) => {
  if (save.kind !== "step") return;
  const { name } = save;
  const isOver = !reply.again || reply.anew;
  if (!isOver) steps[save.way === "back" ? "done" : "undone"].push(save.step);
  saves.drop(save);
  if (isOver) flash(say("“%(name)s” was changed since, so it stays as it is.", { name }));
  else flash([say("“%(name)s” stays as it is.", { name }), reply.says].join(" "));
});

function take() {
  const carried = kept("steps", whose);
  for (const name of namesKept("steps")) keep("steps", name, null);
  if (carried) Object.assign(steps, carried);
}

export function forget() {
  Object.assign(steps, { done: [], undone: [] });
}
