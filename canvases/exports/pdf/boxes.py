"""A font of empty boxes, made for the characters of one document that no font can draw.

A box in its place keeps the character selectable, searchable and readable aloud, where
the renderer's own missing glyph would be nothing to any of them and an error in a tagged PDF.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

_EM = 1000
_WIDTH, _HEIGHT, _STROKE, _SIDE = 620, 700, 50, 60
# A TrueType font has 65,536 glyphs at most, and the first is spoken for.
_MOST = 65_000
_MADE = 3_786_912_000  # fonts count from 1904: the first day of 2024


@lru_cache(maxsize=8)
def font_of(characters: frozenset[str]) -> bytes:
    """A TrueType font that draws a box for each character."""
    codes = sorted(map(ord, characters))[:_MOST]
    names = [f"box{code:x}" for code in codes]
    glyphs = [".notdef", "space", *names]
    builder = FontBuilder(_EM, isTTF=True)
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap({0x20: "space"} | dict(zip(codes, names, strict=True)))
    builder.setupGlyf(dict.fromkeys(glyphs, _box()) | {"space": Glyph()})
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (_WIDTH, _SIDE)))
    builder.setupHorizontalHeader(ascent=950, descent=-250)
    builder.setupNameTable({"familyName": "Throughline Boxes", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=950, sTypoDescender=-250, usWinAscent=950, usWinDescent=250)
    builder.setupPost()
    return _saved(builder)


def _box() -> Glyph:
    pen = TTGlyphPen(None)
    right, top = _WIDTH - _SIDE, _HEIGHT
    _rectangle(pen, ((_SIDE, 0), (_SIDE, top), (right, top), (right, 0)))
    left, right = _SIDE + _STROKE, right - _STROKE
    bottom, top = _STROKE, top - _STROKE
    _rectangle(pen, ((left, bottom), (right, bottom), (right, top), (left, top)))
    return pen.glyph()


def _rectangle(pen: TTGlyphPen, corners: Iterable[tuple[int, int]]) -> None:
    first, *rest = corners
    pen.moveTo(first)
    for corner in rest:
        pen.lineTo(corner)
    pen.closePath()


def _saved(builder: FontBuilder) -> bytes:
    # The hour of the making would give the same document other bytes each time.
    builder.font["head"].created = builder.font["head"].modified = _MADE
    builder.font.recalcTimestamp = False
    output = BytesIO()
    builder.save(output)
    return output.getvalue()
