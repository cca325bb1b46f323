"""What a form or the save queue sends, brought to `editing`, and what it is answered."""

from canvases.saving.conflicts import Clash, Conflict
from canvases.saving.pasting import Pasted, PastedItem, quoted
from canvases.saving.settling import Act, Edit, NotStored, Save, Settled, Stored, decide

__all__ = [
    "Act",
    "Clash",
    "Conflict",
    "Edit",
    "NotStored",
    "Pasted",
    "PastedItem",
    "Save",
    "Settled",
    "Stored",
    "decide",
    "edition_log",
    "form_values",
    "json_answers",
    "pasting",
    "quoted",
]
