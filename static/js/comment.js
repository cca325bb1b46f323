// Whoever presses "Comment" can type at once: the cursor is in the text before anything is asked of
// the server, which then brings what the item's own form has more.
import { isDirty } from "./fields.js";
import { onKeydown } from "./keydown.js";
import { say } from "./texts.js";

let isLeft = false;
const text = () => document.getElementById("write-text");
const aimed = () => new URLSearchParams(location.search).get("about");

// Whether a comment on something was begun. It ends with the comment, or with Escape in an empty text.
export const isAimed = () => !isLeft && aimed() !== null;

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[id^=comment-on-]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (!text() || proposes()) return; // the page of the link keeps what is proposed for another item
  event.preventDefault();
  aim(link);
});

// The form is about the item from now on, however long the server takes.
function aim(link) {
  const { form } = text();
  const { block, ref, name } = link.dataset;
  form.elements.block.value = block;
  form.elements.ref.value = ref;
  (document.getElementById("write-about") ?? document.getElementById("write-item").closest(".field")).replaceWith(said(name));
  document.getElementById("write-more")?.remove();
  history.replaceState(history.state, "", link.getAttribute("href"));
  text().focus();
  htmx.ajax("GET", location.pathname + location.search, { source: form, target: "#write", select: "#write", swap: "morph:outerHTML" })
    .catch(() => {}); // failures.js tells it
}

function said(name) {
  const about = document.createElement("p");
  about.id = "write-about";
  about.className = "write__about";
  const strong = document.createElement("strong");
  strong.dir = "auto";
  strong.textContent = name;
  const [before, after] = say("About: %(item)s").split("%(item)s");
  about.append(before, strong, after);
  return about;
}

function proposes() {
  const proposed = document.getElementById("write-proposed");
  return proposed && isDirty(proposed) && !known().includes(proposed.value);
}

onKeydown((event) => {
  if (event.key !== "Escape") return;
  if (event.target !== text() || event.target.value.trim() || !isAimed()) return;
  isLeft = true;
  document.getElementById(`item-${aimed()}`)?.focus();
});
document.addEventListener("focusin", ({ target }) => { if (target === text()) isLeft = false; });

// For a browser that does not go to what its address names.
addEventListener("pageshow", () => { if (isAimed() && document.activeElement === document.body) text()?.focus(); });

// A proposal begins with the words that there are.
const known = () => [...document.getElementById("write-field").options].map((option) => option.dataset.now);

function fill() {
  const proposed = document.getElementById("write-proposed");
  if (proposed.value !== "" && !known().includes(proposed.value)) return;
  proposed.value = document.getElementById("write-field").selectedOptions[0].dataset.now;
}

document.addEventListener("click", ({ target }) => { if (target.closest?.("#write-suggest")) fill(); });
document.addEventListener("change", ({ target }) => { if (target.id === "write-field") fill(); });
