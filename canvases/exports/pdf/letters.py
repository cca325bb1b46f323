"""The letters beside an item: which segments it serves, for those who see no colours."""

from __future__ import annotations

from canvases.colours import Coloured, Swatch

_MOST = 4


def letters_of(item: str, coloured: Coloured) -> tuple[Swatch, ...]:
    """A letter a segment; "all" for what serves them all, and a number for what is too many."""
    swatches = coloured.swatches(item)
    if len(swatches) == len(coloured.palette) > 1:
        return (_grey("all"),)
    if len(swatches) > _MOST:
        return (*swatches[: _MOST - 1], _grey(f"+{len(swatches) - _MOST + 1}"))
    return swatches


def _grey(text: str) -> Swatch:
    return Swatch(text, 0, "", "")
