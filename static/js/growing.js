// Where a browser cannot size a box by its text, this does: nothing that is written is cut off.
const BOXES = "textarea.blank, textarea.action__text";

function grow(box) {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
}

function growAll() {
  for (const box of document.querySelectorAll(BOXES)) grow(box);
}

if (!CSS.supports("field-sizing", "content")) {
  document.addEventListener("input", ({ target }) => target.matches(BOXES) && grow(target));
  document.addEventListener("htmx:afterSettle", growAll);
  addEventListener("resize", growAll);
  document.fonts.ready.then(growAll);
  growAll();
}
