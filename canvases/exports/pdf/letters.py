"""The letters beside an item: which segments it serves, for those who see no colours."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from canvases.measures.colours import Coloured, Swatch

_MOST = 4
_GLUE = "\u00a0"  # they stay on one line, and with the last word before them


def letters_of(item: str, coloured: Coloured) -> tuple[Swatch, ...]:
    """A letter a segment; "all" for what serves them all, and a number for what is too many."""
    swatches = coloured.swatches(item)
    if len(swatches) == len(coloured.palette) > 1:
        return (_grey("all"),)
    if len(swatches) > _MOST:
        return (*swatches[: _MOST - 1], _grey(f"+{len(swatches) - _MOST + 1}"))
    return swatches


def drawn(letters: Sequence[Swatch]) -> SafeString:
    """The letters as HTML, each in its colour; no white space, at which a line might break."""
    if not letters:
        return SafeString("")
    pairs = ((swatch.number, swatch.letter) for swatch in letters)
    joined = format_html_join(_GLUE, '<b class="letter seg-{}">{}</b>', pairs)
    return format_html('<span class="letters">{}{}</span>', _GLUE, joined)


def drawn_plainly(letters: Sequence[Swatch]) -> SafeString:
    """The same in one colour. A box for each of a thousand items is a fifth of all the time."""
    if not letters:
        return SafeString("")
    number = letters[0].number if len(letters) == 1 else 0
    words = _GLUE.join(("", *(swatch.letter for swatch in letters)))
    return format_html('<b class="letter seg-{}">{}</b>', number, words)


def _grey(text: str) -> Swatch:
    return Swatch(text, 0, "", "")
