// What can be undone and redone goes along from page to page: a page takes it out of the tab's
// storage when it is shown, and leaves it there when it goes, so that no stored word rests there.
import { keep, kept, namesKept } from "./tab.js";

const whose = document.body.dataset.actor;
export const steps = { done: [], undone: [] };

addEventListener("pagehide", () => keep("steps", whose, steps.done.length + steps.undone.length ? steps : null));
addEventListener("pageshow", take);
take();

function take() {
  const carried = kept("steps", whose);
  for (const name of namesKept("steps")) keep("steps", name, null);
  if (carried) Object.assign(steps, carried);
}

export function forget() {
  Object.assign(steps, { done: [], undone: [] });
}
