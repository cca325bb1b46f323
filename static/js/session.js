// The session is over: a dialog signs its person in again and the queue goes on, with the caret
// where it was. Words of one person are never shown to, nor saved for, another: they stay in the
// tab under their own name, and the page goes away.
import { csrfToken } from "./csrf.js";
import { onKeydown } from "./keydown.js";
import { element } from "./elements.js";
import { actor, saves, wordsOf } from "./page-queue.js";
import { say } from "./texts.js";
import { whoIs } from "./who.js";

const dialog = document.getElementById("sign-in-again");
const form = dialog?.querySelector("form");
const error = dialog?.querySelector("[role=alert]");
let before = {};
const words = dialog?.querySelector("[readonly]");

// Whoever goes on typing would type the rest of the word into the dialog.
const BETWEEN_WORDS = 1500;
let pressed = 0;
let asks = 0;
const typing = () => { pressed = Date.now(); };
onKeydown(typing);
document.addEventListener("input", typing, true); // what is composed has no keys that we hear

// A save that left before another window got a new session was refused for the old one only: it
// goes again, once. Else its person is asked.
const SOON = 5_000;
let wentOn = 0;
saves.addEventListener("halted", async () => {
  const isAgain = Date.now() - wentOn < SOON;
  wentOn = Date.now();
  if (!isAgain && (await whoIs(actor)).same) goOn();
  else ask();
});

// A page that hears that it may see its canvas no more finds out whether its session is over.
document.addEventListener("unseen", async () => {
  if (!actor || saves.halted) return;
  const who = await whoIs(actor);
  if (who.same === false && !saves.halted) saves.halt("signed-out");
});

function ask() {
  clearTimeout(asks);
  if (!dialog || dialog.open || document.hidden || !saves.halted) return;
  const early = pressed + BETWEEN_WORDS - Date.now();
  if (early > 0) {
    asks = setTimeout(ask, early);
    return;
  }
  error.textContent = "";
  before = whereOf(document.activeElement);
  words.value = saves.saves.map(wordsOf).join("\n");
  for (const part of dialog.querySelectorAll("[data-waiting]")) part.hidden = saves.isEmpty === (part.dataset.waiting === "true");
  dialog.showModal();
}

// Where the caret is. The browser gives the focus back by itself, but not the caret.
function whereOf(element) {
  const { selectionStart: start, selectionEnd: end } = element;
  return { element, start, end };
}

function goBack() {
  const { element, start, end } = before;
  element.blur();
  (element.isConnected && element !== document.body ? element : document.getElementById("main")).focus({ preventScroll: true });
  if (Number.isInteger(start)) element.setSelectionRange(start, end);
}

dialog?.addEventListener("close", goBack);

// Back on the page, perhaps from signing in in another tab.
async function look() {
  if (!saves.halted) return;
  const who = await whoIs(actor);
  if (who.same) goOn();
  else ask();
}

addEventListener("focus", look);
document.addEventListener("visibilitychange", () => !document.hidden && look());
document.addEventListener("needs", look);

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  error.textContent = "";
  const said = await signIn(new FormData(form));
  if (said) return refuse(said);
  const who = await whoIs(actor);
  if (who.same) return goOn();
  return who.actor ? leave() : refuse(say("This needs one more step. Sign in on its own page, then come back."));
});

function refuse(text) {
  error.textContent = text;
  form.elements.password.focus();
  form.elements.password.select();
}

// Gives what is wrong, "" for nothing.
async function signIn(words) {
  try {
    const response = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(words),
      headers: { "X-CSRFToken": csrfToken(), "X-Requested-With": "XMLHttpRequest", Accept: "application/json" },
    });
    if (response.ok) return "";
    const answer = await response.json().catch(() => ({}));
    return errorsOf(answer) || (response.status === 429 ? say("Too many tries. Wait a minute, then try again.") : say("That did not work. Try again."));
  } catch {
    return say("There is no connection just now. Your words wait here.");
  }
}

function errorsOf({ form: answer }) {
  const own = Object.values(answer?.fields ?? {}).flatMap((field) => field.errors ?? []);
  return [...(answer?.errors ?? []), ...own].join(" ");
}

function goOn() {
  form.reset();
  if (dialog.open) dialog.close();
  saves.resume();
}

// Somebody else is here now: nothing of what stands on the page is theirs.
function leave() {
  dispatchEvent(new Event("pagehide")); // what is typed is kept under its own person's name
  saves.abandon();
  document.body.replaceChildren(element("main", { id: "main", tabIndex: -1 }));
  location.replace("/canvases/");
}

dialog?.querySelector("[data-copy]").addEventListener("click", () => {
  words.select();
  navigator.clipboard?.writeText(words.value).catch(() => {});
});
dialog?.querySelector("[data-later]").addEventListener("click", () => dialog.close());
dialog?.querySelector("[data-discard]").addEventListener("click", () => {
  saves.dropAll();
  saves.abandon();
  location.replace(form.action);
});
