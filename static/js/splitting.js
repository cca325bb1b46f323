// "grant and insurance" is added as it was typed; beneath the line it is offered to make two of it.
// The offer waits for nobody: the next line that is added takes it away.
import { onKeydown } from "./keydown.js";
import { button, element } from "./elements.js";
import { saves } from "./page-queue.js";
import { say } from "./texts.js";

saves.addEventListener("stored", ({ detail: { save, reply } }) => {
  const form = save.kind === "add" && save.page === location.pathname ? document.getElementById(save.form) : null;
  if (!form) return;
  document.getElementById(idOf(form))?.remove();
  if (reply.split) offer(form, reply);
});

const idOf = (form) => `${form.id}-split`;

function offer(form, { split, ref, revision }) {
  const seen = element("input", { type: "hidden", name: "revision", value: revision });
  seen.dataset.row = `item-${ref}`;
  const yes = element("button", { className: "button button--small", textContent: split.yes });
  const made = element("form", { id: idOf(form), className: "one-or-two", method: "post", action: split.url, role: "status" });
  Object.assign(made.dataset, { save: "act", list: form.dataset.list, kept: "" });
  const close = () => { made.remove(); form.querySelector(".row__input").focus(); };
  made.addEventListener("submit", () => setTimeout(close));
  onKeydown((event) => { if (event.key === "Escape") { event.preventDefault(); close(); } }, { on: made });
  form.after(made);
  // What comes into a region that stands there already is said aloud.
  requestAnimationFrame(() => made.append(
    seen, element("p", { textContent: split.ask }), yes, button(say("Keep as one"), close, "button--quiet"),
  ));
}
