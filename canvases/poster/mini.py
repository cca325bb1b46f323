"""The canvas as small as it can be told, beside each step: a line an item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from canvases.document import Document, words_of
from canvases.poster.places import LISTS, PLACES, across, items_of
from canvases.steps import BY_KEY
from web.text.formats import in_line
from web.text.language import gettext

_WIDTH, _HEIGHT = 240, 80
_EDGE, _GAP = 1, 3
# Top and height of each part.
_PARTS = {"whole": (1, 55), "above": (1, 26), "below": (30, 26), "foot": (59, 20)}
_INSET, _STEP, _LINE = 4, 4.5, 2.5
_FULL_LINE = 26  # a name of this many letters draws a full line


@dataclass(frozen=True)
class MiniLine:
    x: float
    y: float
    width: float
    height: float = _LINE


@dataclass(frozen=True)
class MiniBlock:
    x: int
    y: int
    width: int
    height: int
    lines: tuple[MiniLine, ...]
    here: bool


@dataclass(frozen=True)
class Mini:
    """What is drawn; `words` say the same."""

    blocks: tuple[MiniBlock, ...]
    words: str
    width: int = _WIDTH
    height: int = _HEIGHT


def mini(document: Document, current_step: str = "") -> Mini:
    """A line an item, as long as its name and as many as there is room for."""
    names = {
        key: tuple(words_of(item) for item in items_of(document, list_))
        for key, list_ in LISTS.items()
    }
    blocks = [_block(key, names[key], current_step) for key in LISTS]
    # The block one is at comes last, so that its edge lies over its neighbours'.
    blocks.sort(key=lambda block: block.here)
    return Mini(tuple(blocks), _words(names, current_step))


def _block(key: str, names: tuple[str, ...], current_step: str) -> MiniBlock:
    x, width = _across(*across(key))
    y, height = _PARTS[PLACES[key].part]
    room = width - 2 * _INSET
    most = int((height - 2 * _INSET + _STEP - _LINE) // _STEP)
    lines = tuple(
        MiniLine(
            x + _INSET,
            y + _INSET + i * _STEP,
            round(room * min(1.0, max(0.3, len(name) / _FULL_LINE)), 1),
        )
        for i, name in enumerate(names[:most])
    )
    return MiniBlock(x, y, width, height, lines, here=key == current_step)


def _across(column: int, of: int) -> tuple[int, int]:
    """Left and width of one of so many blocks side by side, in whole units."""
    room = _WIDTH - 2 * _EDGE + _GAP
    left = _EDGE + round(room * column / of)
    return left, _EDGE + round(room * (column + 1) / of) - _GAP - left


def _words(names: Mapping[str, tuple[str, ...]], current_step: str) -> str:
    """ "Your canvas: customer segments 3, ... You are at channels."."""
    counts = in_line(f"{BY_KEY[key].title.lower()} {len(found)}" for key, found in names.items())
    if current_step not in LISTS:
        return gettext("Your canvas: %(counts)s.") % {"counts": counts}
    return gettext("Your canvas: %(counts)s. You are at %(step)s.") % {
        "counts": counts,
        "step": BY_KEY[current_step].title.lower(),
    }
