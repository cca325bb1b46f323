// What somebody else does: an open canvas asks whether it changed, whether there is a new comment or
// verdict, and who else is here.
// The regions refresh themselves on "canvas:changed", and never touch what is being typed.
import { csrfToken } from "./csrf.js";
import "./gone.js";
import "./refresh.js";
import { say } from "./texts.js";

const PULSE = 5_000;
const PRESENCE = 15_000;
const base = document.body.dataset.canvas; // "/canvases/<id>/", "" on pages without one
const drawn = document.getElementById("work")?.dataset ?? {};
let known = Number(drawn.revision ?? 0);
let heard = Number(drawn.talk ?? 0); // how far the talk about it was
let busy = false;
let isAskedAnew = false; // while an answer was on its way, which may tell of before
const isAsleep = () => document.hidden || document.body.dataset.gone !== undefined;

document.body.addEventListener("canvas:changed", ({ detail }) => {
  known = Math.max(known, detail?.canvas ?? 0);
});

async function pulse() {
  if (busy || isAsleep()) return;
  busy = true;
  try {
    const answer = await fetch(`${base}pulse/`, { headers: { "If-None-Match": `"${known}.${heard}"` }, cache: "no-store" });
    if ([401, 403, 404].includes(answer.status)) document.dispatchEvent(new Event("unseen"));
    if (!answer.ok) return; // 304: nothing new
    const { canvas, talk } = await answer.json();
    const isNew = canvas > known || talk > heard;
    heard = talk;
    if (isNew) document.body.dispatchEvent(new CustomEvent("canvas:changed", { detail: { canvas, of: base } }));
  } catch {
    // No network: the queue says so where it matters.
  } finally {
    busy = false;
    if (isAskedAnew) pulseNow();
  }
}

function pulseNow() {
  isAskedAnew = busy;
  return pulse();
}

async function sayHere() {
  if (isAsleep()) return;
  try {
    const answer = await fetch(`${base}here/`, { method: "POST", headers: { "X-CSRFToken": csrfToken() } });
    if (answer.ok) show((await answer.json()).here);
  } catch {
    show([]);
  }
}

function show(visitors) {
  const list = document.getElementById("here");
  if (!list) return;
  list.hidden = visitors.length === 0;
  list.replaceChildren(...visitors.map(({ letter, name }, number) => {
    const item = document.createElement("li");
    item.className = `here__one seg-${(number % 8) + 1}`;
    item.title = name;
    item.append(Object.assign(document.createElement("span"), { ariaHidden: "true", textContent: letter }));
    item.append(Object.assign(document.createElement("span"), { className: "visually-hidden", textContent: say("%(name)s is here too", { name }) }));
    return item;
  }));
}

if (base) {
  setInterval(pulse, PULSE);
  document.addEventListener("visibilitychange", pulseNow);
  // A page may have been drawn before a save of the one before it was stored, or long ago.
  addEventListener("pageshow", pulseNow);
}

if (base && document.getElementById("here")) {
  setInterval(sayHere, PRESENCE);
  sayHere();
  document.addEventListener("visibilitychange", sayHere);
  addEventListener("pagehide", () => {
    const words = new FormData();
    words.set("gone", "1");
    words.set("csrfmiddlewaretoken", csrfToken());
    navigator.sendBeacon(`${base}here/`, words);
  });
}
