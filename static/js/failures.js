// What could not be shown is told; what is typed stays where it is, and is the queue's to save.
import { flash } from "./flashes.js";
import { say } from "./texts.js";

const UNREACHED = say("No answer just now. Try again in a moment; what you typed is kept.");
const REFUSED = say("That is not here any more, or you are signed out.");

function isAsked({ requestConfig }) {
  return !requestConfig.headers["X-Refresh"];
}

for (const name of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(name, ({ detail }) => isAsked(detail) && flash(UNREACHED));
}
document.addEventListener("htmx:responseError", ({ detail }) => {
  if (isAsked(detail)) flash(detail.xhr.status >= 500 ? UNREACHED : REFUSED);
});
