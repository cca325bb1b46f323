// Whoever may not see the canvas any more reads so on the page that is still open, with what of
// theirs is not saved.
import { copier, element } from "./elements.js";
import { actor, saves, wordsOf } from "./page-queue.js";
import { unentered } from "./status.js";
import { say } from "./texts.js";
import { above } from "./unsettled.js";
import { whoIs } from "./who.js";

const SAID = say("This canvas was deleted, or its link was closed.");
const CLOSED = say("Nothing on this page is saved any more.");
const ALL_SAVED = say("What you typed before was saved.");
const PATIENCE = 5_000;
const base = document.body.dataset.canvas;
const isGone = () => document.body.dataset.gone !== undefined;
let notice = null;
let said = [SAID];
let kept = null; // where their own words are, of somebody who was taken out

document.addEventListener("unseen", async () => {
  if (!actor || isGone() || !(await whoIs(actor)).same || isGone()) return;
  document.body.dataset.gone = "";
  await ask();
  notice = element("section", { id: "gone", className: "notice notice--bad stack stack--tight", tabIndex: -1 });
  notice.setAttribute("role", "alert");
  above().prepend(notice);
  document.dispatchEvent(new Event("gone"));
  notice.scrollIntoView({ block: "nearest" });
});

// The address says why to whoever was taken out, and to nobody else.
async function ask() {
  const page = await fetch(base, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) }).then((answer) => answer.text()).catch(() => "");
  const told = new DOMParser().parseFromString(page, "text/html");
  kept = told.getElementById("kept");
  if (kept) said = ["h1", ".lede"].map((part) => told.querySelector(part).textContent);
}

function draw() {
  if (!notice) return;
  const words = [...saves.saves.filter((save) => save.canvas === base).map(wordsOf), ...unentered()].join("\n");
  if (notice.dataset.words === words) return;
  notice.dataset.words = words;
  notice.replaceChildren(
    element("h2", { className: "conflict__head", textContent: said[0] }),
    element("p", { textContent: [...said.slice(1), CLOSED].join(" ") }),
    ...(words ? [element("p", { textContent: say("Not saved:") }), element("p", { className: "conflict__words", textContent: words }), element("div", { className: "cluster" }, [copier(() => words)])] : [element("p", { textContent: ALL_SAVED })]),
    element("p", { className: "cluster" }, [
      ...(kept ? [element("a", { href: kept.getAttribute("href"), textContent: kept.textContent })] : []),
      element("a", { href: "/canvases/", textContent: say("My canvases") }),
    ]),
  );
}

document.addEventListener("gone", draw);
document.addEventListener("typing", draw);
saves.addEventListener("changed", draw);
document.addEventListener("needs", () => !saves.refused.length && notice?.focus());
