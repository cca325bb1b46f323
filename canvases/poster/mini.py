"""The canvas as small as it can be told, beside each step: a line an item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from canvases.document import Document, words_of
from canvases.poster.blocks import LISTS, items_of
from canvases.steps import BY_KEY

# x, y, width and height of each block.
_WIDTH, _HEIGHT = 240, 80
_PLACES = {
    "customer-segments": (194, 1, 45, 55),
    "value-propositions": (97, 1, 45, 55),
    "channels": (145, 30, 46, 26),
    "customer-relationships": (145, 1, 46, 26),
    "revenue-streams": (121, 59, 118, 20),
    "key-activities": (49, 1, 45, 26),
    "key-resources": (49, 30, 45, 26),
    "key-partnerships": (1, 1, 45, 55),
    "cost-structure": (1, 59, 117, 20),
}
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
    x, y, width, height = _PLACES[key]
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


def _words(names: Mapping[str, tuple[str, ...]], current_step: str) -> str:
    """ "Your canvas: customer segments 3, ... You are at channels."."""
    counts = ", ".join(f"{BY_KEY[key].title.lower()} {len(found)}" for key, found in names.items())
    here = f" You are at {BY_KEY[current_step].title.lower()}." if current_step in LISTS else ""
    return f"Your canvas: {counts}.{here}"
