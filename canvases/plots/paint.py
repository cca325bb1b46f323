"""What all plots share: the faces and colours of print, and texts at a place."""

from __future__ import annotations

from dataclasses import dataclass

FAMILIES = "Figtree, sans-serif"
# The solid colours of the segments by number (static/css/tokens.css); 0 is the grey.
SOLIDS = (
    "#78736a",
    *("#0b6fb8", "#b4471a", "#7a4ea8", "#4a7320"),
    *("#b5317a", "#0f7683", "#8f5f1f", "#4f5ac6"),
)
AMBER = "#c98a1b"


@dataclass(frozen=True)
class PlacedText:
    """Words at a place; `y` is the baseline."""

    x: float
    y: float
    text: str
