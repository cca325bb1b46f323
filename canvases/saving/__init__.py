"""What a form or the save queue sends, brought to `editing`, and what it is answered."""

from canvases.saving.conflicts import Clash
from canvases.saving.pasting import Pasted, PastedItem, quoted
from canvases.saving.settling import Act, Edit, Save, Settled

__all__ = [
    "Act",
    "Clash",
    "Edit",
    "Pasted",
    "PastedItem",
    "Save",
    "Settled",
    "edition_log",
    "form_values",
    "json_answers",
    "pasting",
    "quoted",
]
