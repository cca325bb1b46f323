// What stands in a line and was not entered yet waits in the tab until the page is shown again.
import * as fields from "./fields.js";
import { actor, saves } from "./page-queue.js";
import { keep, kept } from "./tab.js";

const FORMS = "form[data-save=add], form[data-save=act], form[data-draft]";
// A form with `data-draft` is sent without the queue, and leads back to its page once it is stored.
let sent = "";

function leave() {
  if (saves.isAbandoned) return;
  const drafts = kept("drafts", actor) ?? {};
  delete drafts[location.pathname];
  const typed = [...document.querySelectorAll(FORMS)].map((form) => [form.id, draftOf(form)]).filter(([, body]) => body.length);
  if (sent) typed.push(["sent", sent]);
  if (typed.length) drafts[location.pathname] = Object.fromEntries(typed);
  keep("drafts", actor, drafts);
}

function draftOf(form) {
  return fields.isTypedInto(form) ? fields.bodyOf(form) : [];
}

function take() {
  const drafts = kept("drafts", actor) ?? {};
  const { sent: stored, ...typed } = drafts[location.pathname] ?? {};
  for (const [id, body] of Object.entries(typed)) {
    if (id === stored && cameBack()) continue;
    const form = document.getElementById(id);
    if (form) fields.fill(form, body, (field) => !fields.isDirty(field) || !field.value);
    form?.closest("details")?.setAttribute("open", "");
  }
  delete drafts[location.pathname];
  keep("drafts", actor, drafts);
  document.dispatchEvent(new Event("typing"));
}

// Straight from this page to this page: what was sent is stored.
function cameBack() {
  return document.referrer !== "" && new URL(document.referrer).pathname === location.pathname;
}

// On the way back a browser would fill fields by their order, and so write over what is stored.
function keepToOurselves() {
  for (const form of document.querySelectorAll("form[data-save]")) form.autocomplete = "off";
}

keepToOurselves();
document.addEventListener("htmx:afterSettle", keepToOurselves);
document.addEventListener("submit", ({ target }) => { sent = target.matches("form[data-draft]") ? target.id : ""; });
addEventListener("pagehide", leave);
addEventListener("pageshow", take);
