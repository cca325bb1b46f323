// All that a page needs to save what is typed on it.
import "./autosave.js";
import "./dates.js";
import "./entry.js";
import "./many.js";
import "./splitting.js";
import "./press.js";
import "./closing.js";
import "./undo.js";
import "./drafts.js";
import "./going.js";
import "./session.js";
import "./refresh.js";
import "./unlinked.js";
