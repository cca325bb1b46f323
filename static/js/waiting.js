// All that waits, wherever it was typed, in a list of its own: to be read, copied, and discarded.
// Where a page has no line that says how it stands with what was typed, a notice leads to it.
import { discard } from "./conflicts.js";
import { button, copier, element } from "./elements.js";
import { actor, saves, takenOver, wordsOf } from "./page-queue.js";
import { keep, kept, namesKept } from "./tab.js";
import { say, sayOf } from "./texts.js";
import { above } from "./unsettled.js";

const SIGN_IN = "/accounts/login/";
const rows = new Map(); // save's id -> its row in the list
const problem = element("p");
const list = element("ul", { className: "waits" });
let dialog = null;

function open() {
  dialog = element("dialog", { id: "waits" }, [
    element("h2", { id: "waits-head" }), problem, list,
    element("div", { className: "dialog__actions" }, [
      button(say("Discard all"), () => saves.saves.forEach(discard), "button--quiet button--danger"),
      button(say("Try now"), () => saves.retry()),
      button(say("Close"), () => dialog.close(), "button--primary"),
    ]),
  ]);
  dialog.setAttribute("aria-labelledby", "waits-head");
  dialog.addEventListener("close", close);
  document.body.append(dialog);
  draw();
  dialog.showModal();
  dialog.querySelector(".button--primary").focus();
}

function close() {
  rows.clear();
  list.replaceChildren();
  dialog.remove();
  dialog = null;
}

function draw() {
  const waiting = saves.saves;
  if (!waiting.length) return dialog.close();
  dialog.querySelector("h2").textContent = sayOf("One change is not saved yet", "%(count)s changes are not saved yet", waiting.length);
  problem.textContent = saves.problem ?? say("They are kept in this tab, and saved by themselves as soon as the server answers.");
  const gone = [...rows].filter(([id]) => !waiting.some((save) => save.id === id));
  for (const [id, row] of gone) {
    if (row.contains(document.activeElement)) dialog.querySelector(".button--primary").focus();
    row.remove();
    rows.delete(id);
  }
  for (const save of waiting.filter(({ id }) => !rows.has(id))) {
    rows.set(save.id, rowOf(save));
    list.append(rows.get(save.id));
  }
  return undefined;
}

function rowOf(save) {
  return element("li", { className: "waits__one" }, [
    element("p", { className: "conflict__words", textContent: wordsOf(save) }),
    element("div", { className: "cluster" }, [copier(() => wordsOf(save)), button(say("Discard"), () => discard(save))]),
  ]);
}

document.addEventListener("waits", () => dialog ?? open());
saves.addEventListener("changed", () => dialog && draw());

// The notice

const line = document.getElementById("saved");
const canSignIn = document.getElementById("sign-in-again");

function tell() {
  const words = said();
  const there = document.getElementById("waits-notice");
  if (!words) return there?.remove();
  if (there?.firstElementChild.textContent === words) return undefined;
  there?.remove();
  return above().append(notice("waits-notice", words, [
    ...(saves.halted ? [signIn()] : []),
    button(say("See what waits"), () => document.dispatchEvent(new Event("waits"))),
  ]));
}

function said() {
  if (saves.isAbandoned) return "";
  const count = saves.saves.length;
  if (saves.halted && !canSignIn && count) {
    return sayOf(
      "You are signed out. One change is not saved yet. Sign in again, and it goes on.",
      "You are signed out. %(count)s changes are not saved yet. Sign in again, and it goes on.",
      count,
    );
  }
  if (!saves.isFailing || line) return "";
  return sayOf("One change is not saved yet. Trying again.", "%(count)s changes are not saved yet. Trying again.", count);
}

function notice(id, words, acts) {
  return element("div", { id, className: "notice stack stack--tight", role: "status" }, [
    element("p", { textContent: words }),
    element("div", { className: "cluster" }, acts),
  ]);
}

function signIn() {
  return element("a", { className: "button button--small", href: `${SIGN_IN}?next=${encodeURIComponent(location.pathname)}`, textContent: say("Sign in") });
}

saves.addEventListener("changed", tell);
saves.addEventListener("halted", tell);

// Words of somebody else, or of who was signed in before, are not shown; but that they wait is.
function tellOfOthers() {
  const names = namesKept("waiting").filter((name) => name !== actor && kept("waiting", name)?.length);
  if (!names.length) return;
  const words = say("Something that was typed in this tab before is not saved yet. It is saved as soon as whoever typed it signs in here again.");
  const made = notice("waits-of-others", words, [
    ...(location.pathname.startsWith(SIGN_IN) || actor ? [] : [signIn()]),
    button(say("Discard it"), () => {
      for (const name of names) keep("waiting", name, null);
      made.remove();
      document.getElementById("main").focus();
    }),
  ]);
  above().append(made);
}

tell();
takenOver.then(tellOfOthers); // what a guest typed goes on with whoever that guest has become
