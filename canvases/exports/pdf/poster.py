"""The first page: nine blocks in the standard places, each with what fits in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from types import MappingProxyType
from typing import Any

from canvases.document import Cost, Document, Persona, RevenueStream, Segment, words_of
from canvases.exports.pdf.letters import drawn, letters_of
from canvases.exports.pdf.widths import line_count, text_width
from canvases.measures.colours import Coloured, Swatch
from canvases.measures.ink import Stroke, ink
from canvases.poster.places import LISTS, across, items_of, standing
from canvases.steps import BY_KEY
from canvases.words import label
from web.text.formats import in_line

_MM = 72 / 25.4

# Width and height of the nine blocks together, in mm.
PAPERS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {"A4": (265, 146), "letter": (247, 152)}
)
# How the height is divided: the upper part of the whole, and of that the upper of two blocks
# that share a column. The first is the familiar one, another is taken where more fits.
_UPPER = (0.67, 0.73, 0.61)
_SPLITS = (0.5, 0.46, 0.54, 0.42, 0.58, 0.38, 0.62, 0.34, 0.66)
# Left and width as parts of the whole, in the order of the walk.
_WIDTHS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {step: (column / of, 1 / of) for step, (column, of) in ((s, across(s)) for s in LISTS)}
)
SIZES = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)  # points; the largest that fits
_LINE = 1.25
_GAP = 0.4  # between items, in lines
_PADDING, _BAR = 6.0, 8.0  # points, beside the block's edge and beside an item's words
_HEADING, _HEADING_GAP = 9.5, 4.0
_MORE = 11.0  # the line "and 12 more, page 9"
_COLUMNS_FROM = 0.4  # of the width: wide blocks are read in two columns
_HALF = 0.475  # of a wide block's width, for each of its columns
# In ems: a segment's letter, and what parts it from the words.
_LETTER, _LETTER_GAP = 0.85, 0.4
_MOST_ROOM = 12  # half ems
_TO_SETTLE = Swatch("◆", 0, "", "")


@dataclass(frozen=True)
class PrintedItem:
    id: str
    name: str
    detail: str
    colour: Swatch
    letters: tuple[Swatch, ...]
    stroke: Stroke
    to_settle: bool = False  # whether a finding about it stands

    @property
    def words(self) -> str:
        return f"{self.name} {self.detail}" if self.detail else self.name

    @property
    def classes(self) -> str:
        """How it is drawn: in whose colour, with which edge, and with room for its letters."""
        served = f" served-{self.room}" if self.letters else ""
        return f"seg-{self.colour.number} {self.stroke}{served}"

    @property
    def drawn_letters(self) -> str:
        return drawn(self._signs)

    @property
    def room(self) -> int:
        """What its letters take at the right edge, in half ems."""
        if not self._signs:
            return 0
        letters = "\u00a0".join(swatch.letter for swatch in self._signs)
        ems = text_width(letters, size=_LETTER, bold=True) + _LETTER_GAP
        return min(_MOST_ROOM, ceil(2 * ems))

    @property
    def _signs(self) -> tuple[Swatch, ...]:
        """Its letters, and the mark of what is to be settled."""
        return (*self.letters, _TO_SETTLE) if self.to_settle else self.letters


@dataclass(frozen=True, kw_only=True)
class PrintedBlock:
    """A block as it is drawn. `more` items did not fit; `size` is a place in SIZES."""

    step: str
    title: str
    columns: tuple[tuple[PrintedItem, ...], ...]
    size: int
    more: int = 0


@dataclass(frozen=True)
class PrintedPoster:
    blocks: tuple[PrintedBlock, ...]
    geometry: str  # where they stand, as CSS

    @property
    def to_settle(self) -> str:
        """The mark, where an item carries it."""
        items = (item for block in self.blocks for column in block.columns for item in column)
        return _TO_SETTLE.letter if any(item.to_settle for item in items) else ""


def poster(
    document: Document, coloured: Coloured, paper: str, *, to_settle: Container[str] = ()
) -> PrintedPoster:
    """The nine blocks in the order of the walk, divided so that as much as can be is read.

    `to_settle` are the items that carry a mark.
    """
    found = _contents(document, coloured, to_settle)
    contents = {step: tuple(items) for step, items in found.items()}
    fitter = _Fitter(contents, paper)
    places = min((fitter.divided(upper) for upper in _UPPER), key=fitter.badness)
    blocks = (fitter.fitted(step, height) for step, (_, height) in places.items())
    return PrintedPoster(tuple(blocks), _geometry(places))


def stylesheet() -> str:
    """What is the same on every poster: its size on each paper, and the sizes of its words."""
    rules = [
        f".paper-{paper} .poster {{ width: {width}mm; height: {height}mm }}"
        for paper, (width, height) in PAPERS.items()
    ]
    rules += [
        f".at-{step} {{ inset-inline-start: {left:.2%}; width: {width:.2%} }}"
        for step, (left, width) in _WIDTHS.items()
    ]
    rules += [f".halves ul {{ width: {_HALF:.1%} }}"]
    rules += [
        f".served-{room} {{ padding-inline-end: {room / 2}em }}" for room in range(_MOST_ROOM + 1)
    ]
    rules += [f".size-{i} {{ font-size: {size}pt }}" for i, size in enumerate(SIZES)]
    return "\n".join(rules) + "\n"


Places = Mapping[str, tuple[float, float]]  # top and height of each block


def _geometry(places: Places) -> str:
    return "\n".join(
        f".at-{step} {{ top: {top:.2%}; height: {height:.2%} }}"
        for step, (top, height) in places.items()
    )


def _shared(above: str, below: str, upper: float, split: float) -> Places:
    """A column of two blocks, the first of which takes `split` of the upper part."""
    height = upper * split
    return {above: (0.0, height), below: (height, upper - height)}


class _Fitter:
    """Tries blocks in places of different heights."""

    def __init__(self, contents: Mapping[str, Sequence[PrintedItem]], paper: str) -> None:
        self._contents = contents
        self._paper = paper
        self._fitted: dict[tuple[str, float], PrintedBlock] = {}

    def divided(self, upper: float) -> Places:
        """The best division with this upper part."""
        places = dict.fromkeys(_WIDTHS, (0.0, upper))
        places |= dict.fromkeys(standing("foot"), (upper, 1 - upper))
        for above, below in zip(standing("above"), standing("below"), strict=True):
            options = [_shared(above, below, upper, split) for split in _SPLITS]
            best = min(options, key=self.badness)
            places |= best
        return places

    def badness(self, places: Places) -> tuple[int, int, int]:
        """First that items are left out, then how small the smallest words are, then all."""
        blocks = [self.fitted(step, height) for step, (_, height) in places.items()]
        sizes = [block.size for block in blocks]
        return sum(block.more for block in blocks), max(sizes), sum(sizes)

    def fitted(self, step: str, height: float) -> PrintedBlock:
        known = (step, round(height, 4))
        if known not in self._fitted:
            room = _Room.of(step, height, self._paper)
            self._fitted[known] = _fitted(step, self._contents[step], room)
        return self._fitted[known]


@dataclass(frozen=True)
class _Room:
    """What a block has for its items, in points."""

    width: float  # of a column
    height: float
    columns: int

    @classmethod
    def of(cls, step: str, height: float, paper: str) -> _Room:
        _, width = _WIDTHS[step]
        all_width, all_height = PAPERS[paper]
        columns = 2 if width > _COLUMNS_FROM else 1
        inner = width * all_width * _MM - 2 * _PADDING
        title = BY_KEY[step].title
        heading = line_count(title, size=_HEADING, width=inner, bold=True) * _HEADING * _LINE
        return cls(
            width=(inner if columns == 1 else inner * _HALF) - _BAR,
            height=height * all_height * _MM - 2 * _PADDING - heading - _HEADING_GAP,
            columns=columns,
        )


def _fitted(step: str, items: Sequence[PrintedItem], room: _Room) -> PrintedBlock:
    title = BY_KEY[step].title
    for size, points in enumerate(SIZES):
        columns, rest = _filled(items, points, room, room.height)
        if not rest:
            return PrintedBlock(step=step, title=title, columns=columns, size=size)
    smallest = len(SIZES) - 1
    columns, rest = _filled(items, SIZES[-1], room, room.height - _MORE)
    return PrintedBlock(step=step, title=title, columns=columns, size=smallest, more=len(rest))


def _filled(
    items: Sequence[PrintedItem], size: float, room: _Room, height: float
) -> tuple[tuple[tuple[PrintedItem, ...], ...], Sequence[PrintedItem]]:
    """The columns of a block in a size, and the items that are left over."""
    columns: list[tuple[PrintedItem, ...]] = []
    for _ in range(room.columns):
        count = _fitting(items, size, room.width, height)
        columns.append(tuple(items[:count]))
        items = items[count:]
    return tuple(columns), items


def _fitting(items: Sequence[PrintedItem], size: float, width: float, height: float) -> int:
    used = 0.0
    for count, item in enumerate(items):
        words = width - item.room * size / 2
        used += size * _LINE * line_count(item.words, size=size, width=words)
        if used > height:
            return count
        used += size * _GAP
    return len(items)


def _contents(
    document: Document, coloured: Coloured, to_settle: Container[str]
) -> Mapping[str, Iterator[PrintedItem]]:
    def items(found: Sequence[tuple[str, str, str]]) -> Iterator[PrintedItem]:
        for id, name, detail in found:
            letters = letters_of(id, coloured)
            marked = any(one in to_settle for one in (id, *people.get(id, ())))
            stroke = strokes.get(id, "pencil")
            yield PrintedItem(id, name, detail, coloured.colour(id), letters, stroke, marked)

    strokes = ink(document)
    people: dict[str | None, list[str]] = defaultdict(list)
    for persona in document.personas:
        people[persona.segment].append(persona.id)

    return {step: items([*_named(document, list_)]) for step, list_ in LISTS.items()}


def _named(document: Document, list_: str) -> Iterator[tuple[str, str, str]]:
    """What stands in a block: id, name, and what is said behind it."""
    for item in items_of(document, list_):
        yield item.id, words_of(item), _detail(item, document)


def _detail(item: Any, document: Document) -> str:
    """Of a segment its people; of whoever stands for themselves, their role."""
    if isinstance(item, Segment):
        return in_line(p.name for p in document.personas if p.segment == item.id)
    if isinstance(item, Persona):
        return label("personas.role", item.role).lower()
    if isinstance(item, RevenueStream):
        return label("revenue_streams.form", item.form).lower()
    return label("costs.behaviour", item.behaviour).lower() if isinstance(item, Cost) else ""
