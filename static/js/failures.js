// A save that failed is told, and what was typed stays where it is.
function tell(words) {
  const flash = document.createElement("div");
  flash.className = "flash";
  flash.dataset.failure = "";
  flash.append(Object.assign(document.createElement("p"), { textContent: words }));
  document.getElementById("flashes").replaceChildren(flash);
  const saved = document.getElementById("saved");
  if (!saved) return;
  saved.dataset.state = "failed";
  saved.textContent = "Not saved";
}

const UNREACHED = "That could not be saved: no answer. What you typed is still here. Try again in a moment.";
const REFUSED = "That could not be saved. What you typed is still here. Copy it, then reload the page.";

document.addEventListener("htmx:sendError", () => tell(UNREACHED));
document.addEventListener("htmx:timeout", () => tell(UNREACHED));
document.addEventListener("htmx:responseError", ({ detail }) => tell(detail.xhr.status >= 500 ? UNREACHED : REFUSED));
document.addEventListener("htmx:afterOnLoad", ({ detail }) => {
  if (!detail.successful) return;
  document.getElementById("saved")?.removeAttribute("data-state");
  document.querySelector("#flashes > [data-failure]")?.remove();
});
