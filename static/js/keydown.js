// The one place where keys are heard. While a word is composed (Japanese, Chinese, Korean) the keys
// belong to the input method: its Escape and Enter choose letters and mean nothing to the page.
// Safari ends the composition before it tells of the Enter that ended it, which only this code shows.
const OF_A_COMPOSITION = 229;

export function onKeydown(hear, { on = document } = {}) {
  on.addEventListener("keydown", (event) => {
    if (!event.isComposing && event.keyCode !== OF_A_COMPOSITION) hear(event);
  });
}
