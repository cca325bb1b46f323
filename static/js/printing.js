// A box shows on paper what fits its height, and no more: what was written is printed beside it.
const BOXES = "main textarea";
const COPY = "print-copy";

function forget() {
  for (const copy of document.querySelectorAll(`.${COPY}`)) copy.remove();
}

addEventListener("beforeprint", () => {
  forget();
  for (const box of document.querySelectorAll(BOXES)) {
    const copy = document.createElement("div");
    copy.className = COPY;
    copy.textContent = box.value;
    box.after(copy);
  }
});
addEventListener("afterprint", forget);
