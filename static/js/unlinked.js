// What was chosen in an open form and is not there any more, for somebody else unlinked or deleted
// it, is said in the form: it must not go without a word.
import { element } from "./elements.js";
import { listed, say, sayOf } from "./texts.js";

const OPEN = ".row--open form";
const CHOSEN = "input:is([type=checkbox], [type=radio]):checked, option:checked:not([value=''])";
let before = new Map(); // form's id -> {what is chosen: its words}

const keyOf = (choice) => `${choice.name || choice.closest("select")?.name} ${choice.value}`;

function wordsOf(choice) {
  if (choice.matches("option")) return choice.textContent.trim();
  return (choice.labels[0]?.textContent ?? choice.ariaLabel ?? "").replace(/\s+/g, " ").trim();
}

function chosenIn(form) {
  const choices = [...form.querySelectorAll(CHOSEN)].filter((choice) => !choice.closest(".record")); // a record goes when it is emptied
  return new Map(choices.map((choice) => [keyOf(choice), wordsOf(choice)]));
}

function look() {
  before = new Map([...document.querySelectorAll(OPEN)].filter((form) => form.id).map((form) => [form.id, chosenIn(form)]));
}

function tell() {
  for (const [id, chosen] of before) {
    const form = document.getElementById(id);
    if (!form) continue;
    const there = new Set([...form.querySelectorAll("input, option")].map(keyOf));
    const lost = [...chosen].filter(([key, words]) => words && !there.has(key)).map(([, words]) => words);
    if (lost.length) show(form, lost);
  }
}

function show(form, lost) {
  const id = `${form.id}-unlinked`;
  const there = document.getElementById(id);
  const words = [...new Set([...(there ? JSON.parse(there.dataset.lost) : []), ...lost])];
  const names = listed(words.map((name) => say("“%(name)s”", { name })));
  const told = element("p", { id, className: "notice notice--warn", role: "status" });
  Object.assign(told.dataset, { kept: id, lost: JSON.stringify(words) });
  told.textContent = sayOf(
    "%(names)s is not chosen here any more: it was unlinked or deleted meanwhile.",
    "%(names)s are not chosen here any more: they were unlinked or deleted meanwhile.",
    words.length,
    { names },
  );
  there?.remove();
  form.prepend(told);
}

document.addEventListener("htmx:beforeSwap", look);
document.addEventListener("htmx:afterSettle", tell);
