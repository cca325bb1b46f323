// Lines are taken at the keypress and leave one after another, so that the next can be typed at once.
const waiting = []; // {form, values}: what was typed and is not stored yet
let leaving = false;

function typedFields(form) {
  return [...form.querySelectorAll("input:not([type=hidden]), textarea")];
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-clear]")) return;
  event.preventDefault();
  event.stopImmediatePropagation(); // htmx would read the fields only when the line's turn comes
  waiting.push({ form, values: Object.fromEntries(new FormData(form)) });
  for (const field of typedFields(form)) field.value = "";
  send();
}, true);

async function send() {
  if (leaving || !waiting.length) return;
  leaving = true;
  const { form, values } = waiting.shift();
  if (!(await stored(form, values))) giveBack(form, values);
  leaving = false;
  send();
}

async function stored(form, values) {
  let taken = false;
  const listen = ({ detail }) => { if (detail.requestConfig.elt === form) taken = detail.successful && detail.xhr.status < 400; };
  document.addEventListener("htmx:afterRequest", listen);
  await htmx.ajax("POST", form.getAttribute("action"), { source: form, target: "#work", swap: "morph:outerHTML", values }).catch(() => {});
  document.removeEventListener("htmx:afterRequest", listen);
  return taken;
}

// What was refused stands in its fields again, unless something else was typed there meanwhile.
function giveBack(form, values) {
  const fields = typedFields(document.getElementById(form.id) ?? form);
  if (fields.some((field) => field.value && field.value !== values[field.name])) return;
  for (const field of fields) field.value = values[field.name] ?? "";
}
