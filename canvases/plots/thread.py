"""The picture of a thread: its items in seven columns, its links as bands between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from canvases.chain import wrapped
from canvases.document import Document, isolated
from canvases.measures.colours import Swatch
from canvases.plots.columns import HEADINGS, Columns, ThreadCard, columns
from canvases.plots.paint import AMBER, FAMILIES, SOLIDS, PlacedText
from canvases.threads import Thread
from web.text.language import gettext

FONT_SIZE = 11.5
DETAIL_SIZE = 9.5
_LINE, _DETAIL_LINE = 14.0, 12.0
_PADDING = 8.0
_MOST_LINES, _MOST_DETAILS = 3, 2
_HEADING = 30.0
_GAP, _LANE = 13.0, 9.0  # between boxes; the room of a band that passes a column
_BETWEEN = 0.22  # of a column's width, for the bands
_BAND = 6.0
_Point = tuple[float, float]


@dataclass(frozen=True)
class ThreadBox:
    """An item, a gap, or the rest of a long column; `card.stroke` is how its edge is drawn."""

    card: ThreadCard
    x: float
    y: float
    width: float
    height: float
    lines: tuple[PlacedText, ...]
    details: tuple[PlacedText, ...]

    @property
    def middle(self) -> float:
        return round(self.y + self.height / 2, 1)


@dataclass(frozen=True)
class ThreadBand:
    path: str
    to_gap: bool


@dataclass(frozen=True)
class ThreadPicture:
    """`words` tell the same, a sentence a line."""

    who: str
    name: str
    title: str
    swatch: Swatch
    width: float
    height: float
    headings: tuple[PlacedText, ...]
    boxes: tuple[ThreadBox, ...]
    bands: tuple[ThreadBand, ...]
    words: tuple[str, ...]
    families: str = FAMILIES
    font_size: float = FONT_SIZE
    detail_size: float = DETAIL_SIZE
    band_width: float = _BAND

    @property
    def stroke(self) -> str:
        return SOLIDS[self.swatch.number]

    @property
    def gap_stroke(self) -> str:
        return AMBER


def thread_picture(
    document: Document,
    thread: Thread,
    *,
    width: float = 1080.0,
    most: int = 8,
    families: str = FAMILIES,
) -> ThreadPicture:
    """`most` items stand in a column; the rest of a longer one shares a box."""
    draft = _Draft(columns(document, thread, most=most), width)
    boxes = draft.boxes()
    return ThreadPicture(
        who=thread.who,
        name=thread.name,
        title=gettext("The story of %(name)s") % {"name": isolated(thread.name)},
        swatch=thread.swatch,
        width=width,
        height=draft.height,
        headings=tuple(
            PlacedText(draft.x(column), FONT_SIZE, gettext(title))
            for column, title in enumerate(HEADINGS)
        ),
        boxes=tuple(box for box in boxes.values() if not box.card.is_lane),
        bands=tuple(_bands(draft.columns, boxes)),
        words=tuple(str(line.sentence) for line in thread.lines),
        families=families,
    )


class _Draft:
    def __init__(self, columns: Columns, width: float) -> None:
        self.columns = columns
        self._pitch = (width - 2) / (len(HEADINGS) - _BETWEEN)
        self._width = round(self._pitch * (1 - _BETWEEN), 1)
        self._sizes = {card.id: self._size(card) for column in columns.cards for card in column}
        heights = (self._height(column) for column in columns.cards)
        self._tallest = max(heights, default=0.0)
        self.height = round(_HEADING + self._tallest + 4, 1)

    def x(self, column: int) -> float:
        return round(column * self._pitch + 1, 1)

    def boxes(self) -> dict[str, ThreadBox]:
        """From top to bottom, each column in the middle of the picture."""
        found: dict[str, ThreadBox] = {}
        for number, column in enumerate(self.columns.cards):
            y = _HEADING + (self._tallest - self._height(column)) / 2
            for card in column:
                found[card.id] = self._box(card, self.x(number), round(y, 1))
                y += self._sizes[card.id] + _GAP
        return found

    def _height(self, column: Iterable[ThreadCard]) -> float:
        sizes = [self._sizes[card.id] for card in column]
        return sum(sizes) + _GAP * max(len(sizes) - 1, 0)

    def _size(self, card: ThreadCard) -> float:
        if card.is_lane:
            return _LANE
        lines, details = self._lines(card), self._details(card)
        return 2 * _PADDING + len(lines) * _LINE + len(details) * _DETAIL_LINE - 2

    def _lines(self, card: ThreadCard) -> tuple[str, ...]:
        room = (self._width - 2 * _PADDING) / FONT_SIZE
        return wrapped(card.name, room, _MOST_LINES)

    def _details(self, card: ThreadCard) -> tuple[str, ...]:
        room = (self._width - 2 * _PADDING) / DETAIL_SIZE
        return wrapped(card.detail, room, _MOST_DETAILS)

    def _box(self, card: ThreadCard, x: float, y: float) -> ThreadBox:
        lines, details = self._lines(card), self._details(card)
        first = y + _PADDING + FONT_SIZE - 2
        below = first + len(lines) * _LINE - 2
        return ThreadBox(
            card=card,
            x=x,
            y=y,
            width=self._width,
            height=self._sizes[card.id],
            lines=_texts(lines, x + _PADDING, first, _LINE),
            details=_texts(details, x + _PADDING, below, _DETAIL_LINE),
        )


def _texts(lines: Iterable[str], x: float, first: float, step: float) -> tuple[PlacedText, ...]:
    return tuple(PlacedText(x, round(first + i * step, 1), line) for i, line in enumerate(lines))


def _bands(columns: Columns, boxes: dict[str, ThreadBox]) -> Iterator[ThreadBand]:
    for tie in columns.ties:
        start, end = boxes[tie.start], boxes[tie.end]
        beside = start.x == end.x
        yield ThreadBand(_bow(start, end) if beside else _sweep(start, end), tie.to_gap)
    for box in boxes.values():
        if box.card.is_lane:
            path = f"M{box.x:g} {box.middle:g}h{box.width:g}"
            yield ThreadBand(path, box.card.to_gap)


def _sweep(start: ThreadBox, end: ThreadBox) -> str:
    x, to = start.x + start.width, end.x
    half = round((x + to) / 2, 1)
    return _curve((x, start.middle), (half, start.middle), (half, end.middle), (to, end.middle))


def _bow(start: ThreadBox, end: ThreadBox) -> str:
    """Between two boxes of one column, on their right."""
    x = start.x + start.width
    out = round(x + 24, 1)
    return _curve((x, start.middle), (out, start.middle), (out, end.middle), (x, end.middle))


def _curve(start: _Point, lead: _Point, lag: _Point, end: _Point) -> str:
    points = (f"{x:g} {y:g}" for x, y in (start, lead, lag, end))
    return "M{}C{} {} {}".format(*points)
