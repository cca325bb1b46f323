// Keys that stand for what can be pressed on a page. A key alone is not for everybody: they can be
// turned off, for this browser.
import { onKeydown } from "./keydown.js";

const OFF = "review-keys-off";

export function listen(keys) {
  onKeydown((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isOff()) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    const press = keys[event.key];
    if (!press) return;
    event.preventDefault();
    press();
  });
}

function isOff() {
  try { return localStorage.getItem(OFF) === "yes"; } catch { return false; }
}

const box = document.getElementById("keys-on");
if (box) {
  box.closest("label").hidden = false;
  box.checked = !isOff();
  box.addEventListener("change", () => {
    try { localStorage.setItem(OFF, box.checked ? "no" : "yes"); } catch { /* then it lasts for this page */ }
  });
}
