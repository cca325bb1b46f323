"""Where boxes, words and bands stand on each drawing.

Units are points of the page at full width. Templates draw what stands here as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from canvases.chain.graph import Card, Tie, graph
from canvases.chain.lettering import wrapped
from canvases.chain.paging import Sheet, sheets
from canvases.document import Document
from canvases.measures.colours import Swatch
from web.text.formats import in_line, listed
from web.text.language import gettext

FONT_SIZE = 9.0
LINE = 11.5
_PADDING = 8.0
_LETTER_ROOM = 16.0  # for a segment's letter, left of the name
_MOST_LINES = 3
_MOST_LETTERED = 10  # bands at one edge of a box
_NOTE = 13.0
_HEADING = 20.0
_GAP, _WIDEST_GAP = 11.0, 34.0
_BAND, _BAND_STEP = 9.0, 10.5
_LETTER_STEP = 9.0  # bands closer than this have no room for a letter
_COLUMNS = ("who", "proposition", "stream")


@dataclass(frozen=True)
class TextLine:
    x: float
    y: float  # of the baseline
    text: str


@dataclass(frozen=True)
class Box:
    """`letter` is where the segment's letter is centred; `note` stands under the box."""

    card: Card
    x: float
    y: float
    width: float
    height: float
    lines: tuple[TextLine, ...]
    letter: TextLine | None
    note: TextLine | None


@dataclass(frozen=True)
class Band:
    """`path` is what an SVG path draws; `letter` names its segment where a colour would alone."""

    tie: Tie
    path: str
    width: float
    letter: TextLine | None

    @property
    def swatch(self) -> Swatch:
        return self.tie.swatch


@dataclass(frozen=True)
class Drawing:
    """One of `of` drawings. `words` tell the same to those who do not see it, names in full."""

    number: int
    of: int
    width: float
    height: float
    headings: tuple[TextLine, ...]
    boxes: tuple[Box, ...]
    bands: tuple[Band, ...]
    words: tuple[str, ...]


def drawings(
    document: Document, *, width: float = 760.0, height: float = 400.0
) -> tuple[Drawing, ...]:
    """As many drawings as the canvas needs; none for a canvas without people and offers.

    `height` is the most that one may take; a small canvas takes less.
    """
    drawn = graph(document)
    drafts = _Drafts(width, height, (drawn.heading, gettext("Offer"), gettext("Revenue stream")))
    pages = tuple(sheets(drawn, fits=drafts.fits))
    return tuple(
        drafts.drawing(sheet, number, len(pages)) for number, sheet in enumerate(pages, start=1)
    )


class _Drafts:
    def __init__(self, width: float, height: float, headings: Sequence[str]) -> None:
        self._width = width
        self._height = height
        self._headings = headings
        self._box_width = round(width * 0.255, 1)
        self._names: dict[str, tuple[str, ...]] = {}

    def fits(self, cards: Iterable[Card]) -> bool:
        heights = [self._height_of(card) for card in cards]
        return sum(heights) + _GAP * (len(heights) - 1) <= self._height - _HEADING

    def drawing(self, sheet: Sheet, number: int, of: int) -> Drawing:
        columns = _in_order(sheet)
        bottom = _HEADING + max(self._spread(cards) for cards in columns)
        boxes = {
            box.card.id: box
            for i, cards in enumerate(columns)
            for box in self._column(cards, self._x(i), bottom)
        }
        return Drawing(
            number=number,
            of=of,
            width=self._width,
            height=round(bottom, 1),
            headings=tuple(
                TextLine(self._x(i), FONT_SIZE, words) for i, words in enumerate(self._headings)
            ),
            boxes=tuple(boxes.values()),
            bands=tuple(_bands(sheet.ties, boxes)),
            words=tuple(_words(columns, sheet.ties)),
        )

    def _x(self, column: int) -> float:
        return round(column * (self._width - self._box_width) / 2, 1)

    def _spread(self, cards: Sequence[Card]) -> float:
        """The height of a column that stands at ease: as airy as the page allows."""
        heights = sum(self._height_of(card) for card in cards)
        spaces = max(len(cards) - 1, 0)
        room = (self._height - _HEADING - heights) / spaces if spaces else 0.0
        return heights + spaces * min(_WIDEST_GAP, max(_GAP, room))

    def _column(self, cards: Sequence[Card], x: float, bottom: float) -> Iterator[Box]:
        """Boxes from top to bottom, the column in the middle of the drawing."""
        heights = sum(self._height_of(card) for card in cards)
        space = bottom - _HEADING - heights
        gap = min(_WIDEST_GAP, space / max(len(cards) - 1, 1))
        y = _HEADING + (space - gap * (len(cards) - 1)) / 2
        for card in cards:
            yield self._box(card, x, round(y, 1))
            y += self._height_of(card) + gap

    def _box(self, card: Card, x: float, y: float) -> Box:
        names = self._lines_of(card)
        height = self._inner_height(card)
        indent = _PADDING + (_LETTER_ROOM if card.swatch.letter else 0)
        first = y + (height - len(names) * LINE) / 2 + FONT_SIZE
        lines = (TextLine(x + indent, first + i * LINE, name) for i, name in enumerate(names))
        middle = TextLine(x + _PADDING + 5, y + height / 2, card.swatch.letter)
        note = TextLine(x, y + height + FONT_SIZE + 1, card.note)
        return Box(
            card=card,
            x=x,
            y=y,
            width=self._box_width,
            height=height,
            lines=tuple(lines),
            letter=middle if card.swatch.letter else None,
            note=note if card.note else None,
        )

    def _height_of(self, card: Card) -> float:
        return self._inner_height(card) + (_NOTE if card.note else 0)

    def _inner_height(self, card: Card) -> float:
        """Room for the name, and for bands with their letters while they are few."""
        bands = min(card.ties, _MOST_LETTERED) * _BAND_STEP + 4
        return max(len(self._lines_of(card)) * LINE + 2 * _PADDING, bands)

    def _lines_of(self, card: Card) -> tuple[str, ...]:
        if card.id not in self._names:
            room = self._box_width - 2 * _PADDING - (_LETTER_ROOM if card.swatch.letter else 0)
            self._names[card.id] = wrapped(card.name, room / FONT_SIZE, _MOST_LINES)
        return self._names[card.id]


def _in_order(sheet: Sheet) -> list[list[Card]]:
    """Each column by the middle of what its cards are tied to, so that few bands cross."""
    whos = sorted(sheet.column("who"), key=lambda card: (bool(card.note), card.place))
    places = {card.id: float(i) for i, card in enumerate(whos)}
    columns = [whos]
    for name in _COLUMNS[1:]:
        tied: dict[str, list[float]] = defaultdict(list)
        for tie in sheet.ties:
            if tie.start in places:
                tied[tie.end].append(places[tie.start])
        cards = sorted(sheet.column(name), key=lambda card: (_middle(tied[card.id]), card.place))
        places = {card.id: float(i) for i, card in enumerate(cards)}
        columns.append(cards)
    return columns


def _middle(places: Sequence[float]) -> float:
    return sum(places) / len(places) if places else float("inf")


def _bands(ties: Iterable[Tie], boxes: Mapping[str, Box]) -> Iterator[Band]:
    """Bands leave and enter a box side by side, in the order of where they go."""
    found = list(ties)
    out: dict[str, list[Tie]] = defaultdict(list)
    into: dict[str, list[Tie]] = defaultdict(list)
    for tie in sorted(found, key=lambda tie: boxes[tie.end].y):
        out[tie.start].append(tie)
    for tie in sorted(found, key=lambda tie: boxes[tie.start].y):
        into[tie.end].append(tie)
    for tie in found:
        yield _band(tie, boxes, out[tie.start], into[tie.end])


def _band(tie: Tie, boxes: Mapping[str, Box], out: Sequence[Tie], into: Sequence[Tie]) -> Band:
    start, end = boxes[tie.start], boxes[tie.end]
    step = min(_step(start, out), _step(end, into))
    x, y = start.x + start.width, _port(start, out, tie)
    to_x, to_y = end.x, _port(end, into, tie)
    half = round((x + to_x) / 2, 1)
    lettered = start.card.column == "proposition" and _step(start, out) >= _LETTER_STEP
    return Band(
        tie=tie,
        path=f"M{x:g} {y:g} C{half:g} {y:g} {half:g} {to_y:g} {to_x:g} {to_y:g}",
        width=round(max(0.8, min(_BAND, step - 1)), 1),
        letter=TextLine(x + 12, y, tie.swatch.letter) if lettered else None,
    )


def _step(box: Box, ties: Sequence[Tie]) -> float:
    return min(_BAND_STEP, (box.height - 4) / len(ties))


def _port(box: Box, ties: Sequence[Tie], tie: Tie) -> float:
    offset = ties.index(tie) - (len(ties) - 1) / 2
    return round(box.y + box.height / 2 + offset * _step(box, ties), 1)


def _words(columns: Sequence[Sequence[Card]], ties: Iterable[Tie]) -> Iterator[str]:
    """Each proposition with whom it is for and what it earns, then what is not linked."""
    whos, propositions, streams = ({card.id: card for card in cards} for cards in columns)
    before: dict[str, list[str]] = defaultdict(list)
    after: dict[str, list[str]] = defaultdict(list)
    for tie in ties:
        if tie.start in whos:
            before[tie.end].append(whos[tie.start].name)
        else:
            after[tie.start].append(streams[tie.end].name)
    for card in propositions.values():
        said = (
            gettext("for %(names)s") % {"names": _listed(before[card.id])}
            if before[card.id]
            else "",
            gettext("earns %(names)s") % {"names": _listed(after[card.id])}
            if after[card.id]
            else "",
            card.note[:1].lower() + card.note[1:],
        )
        yield f"{card.name}: {in_line(filter(None, said))}." if any(said) else f"{card.name}."
    for card in (*whos.values(), *streams.values()):
        if card.note:
            yield f"{card.name}: {card.note[:1].lower()}{card.note[1:]}."


def _listed(names: Iterable[str]) -> str:
    return listed([*dict.fromkeys(names)])
