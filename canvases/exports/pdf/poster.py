"""The first page: nine blocks in the standard places, each with what fits in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from types import MappingProxyType

from canvases.colours import Coloured, Swatch
from canvases.document import Document
from canvases.exports.pdf.letters import letters_of
from canvases.exports.pdf.widths import line_count, text_width
from canvases.words import label

_MM = 72 / 25.4

# Width and height of the nine blocks together, in mm.
PAPERS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {"A4": (265, 146), "letter": (247, 152)}
)
# Left, top, width and height as parts of the whole, in the order of the walk.
_UPPER = 0.67
_PLACES: Mapping[str, tuple[float, float, float, float]] = MappingProxyType(
    {
        "customer-segments": (0.8, 0, 0.2, _UPPER),
        "value-propositions": (0.4, 0, 0.2, _UPPER),
        "channels": (0.6, _UPPER / 2, 0.2, _UPPER / 2),
        "customer-relationships": (0.6, 0, 0.2, _UPPER / 2),
        "revenue-streams": (0.5, _UPPER, 0.5, 1 - _UPPER),
        "key-activities": (0.2, 0, 0.2, _UPPER / 2),
        "key-resources": (0.2, _UPPER / 2, 0.2, _UPPER / 2),
        "key-partnerships": (0, 0, 0.2, _UPPER),
        "cost-structure": (0, _UPPER, 0.5, 1 - _UPPER),
    }
)
SIZES = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)  # points; the largest that fits
_LINE = 1.25
_GAP = 0.4  # between items, in lines
_PADDING, _BAR = 6.0, 8.0  # points, beside the block's edge and beside an item's words
_HEADING, _HEADING_GAP = 9.5, 4.0
_MORE = 11.0  # the line "and 12 more, page 9"
_COLUMNS_FROM = 0.4  # of the width: wide blocks are read in two columns
_COLUMN_GAP = 12.0
# In ems: a segment's letter, and what parts it from the words.
_LETTER, _LETTER_GAP = 0.85, 0.4
_MOST_ROOM = 12  # half ems


@dataclass(frozen=True)
class Item:
    id: str
    name: str
    detail: str
    colour: Swatch
    letters: tuple[Swatch, ...]

    @property
    def words(self) -> str:
        return f"{self.name} {self.detail}" if self.detail else self.name

    @property
    def room(self) -> int:
        """What its letters take at the right edge, in half ems."""
        if not self.letters:
            return 0
        letters = "\u00a0".join(swatch.letter for swatch in self.letters)
        ems = text_width(letters, size=_LETTER, bold=True) + _LETTER_GAP
        return min(_MOST_ROOM, ceil(2 * ems))


@dataclass(frozen=True, kw_only=True)
class PosterBlock:
    """A block as it is drawn. `more` items did not fit; `size` is a place in SIZES."""

    step: str
    title: str
    columns: tuple[tuple[Item, ...], ...]
    size: int
    more: int = 0


def poster(document: Document, coloured: Coloured, paper: str) -> tuple[PosterBlock, ...]:
    """The nine blocks in the order of the walk."""
    contents = _contents(document, coloured)
    return tuple(_fitted(step, tuple(contents[step]), _Room.of(step, paper)) for step in _PLACES)


def stylesheet() -> str:
    """Where each block stands on each paper, and the sizes of its words."""
    rules = [
        f".paper-{paper} .poster {{ width: {width}mm; height: {height}mm }}"
        for paper, (width, height) in PAPERS.items()
    ]
    rules += [
        f".at-{step} {{ left: {left:.2%}; top: {top:.2%}; "
        f"width: {width:.2%}; height: {height:.2%} }}"
        for step, (left, top, width, height) in _PLACES.items()
    ]
    rules += [f".served-{room} {{ padding-right: {room / 2}em }}" for room in range(_MOST_ROOM + 1)]
    rules += [f".size-{i} {{ font-size: {size}pt }}" for i, size in enumerate(SIZES)]
    return "\n".join(rules) + "\n"


@dataclass(frozen=True)
class _Room:
    """What a block has for its items, in points."""

    width: float  # of a column
    height: float
    columns: int

    @classmethod
    def of(cls, step: str, paper: str) -> _Room:
        _, _, width, height = _PLACES[step]
        all_width, all_height = PAPERS[paper]
        columns = 2 if width > _COLUMNS_FROM else 1
        inner = width * all_width * _MM - 2 * _PADDING
        heading = line_count(label("assumptions.step", step), size=_HEADING, width=inner, bold=True)
        return cls(
            width=(inner - (columns - 1) * _COLUMN_GAP) / columns - _BAR,
            height=height * all_height * _MM
            - 2 * _PADDING
            - heading * _HEADING * _LINE
            - _HEADING_GAP,
            columns=columns,
        )


def _fitted(step: str, items: Sequence[Item], room: _Room) -> PosterBlock:
    title = label("assumptions.step", step)
    for size, points in enumerate(SIZES):
        columns, rest = _filled(items, points, room, room.height)
        if not rest:
            return PosterBlock(step=step, title=title, columns=columns, size=size)
    smallest = len(SIZES) - 1
    columns, rest = _filled(items, SIZES[-1], room, room.height - _MORE)
    return PosterBlock(step=step, title=title, columns=columns, size=smallest, more=len(rest))


def _filled(
    items: Sequence[Item], size: float, room: _Room, height: float
) -> tuple[tuple[tuple[Item, ...], ...], Sequence[Item]]:
    """The columns of a block in a size, and the items that are left over."""
    columns: list[tuple[Item, ...]] = []
    for _ in range(room.columns):
        count = _fitting(items, size, room.width, height)
        columns.append(tuple(items[:count]))
        items = items[count:]
    return tuple(columns), items


def _fitting(items: Sequence[Item], size: float, width: float, height: float) -> int:
    used = 0.0
    for count, item in enumerate(items):
        words = width - item.room * size / 2
        used += size * _LINE * line_count(item.words, size=size, width=words)
        if used > height:
            return count
        used += size * _GAP
    return len(items)


def _contents(document: Document, coloured: Coloured) -> Mapping[str, Iterator[Item]]:
    def items(found: Sequence[tuple[str, str, str]]) -> Iterator[Item]:
        for id, name, detail in found:
            yield Item(id, name, detail, coloured.colour(id), letters_of(id, coloured))

    return {
        "customer-segments": items([*_customers(document)]),
        "value-propositions": items([(v.id, v.name, "") for v in document.propositions]),
        "channels": items([(c.id, c.name, "") for c in document.channels if c.use != "rejected"]),
        "customer-relationships": items([(r.id, r.name, "") for r in document.relationships]),
        "revenue-streams": items(
            [
                (m.id, m.name, label("revenue_streams.form", m.form).lower())
                for m in document.revenue_streams
            ]
        ),
        "key-activities": items([(a.id, a.name, "") for a in document.activities]),
        "key-resources": items([(e.id, e.name, "") for e in document.resources]),
        "key-partnerships": items([(n.id, n.name, "") for n in document.partners]),
        "cost-structure": items(
            [(x.id, x.name, label("costs.behaviour", x.behaviour).lower()) for x in document.costs]
        ),
    }


def _customers(document: Document) -> Iterator[tuple[str, str, str]]:
    """Segments, each with its people, then the people who stand for themselves."""
    for segment in document.segments:
        people = [p.name for p in document.personas if p.segment == segment.id]
        yield segment.id, segment.name, ", ".join(people)
    for persona in document.personas:
        if persona.segment is None:
            yield persona.id, persona.name, label("personas.role", persona.role).lower()
