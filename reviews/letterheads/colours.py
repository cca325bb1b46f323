"""Whether a colour that somebody chose can be read on paper, and what to take where not. Pure."""

from __future__ import annotations

import re

OURS = "#1f5f5b"
INK, WHITE, BLACK = "#1d2430", "#ffffff", "#000000"
READABLE = 4.5  # WCAG 2.2, 1.4.3: the least contrast of text

_WRITTEN = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})", re.ASCII)


def colour_of(typed: str) -> str | None:
    """The colour as #rrggbb, from that or #rgb with the sign or without; None for anything else."""
    found = _WRITTEN.fullmatch(typed.strip().lower())
    if found is None:
        return None
    digits = found[1]
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))


def contrast(one: str, other: str) -> float:
    """From 1 for the same colour to 21 for black and white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def to_write_on(colour: str) -> str:
    """White or ink, whichever can be read on it; black on the few where neither can."""
    return next(ink for ink in (WHITE, INK, BLACK) if contrast(ink, colour) >= READABLE)


def to_write_with(colour: str) -> str:
    """The colour itself where it can be read on white, else ink."""
    return colour if contrast(colour, WHITE) >= READABLE else INK


def _luminance(colour: str) -> float:
    """How light it is, from 0 to 1, as WCAG reckons."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
