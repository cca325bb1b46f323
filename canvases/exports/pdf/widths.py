"""How wide text is in Figtree, so that the poster knows what fits before it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import ceil

from fontTools.ttLib import TTFont

from canvases.exports.pdf.fonts import FOLDER

# Characters of other fonts are taken to be wide: a line too many leaves a gap, one too few is cut.
_OTHER = 1.0
_OTHER_LETTER = 0.7
_LETTERS_END = 0x2000
# Fonts differ from their widths by kerning and rounding; nothing may be cut for that.
_SLACK = 0.985


@lru_cache(maxsize=8192)
def line_count(text: str, *, size: float, width: float, bold: bool = False) -> int:
    """How many lines a paragraph takes. `size` and `width` are in the same unit."""
    return sum(_lines(line, size, width * _SLACK, bold) for line in text.split("\n"))


def text_width(text: str, *, size: float, bold: bool = False) -> float:
    widths = _widths(bold)
    return size * sum(widths.get(c) or _guessed(c) for c in text)


def _lines(text: str, size: float, width: float, bold: bool) -> int:
    lines, used = 1, 0.0
    space = text_width(" ", size=size, bold=bold)
    for word in text.split():
        long = text_width(word, size=size, bold=bold)
        if used and used + space + long > width:
            lines, used = lines + 1, 0.0
        used += long + (space if used else 0.0)
        if used > width:  # a word longer than a line is broken anywhere, short of each line's end
            lines, used = lines + ceil(long / (width - size)) - 1, width
    return lines


def _guessed(character: str) -> float:
    return _OTHER_LETTER if ord(character) < _LETTERS_END else _OTHER


@lru_cache(maxsize=2)
def _widths(bold: bool) -> Mapping[str, float]:
    with TTFont(FOLDER / f"figtree-{700 if bold else 400}-normal.ttf", lazy=True) as font:
        em = font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        return {chr(code): metrics[name][0] / em for code, name in font.getBestCmap().items()}
