// Signing out asks first when words wait: nobody else may save them.
import { button, element } from "./elements.js";
import { forget } from "./steps.js";
import { actor, saves } from "./page-queue.js";
import { keep } from "./tab.js";
import { say, sayOf } from "./texts.js";

let agreed = false;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!leadsOut(form)) return;
  if (!agreed && !saves.isEmpty) {
    event.preventDefault();
    event.stopImmediatePropagation();
    ask(form);
    return;
  }
  saves.abandon();
  forget();
  keep("drafts", actor, null);
}, true);

// Where a button is called "action", that is what `form.action` gives.
function leadsOut(form) {
  return new URL(form.getAttribute("action") ?? "", location.href).pathname.endsWith("/logout/");
}

function ask(form) {
  const dialog = element("dialog", {}, [
    element("h2", { textContent: sayOf("One change is not saved yet", "%(count)s changes are not saved yet", saves.saves.length) }),
    element("p", { textContent: say("If you sign out now, they are lost. They are saved by themselves as soon as the connection is back.") }),
    element("div", { className: "dialog__actions" }, [
      button(say("Stay signed in"), () => dialog.close(), "button--primary"),
      button(say("Sign out and lose them"), () => { agreed = true; saves.dropAll(); form.requestSubmit(); }),
    ]),
  ]);
  dialog.setAttribute("aria-label", say("Not saved yet"));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
