"""What pages ask of the pure readers: all findings of a document at once, and those of an item."""

from canvases.insights.chips import Chip, ChipMaker
from canvases.insights.insights import Insights
from canvases.insights.item_findings import ItemFindings, key_of, shown_at, summarise

__all__ = [
    "Chip",
    "ChipMaker",
    "Insights",
    "ItemFindings",
    "assumption_drafts",
    "assumption_register",
    "changes_in_words",
    "journey",
    "key_of",
    "named_rows",
    "read_only",
    "shown_at",
    "summarise",
    "tallies",
]
