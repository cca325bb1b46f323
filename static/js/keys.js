// Keys that stand for what can be pressed on a page. A letter alone is not for everybody: a switch in
// sight turns them off, for this browser. While something is being written no letter does anything.
import { isTypedInto } from "./fields.js";
import { onKeydown } from "./keydown.js";

const OFF = "review-keys-off";
const WORD = 1000; // letters that follow on something else within so many ms are words, typed past a field
const FIELD = "input:not([type=checkbox]), textarea, select, [contenteditable]";

export function listen(keys, isBusy = () => false) {
  let said = -Infinity; // when something was typed last that stands for nothing here
  onKeydown((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isOff()) return;
    if (event.target.closest(FIELD) || isWriting() || isBusy()) return;
    const press = keys[event.key];
    const isWord = event.timeStamp - said < WORD;
    if (event.key.length === 1 && (!press || isWord)) said = event.timeStamp;
    if (!press || isWord) return;
    event.preventDefault();
    press();
  });
}

// Words that were typed and not sent: whoever leaves them for a moment goes on writing.
function isWriting() {
  return [...document.querySelectorAll("form[data-draft]")].some(isTypedInto);
}

function isOff() {
  try { return localStorage.getItem(OFF) === "yes"; } catch { return false; }
}

const box = document.getElementById("keys-on");
if (box) {
  box.closest("[hidden]").hidden = false;
  box.checked = !isOff();
  box.addEventListener("change", () => {
    try { localStorage.setItem(OFF, box.checked ? "no" : "yes"); } catch { /* then it lasts for this page */ }
  });
}
