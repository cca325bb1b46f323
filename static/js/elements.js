// Makes elements. Text is text: nothing that somebody typed is ever read as HTML.

// A name among words of ours keeps its direction to itself, and does not turn round what follows.
const TURNS = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
export const isolated = (name) => (TURNS.test(name) ? `\u2068${name.replace(/[\u2066-\u2069]/g, "")}\u2069` : name);

export function element(tag, properties = {}, children = []) {
  const made = Object.assign(document.createElement(tag), properties);
  if (properties.role) made.setAttribute("role", properties.role);
  made.append(...children);
  return made;
}

// Copies the words that `read` gives at that moment.
export function copier(read) {
  const copy = button("Copy", async () => {
    if (await copied(read(), copy)) copy.textContent = "Copied";
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
