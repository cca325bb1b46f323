// While a pointer is pressed nothing moves under it: what changes the page waits for its click.
const AFTER = 60; // a touch sends its click a little later
let pressed = false;
let timer = 0;
let waiting = [];

export const isPressed = () => pressed;

export function whenFree(act) {
  if (!pressed) act();
  else if (!waiting.includes(act)) waiting.push(act);
}

function free(pause) {
  clearTimeout(timer);
  if (pressed) timer = setTimeout(go, pause);
}

function go() {
  pressed = false;
  const acts = waiting;
  waiting = [];
  for (const act of acts) act();
}

addEventListener("pointerdown", ({ button }) => {
  clearTimeout(timer);
  pressed ||= button === 0;
}, true);
addEventListener("pointerup", () => free(AFTER), true);
addEventListener("click", () => free(0), true);
addEventListener("pointercancel", () => free(0), true);
addEventListener("pointermove", ({ buttons }) => buttons || free(AFTER), true);
