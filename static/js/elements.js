// Makes elements. Text is text: nothing that somebody typed is ever read as HTML.
import { say } from "./texts.js";

export function element(tag, properties = {}, children = []) {
  const made = Object.assign(document.createElement(tag), properties);
  if (properties.role) made.setAttribute("role", properties.role);
  made.append(...children);
  return made;
}

// Copies the words that `read` gives at that moment.
export function copier(read) {
  const copy = button(say("Copy"), async () => {
    if (await copied(read(), copy)) copy.textContent = say("Copied");
  });
  return copy;
}

// Without https there is no clipboard but by the old way, from a field beside the button.
async function copied(text, beside) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text).then(() => true, () => false);
  const field = element("textarea", { value: text });
  beside.after(field);
  field.select();
  const isDone = document.execCommand("copy");
  field.remove();
  beside.focus();
  return isDone;
}

export function button(label, act, kind = "") {
  const made = element("button", { type: "button", className: `button button--small ${kind}`.trim(), textContent: label });
  made.addEventListener("click", act);
  return made;
}
