// All that a page needs to save what is typed on it.
import "./autosave.js";
import "./dates.js";
import "./add-item.js";
import "./paste-items.js";
import "./splitting.js";
import "./press.js";
import "./closing.js";
import "./undo.js";
import "./drafts.js";
import "./add-on-leaving.js";
import "./session.js";
import "./refresh.js";
import "./unlinked.js";
