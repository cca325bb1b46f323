// The regions of a step that show the canvas are drawn anew when it changes, by us or by somebody
// else: many changes in few drawings, none while it would disturb a hand, and none that is older
// than what we know is stored. What is typed is left alone (morph.js).
import { goOn } from "./focus.js";
import { heldBack } from "./morph.js";
import { isPressed } from "./pointer.js";
import { saves } from "./page-queue.js";

const TOGETHER = 60; // after a single save
const WHILE_MORE_COME = 400;
const LONGEST = 1200;
let timer = 0;
let since = 0;
let flying = null; // {address, then}: the drawing that is on its way
let landed = null; // the one that is being swapped in
let newest = 0; // the canvas's revision, as far as we know
let then = []; // what comes after the next drawing

const work = () => document.getElementById("work");
const here = () => location.pathname + location.search;

// Draw again. `focus` is where `asker` goes on afterwards, if it is still waiting there.
export function refresh({ canvas = 0, focus = "", asker = null } = {}) {
  newest = Math.max(newest, canvas);
  if (focus) then.push({ focus, asker });
  if (!work()) return;
  since ||= Date.now();
  clearTimeout(timer);
  const pause = saves.isEmpty ? TOGETHER : WHILE_MORE_COME;
  timer = setTimeout(draw, Math.max(0, Math.min(pause, since + LONGEST - Date.now())));
}

function isBusy() {
  return flying || isPressed() || composing || document.querySelector(".row--lifted, .htmx-request[hx-target='#work']");
}

function draw() {
  if (isBusy()) {
    timer = setTimeout(draw, 200);
    return;
  }
  since = 0;
  flying = { address: here(), then };
  then = [];
  htmx.ajax("GET", here(), { source: work(), target: "#work", swap: "morph:outerHTML", headers: { "X-Refresh": "1" } })
    .catch(() => {}); // no answer: it is asked again below
}

const isOurs = ({ requestConfig }) => Boolean(requestConfig?.headers?.["X-Refresh"]);

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (!isOurs(detail) || !detail.shouldSwap) return;
  const drawn = Number(/id="work"[^>]* data-revision="(\d+)"/.exec(detail.xhr.responseText)?.[1] ?? newest);
  landed = flying;
  if (drawn >= newest && flying?.address === here() && !composing && !isPressed()) return;
  landed = null;
  detail.shouldSwap = false;
  then = [...(flying?.then ?? []), ...then];
  refresh();
});

document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (!isOurs(detail) || !landed) return;
  const { then: goals } = landed;
  landed = null;
  for (const { focus, asker } of goals) goOn(focus, asker);
});

document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (!isOurs(detail)) return;
  flying = null;
  if (detail.failed && detail.xhr.status === 0) setTimeout(refresh, 5000);
});

document.body.addEventListener("canvas:changed", ({ detail }) => {
  if (detail?.of && !location.pathname.startsWith(detail.of)) return;
  refresh({ canvas: detail?.canvas });
});

// What passed a field by while somebody was in it comes after it is left.
document.addEventListener("focusout", () => setTimeout(() => heldBack() && refresh()));

let composing = false;
document.addEventListener("compositionstart", () => { composing = true; });
document.addEventListener("compositionend", () => { composing = false; });
