// Traces a segment at once. The address stays the one that the server would answer alike.
const form = document.querySelector("[data-trace]");
const said = document.getElementById("said");
const entries = [...document.querySelectorAll(".poster__entry")];

form?.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=trace]");
  if (!button) return;
  event.preventDefault();
  const lets_go = button.getAttribute("aria-pressed") === "true";
  trace(lets_go ? form.querySelector("#trace-all") : button);
});

function trace(button) {
  const { key = "", letter = "" } = button.dataset;
  for (const other of form.querySelectorAll("button[name=trace]")) {
    other.setAttribute("aria-pressed", String(other === button));
  }
  form.querySelector("a[aria-current]")?.removeAttribute("aria-current");
  const shown = entries.filter((entry) => paint(entry, letter, button.dataset.number)).length;
  said.textContent = letter ? told(shown, button) : said.dataset.rest;
  const address = new URL(location.href);
  if (key) address.searchParams.set("trace", key);
  else address.searchParams.delete("trace");
  history.replaceState(history.state, "", address);
}

// Whether the entry belongs; what serves everyone belongs to each segment.
function paint(entry, letter, number) {
  const letters = entry.dataset.letters.split(" ");
  const serves = letter !== "" && letters.includes(letter);
  const belongs = letter === "" || serves || letters.includes("*");
  entry.toggleAttribute("data-muted", !belongs);
  const was = [...entry.classList].find((name) => name.startsWith("seg-"));
  entry.classList.replace(was, `seg-${serves ? number : entry.dataset.own}`);
  return belongs;
}

function told(shown, button) {
  const name = button.querySelector(".trace__name").textContent;
  const words = { shown, items: entries.length, name };
  return said.dataset.traced.replace(/\{(\w+)\}/g, (_, word) => words[word]);
}
