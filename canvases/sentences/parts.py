"""What a sentence is made of, so that a page can draw chips and a PDF can print plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from canvases.document import WHO, Document, Item, isolated, items, words_of
from canvases.measures.colours import NOBODY, Coloured, Swatch
from canvases.sentences import grammar

PartKind = Literal["text", "who", "item", "gap"]
MOST = 6  # names in a row that can still be read aloud
_REFERENCE = 90  # a problem or an assumption named in passing; its own entry has it whole


@dataclass(frozen=True)
class Part:
    """A run of words. `id` names the item that they stand for, `swatch` a person's segment."""

    text: str
    kind: PartKind = "text"
    id: str = ""
    swatch: Swatch = NOBODY


@dataclass(frozen=True)
class Sentence:
    """`about` is the id of the person or segment that it tells of, "" for the whole canvas."""

    parts: tuple[Part, ...]
    about: str = ""

    def __str__(self) -> str:
        return plain(self)


Piece = str | Part | Iterable["Piece"]


def plain(sentence: Sentence) -> str:
    return "".join(part.text for part in sentence.parts)


def sentence(*pieces: Piece, about: str = "") -> Sentence:
    return Sentence(tuple(_joined(pieces)), about)


def gap(*pieces: Piece) -> Sentence:
    """A sentence about what is not said yet, marked as such from end to end."""
    return Sentence((Part(plain(sentence(*pieces)), "gap"),))


def listed(pieces: Sequence[Piece], *, most: int = 0, last: str = " and ") -> tuple[Piece, ...]:
    """ "A, B and C"; with `most`, "A, B and 12 more"."""
    if most and len(pieces) > most + 1:
        pieces = (*pieces[:most], f"{len(pieces) - most} more")
    if len(pieces) < 2:
        return tuple(pieces)
    *first, end = pieces
    return (*_between(first, ", "), last, end)


class Names:
    """The parts that stand for a document's items."""

    def __init__(self, document: Document) -> None:
        self._coloured = Coloured(document)
        self._people = {who.id for block, who in items(document) if block in WHO}
        self._words = {item.id: isolated(_reference(item)) for _, item in items(document)}

    def who(self, id: str) -> Part:
        swatches = self._coloured.swatches(id)
        return Part(self._words[id], "who", id, swatches[0] if swatches else NOBODY)

    def item(self, id: str) -> Part:
        """A persona or segment is a chip wherever it is named."""
        return self.who(id) if id in self._people else Part(self._words[id], "item", id)

    def whos(self, ids: Iterable[str]) -> list[Part]:
        return [self.who(id) for id in ids]

    def items(self, ids: Iterable[str]) -> list[Part]:
        return [self.item(id) for id in ids]


def _reference(item: Item) -> str:
    """A name as it stands; a text, which may be long, in quotes and cut."""
    words = words_of(item)
    if hasattr(item, "name"):
        return words
    return f"“{grammar.unclosed(grammar.shorten(grammar.one_line(words), _REFERENCE))}”"


def _between(pieces: Iterable[Piece], glue: str) -> Iterator[Piece]:
    for i, piece in enumerate(pieces):
        if i:
            yield glue
        yield piece


def _joined(pieces: Iterable[Piece]) -> Iterator[Part]:
    """The parts, with neighbouring plain words run together."""
    words = ""
    for part in _parts(pieces):
        if part.kind == "text":
            words += part.text
            continue
        if words:
            yield Part(words)
            words = ""
        yield part
    if words:
        yield Part(words)


def _parts(pieces: Iterable[Piece]) -> Iterator[Part]:
    for piece in pieces:
        if isinstance(piece, str):
            yield Part(piece)
        elif isinstance(piece, Part):
            yield piece
        else:
            yield from _parts(piece)
