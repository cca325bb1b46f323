"""What pages ask of the pure readers: all findings of a document at once, and those of an item."""

from canvases.insights.chips import Chip, Painter
from canvases.insights.insights import Insights
from canvases.insights.item_findings import ItemFindings, key_of, look, shown_at

__all__ = [
    "Chip",
    "Insights",
    "ItemFindings",
    "Painter",
    "assumption_drafts",
    "assumption_register",
    "changes_in_words",
    "journey",
    "key_of",
    "look",
    "named_rows",
    "read_only",
    "shown_at",
    "tallies",
]
