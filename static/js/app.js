// What every page needs. Pages work without any of it.
import "./csrf.js";
import "./focus.js";
import "./morph.js";
import "./times.js";
import "./flashes.js";
import "./failures.js";
