"""Mend the map from glyphs back to letters, by which text is copied, searched and read aloud.

Where several glyphs draw one cluster (an e with a mark of its own, a Devanagari syllable),
WeasyPrint gives the whole cluster to the first glyph and nothing to the others: every
later e would read as an e with that mark, and an empty entry is an error in a tagged PDF.
A glyph that its font gives to one character stands for that character alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont
from weasyprint.text.fonts import get_hb_object_data

# Stands for a glyph that belongs to the one before it and has no letter of its own.
_NOTHING_OF_ITS_OWN = "\u200b"
_ONE_FOR_ONE = 1


class MendedFonts(dict[str, Any]):
    """The fonts of a rendering. WeasyPrint asks for their values once, when it writes them."""

    def values(self) -> Any:
        for font in super().values():
            if any(len(text) != 1 for text in font.to_unicode.values()):
                font.to_unicode = _mended(font.to_unicode, _letters(font))
        return super().values()


def _mended(to_unicode: Mapping[int, str], letters: Mapping[int, str]) -> dict[int, str]:
    return {
        glyph: text if len(text) == 1 else letters.get(glyph, text) or _NOTHING_OF_ITS_OWN
        for glyph, text in to_unicode.items()
    }


def _letters(font: Any) -> dict[int, str]:
    """The one character that the font draws by each glyph."""
    content = get_hb_object_data(font.hb_face)
    face = TTFont(BytesIO(content), fontNumber=font.index, lazy=True)
    letters: dict[str, str] = {}
    for code, name in sorted((face.getBestCmap() or {}).items()):
        letters.setdefault(name, chr(code))
    for name, other in _substitutes(face):
        if name in letters:
            letters.setdefault(other, letters[name])
    return {face.getGlyphID(name): letter for name, letter in letters.items()}


def _substitutes(face: TTFont) -> Iterator[tuple[str, str]]:
    """Glyphs that stand in for another one where the letters beside it ask for it."""
    if "GSUB" not in face or not (lookups := face["GSUB"].table.LookupList):
        return
    for lookup in lookups.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType == _ONE_FOR_ONE:
                yield from table.mapping.items()
