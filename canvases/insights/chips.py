"""Names and colours of a canvas's items, as pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from canvases.document import Document, index
from canvases.measures import colours
from canvases.words import called


@dataclass(frozen=True)
class Chip:
    """A link as a coloured word; `number` is the segment's colour, 0 for none."""

    text: str
    number: int = 0
    letter: str = ""


class ChipMaker:
    """Names and colours of a document's items, looked up once a page."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.items = index(document)
        self.coloured = colours.Coloured(document)

    @cached_property
    def names(self) -> dict[str, str]:
        return {ref: called(item) for ref, item in self.items.items()}

    def chip(self, ref: str, text: str = "") -> Chip:
        """The item as a chip, coloured where it serves one segment."""
        swatch = self.coloured.colour(ref)
        return Chip(text or self.name(ref), swatch.number, swatch.letter)

    def name(self, ref: str) -> str:
        return called(self.items[ref])
