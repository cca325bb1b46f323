// What every page needs. Pages work without any of it.
import "./csrf.js";
import "./focus.js";
import "./morph.js";
import "./times.js";
import "./flashes.js";
import "./page-queue.js";
import "./steps.js";
import "./leaving.js";
import "./conflicts.js";
import "./waiting.js";
import "./status.js";
import "./failures.js";
import "./announce.js";
import "./printing.js";

document.documentElement.dataset.scripts = ""; // what stands in for them may go
