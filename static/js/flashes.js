// A flash without an Undo leaves after a while; one with an Undo stays until the next.
const LASTS = 8000;

function tidy() {
  for (const flash of document.querySelectorAll("#flashes > .flash:not([data-seen])")) {
    flash.dataset.seen = "";
    if (!flash.querySelector("form")) setTimeout(() => flash.remove(), LASTS);
  }
}

tidy();
document.addEventListener("htmx:afterSettle", tidy);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
  for (const flash of document.querySelectorAll("#flashes > .flash")) {
    if (!flash.contains(document.activeElement)) flash.remove();
  }
});
