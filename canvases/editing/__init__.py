"""The one way to write: permission, revision and change in one transaction.

The actor comes first, then the canvas. Each change that has an effect raises the canvas's
revision by one and records who did it. What is refused stores nothing: NotFound, Forbidden,
NoRevision, Stale, Invalid, in this order.
"""

from canvases.editing.answers import save_answer, save_details, save_force, save_journey_note
from canvases.editing.deletions import remove, undo
from canvases.editing.errors import (
    EditingError,
    Forbidden,
    Invalid,
    NoRevision,
    NotFound,
    Stale,
)
from canvases.editing.items import add, change, move
from canvases.editing.links import set_link
from canvases.editing.sentences import write_sentence
from canvases.editing.steps import save_note, set_status, tick
from canvases.editing.whole import (
    delete_canvas,
    duplicate,
    import_document,
    purge,
    restore_canvas,
    start,
)
from canvases.editing.work import Saved

__all__ = [
    "EditingError",
    "Forbidden",
    "Invalid",
    "NoRevision",
    "NotFound",
    "Saved",
    "Stale",
    "add",
    "change",
    "delete_canvas",
    "duplicate",
    "import_document",
    "move",
    "purge",
    "remove",
    "restore_canvas",
    "save_answer",
    "save_details",
    "save_force",
    "save_journey_note",
    "save_note",
    "set_link",
    "set_status",
    "start",
    "tick",
    "undo",
    "write_sentence",
]
