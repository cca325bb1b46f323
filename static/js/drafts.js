// What stands in a line and was not entered yet waits in the tab until the page is shown again.
import * as fields from "./fields.js";
import { actor, saves } from "./saves.js";
import { keep, kept } from "./tab.js";

const FORMS = "form[data-save=add], form[data-save=act]";

function leave() {
  if (saves.isAbandoned) return;
  const drafts = kept("drafts", actor) ?? {};
  delete drafts[location.pathname];
  const typed = [...document.querySelectorAll(FORMS)].map((form) => [form.id, draftOf(form)]).filter(([, body]) => body.length);
  if (typed.length) drafts[location.pathname] = Object.fromEntries(typed);
  keep("drafts", actor, drafts);
}

function draftOf(form) {
  const isTyped = fields.typedIn(form).some((field) => fields.isText(field) && field.value && fields.isDirty(field));
  return isTyped ? fields.bodyOf(form) : [];
}

function take() {
  const drafts = kept("drafts", actor) ?? {};
  for (const [id, body] of Object.entries(drafts[location.pathname] ?? {})) {
    const form = document.getElementById(id);
    if (form && !draftOf(form).length) fields.fill(form, body);
    form?.closest("details")?.setAttribute("open", "");
  }
  delete drafts[location.pathname];
  keep("drafts", actor, drafts);
}

addEventListener("pagehide", leave);
addEventListener("pageshow", take);
