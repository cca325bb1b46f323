// Makes elements. Text is text: nothing that somebody typed is ever read as HTML.

export function element(tag, properties = {}, children = []) {
  const made = Object.assign(document.createElement(tag), properties);
  if (properties.role) made.setAttribute("role", properties.role);
  made.append(...children);
  return made;
}

export function button(label, act, kind = "") {
  const made = element("button", { type: "button", className: `button button--small ${kind}`.trim(), textContent: label });
  made.addEventListener("click", act);
  return made;
}
