"""What of the poster's page fits on one sheet when a browser prints it, and in what size. Pure.

The page itself cannot know: its sheet is chosen when it is printed, and scripts may be off. So the
heights are worked out beforehand for the smaller of both papers, and rather too tall.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import ceil, inf

from canvases.exports.pdf.widths import line_count, text_width
from canvases.poster import Entry, Poster, PosterBlock
from canvases.poster.places import PLACES, across, standing

SIZES = (10.0, 9.0, 8.0, 7.0, 6.5, 6.0)  # points; poster-print.css has them too
_MM = 72 / 25.4
# Points, as in poster-print.css: the width of the narrower paper, and the height of the lower one
# less what stands above and below.
_WIDTH, _HEIGHT = 261 * _MM, 160 * _MM
_LOWER = 0.3  # of the height, where all is full
# Ems of the poster's own size.
_LINE, _DETAIL = 1.22, 0.9
_BLOCK_SIDES, _BLOCK_ENDS = 1.5, 1.3
_HEAD_GAP, _HEAD_LINE = 0.4, 1.25
_ENTRY_SIDES, _ENTRY_ENDS, _ENTRY_GAP = 1.4, 0.4, 0.3
_LETTER, _EVERYONE, _LOOK = 1.4, 5.0, 7.0
_MOST_ON_PAPER = 400  # of a block, by far: what is more need not be measured
_MORE = _LINE + _ENTRY_GAP
_EM = "\u25a0"  # as wide as type is high: stands for what is no text


def fitted(poster: Poster) -> Poster:
    """The same, told how large its words are on paper, and what is left out of each block there."""
    for place, size in enumerate(SIZES):
        rows = _Rows({block.key: _needed(block, size) for block in poster.blocks})
        if rows.height <= _HEIGHT:
            return replace(poster, paper_size=place)
    smallest = SIZES[-1]
    blocks = (_cut(block, smallest, rows.room(block.key)) for block in poster.blocks)
    return replace(poster, paper_size=len(SIZES) - 1, blocks=tuple(blocks))


class _Rows:
    """The three rows that the blocks share, by what each block needs."""

    def __init__(self, needed: Mapping[str, float]) -> None:
        self._first = _tallest(needed, standing("above"))
        self._second = _tallest(needed, standing("below"))
        self._upper = max(self._first + self._second, _tallest(needed, standing("whole")))
        self._lower = _tallest(needed, standing("foot"))

    @property
    def height(self) -> float:
        return self._upper + self._lower

    def room(self, key: str) -> float:
        """What a block may take, so that all of them fit."""
        lower = _share(self._lower, self._upper, _HEIGHT, _LOWER)
        upper = _HEIGHT - lower
        first = _share(self._first, self._second, upper, 0.5)
        room = {"foot": lower, "whole": upper, "above": first, "below": upper - first}
        return room[PLACES[key].part]


def _tallest(needed: Mapping[str, float], keys: Iterable[str]) -> float:
    return max(needed[key] for key in keys)


def _share(own: float, other: float, both: float, fair: float) -> float:
    """All that one needs, where that is fair or the other leaves it."""
    return min(own, max(both * fair, both - other))


def _needed(block: PosterBlock, size: float) -> float:
    if len(block.entries) > _MOST_ON_PAPER:
        return inf
    return _frame(block, size) + _laid_out(block.key, size)(block.entries)


def _cut(block: PosterBlock, size: float, room: float) -> PosterBlock:
    """With as many entries as fit beside the words that tell of the rest."""
    if _needed(block, size) <= room:
        return block
    height = _laid_out(block.key, size)
    left = room - _frame(block, size) - _MORE * size
    most = _most(block.entries, lambda entries: height(entries) <= left)
    if most:
        return replace(block, on_paper=most, left_out=len(block.entries) - most)
    # The first alone is too tall: its name stands, without those who stand below it.
    first = replace(block.entries[0], alone_on_paper=True)
    rest = len(block.entries) - 1 + len(first.people)
    return replace(block, entries=(first, *block.entries[1:]), on_paper=1, left_out=rest)


def _most(entries: Sequence[Entry], fit: Callable[[Sequence[Entry]], bool]) -> int:
    """How many of the first ones fit."""
    low, high = 0, min(len(entries), _MOST_ON_PAPER)
    while low < high:
        middle = (low + high + 1) // 2
        if fit(entries[:middle]):
            low = middle
        else:
            high = middle - 1
    return low


def _frame(block: PosterBlock, size: float) -> float:
    """A block without its entries."""
    width = _width(block.key, size)
    heading = line_count(block.title, size=size, width=width, bold=True) * _HEAD_LINE
    return size * (_BLOCK_ENDS + heading + _HEAD_GAP)


def _width(key: str, size: float) -> float:
    """What a block has for its entries."""
    return _WIDTH / across(key)[1] - _BLOCK_SIDES * size


def _laid_out(key: str, size: float) -> Callable[[Sequence[Entry]], float]:
    """How high so many entries of a block are: one below the other, or side by side."""
    lay = _in_rows if PLACES[key].part == "foot" else _stacked
    return lambda entries: lay(entries, size, _width(key, size))


def _stacked(entries: Sequence[Entry], size: float, width: float) -> float:
    return sum(_height(entry, size, width) + _ENTRY_GAP * size for entry in entries)


def _in_rows(entries: Sequence[Entry], size: float, width: float) -> float:
    heights, used = [0.0], 0.0
    for entry in entries:
        wide = text_width(_in_one_line(entry), size=size, bold=True) + _ENTRY_SIDES * size
        if used and used + wide > width:
            heights.append(0.0)
            used = 0.0
        used += wide + _ENTRY_GAP * size
        lines = line_count(
            _in_one_line(entry), size=size, width=width - _ENTRY_SIDES * size, bold=True
        )
        heights[-1] = max(heights[-1], size * (lines * _LINE + _ENTRY_ENDS))
    return sum(height + _ENTRY_GAP * size for height in heights)


def _height(entry: Entry, size: float, width: float) -> float:
    inner = width - _ENTRY_SIDES * size
    ems = _LINE * line_count(_first_words(entry), size=size, width=inner, bold=True)
    small = _DETAIL * size
    for words in _below(entry):
        ems += _LINE * _DETAIL * line_count(words, size=small, width=inner)
    if entry.look and (entry.detail or entry.people):  # it stands below them then
        ems += _LINE
    return size * (ems + _ENTRY_ENDS)


def _first_words(entry: Entry) -> str:
    """Its name, and as many signs of an em as its letters and links are wide."""
    return " ".join((entry.name, *(_EM * ceil(ems) for ems in _signs(entry))))


def _signs(entry: Entry) -> Iterator[float]:
    if entry.everyone:
        yield _EVERYONE
    elif entry.swatches:
        yield _LETTER * (len(entry.first_swatches) + (2 if entry.more_swatches else 0))
    if entry.look:
        yield _LOOK


def _below(entry: Entry) -> Iterator[str]:
    if entry.detail:
        yield entry.detail
    yield from entry.people


def _in_one_line(entry: Entry) -> str:
    return " · ".join((_first_words(entry), *_below(entry)))
