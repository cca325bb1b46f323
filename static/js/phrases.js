// A phrase goes into the text, where it can be read and changed before anything is sent.
function unname() {
  document.getElementById("write-phrase")?.removeAttribute("name");
}

document.addEventListener("change", ({ target }) => {
  if (target.id !== "write-phrase" || !target.value) return;
  const text = document.getElementById("write-text");
  const { value, selectionStart: from, selectionEnd: to } = text;
  const before = value.slice(0, from);
  const gap = before && !/\s$/.test(before) ? "\n" : "";
  text.setRangeText(gap + target.value, from, to, "end");
  text.dispatchEvent(new Event("input", { bubbles: true }));
  target.value = "";
  text.focus();
});

unname();
document.addEventListener("htmx:afterSettle", unname);
