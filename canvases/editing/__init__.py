"""The one way to write: permission, revision and change in one transaction.

The actor comes first, then the canvas. Each change that has an effect raises the canvas's
revision by one and records who did it. What is refused stores nothing: NotFound, Forbidden,
NoRevision, Stale, Invalid, in this order; and Shared, where somebody has to choose.
"""

from canvases.editing.answers import save_answer, save_details, save_force, save_journey_note
from canvases.editing.deletions import KEPT_FOR, UNDO_DAYS, remove, undo, undoable
from canvases.editing.dismissals import dismiss, undo_dismiss
from canvases.editing.errors import (
    EditingError,
    Forbidden,
    Gone,
    Invalid,
    KeyTaken,
    NoRevision,
    NotFound,
    Shared,
    Stale,
)
from canvases.editing.items import add, add_all, change, has_moved, move, put_into, too_many
from canvases.editing.link_cells import set_link
from canvases.editing.mending import mend
from canvases.editing.once import Outcome, once
from canvases.editing.restoring import free_name
from canvases.editing.reversing import reverse
from canvases.editing.saving_versions import (
    keep_version,
    restore_version,
    save_version,
    start_from_version,
)
from canvases.editing.sentences import remove_sentence, write_sentence
from canvases.editing.sharing import (
    accept,
    accept_own,
    change_role,
    count_use,
    decline,
    invitation_of,
    invite,
    invite_all,
    leave,
    link_of,
    make_link,
    remove_member,
    revoke_link,
    set_reviewing,
    unconfirmed,
    waiting_for,
    withdraw,
)
from canvases.editing.splitting import several, split
from canvases.editing.steps import save_note, set_status, tick
from canvases.editing.tallying import tally
from canvases.editing.values import given
from canvases.editing.whole import (
    delete_canvas,
    duplicate,
    import_document,
    purge,
    restore_canvas,
    start,
)
from canvases.editing.work import Saved, lock

__all__ = [
    "KEPT_FOR",
    "UNDO_DAYS",
    "EditingError",
    "Forbidden",
    "Gone",
    "Invalid",
    "KeyTaken",
    "NoRevision",
    "NotFound",
    "Outcome",
    "Saved",
    "Shared",
    "Stale",
    "accept",
    "accept_own",
    "add",
    "add_all",
    "change",
    "change_role",
    "count_use",
    "decline",
    "delete_canvas",
    "dismiss",
    "duplicate",
    "free_name",
    "given",
    "has_moved",
    "import_document",
    "invitation_of",
    "invite",
    "invite_all",
    "keep_version",
    "leave",
    "link_of",
    "lock",
    "make_link",
    "mend",
    "move",
    "once",
    "purge",
    "put_into",
    "remove",
    "remove_member",
    "remove_sentence",
    "restore_canvas",
    "restore_version",
    "reverse",
    "revoke_link",
    "save_answer",
    "save_details",
    "save_force",
    "save_journey_note",
    "save_note",
    "save_version",
    "set_link",
    "set_reviewing",
    "set_status",
    "several",
    "split",
    "start",
    "start_from_version",
    "tally",
    "tick",
    "too_many",
    "unconfirmed",
    "undo",
    "undo_dismiss",
    "undoable",
    "waiting_for",
    "withdraw",
    "write_sentence",
]
