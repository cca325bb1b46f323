"""How much room words take, without the font at hand: near enough, and rather too much."""

from __future__ import annotations

import unicodedata

_NARROW = frozenset("iljtfrI.,:;'’|!()[] -")
_WIDE = frozenset("mwMW@%—…")


def width_of(text: str) -> float:
    """In ems of a humanist sans such as Figtree."""
    return sum(_width(character) for character in text)


def wrapped(text: str, width: float, most: int) -> tuple[str, ...]:
    """At most `most` lines, each within `width` ems; the last ends in an ellipsis where cut."""
    words = [piece for word in text.split() for piece in _pieces(word, width)]
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else ""
        if longer and width_of(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], _cut(lines[most - 1], width))


def _cut(line: str, width: float) -> str:
    while line and width_of(f"{line}…") > width:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _pieces(word: str, width: float) -> list[str]:
    """A word too long for a line, broken where it must."""
    pieces = [""]
    for character in word:
        if pieces[-1] and width_of(pieces[-1] + character) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _width(character: str) -> float:
    if character in _NARROW:
        return 0.34
    if unicodedata.combining(character):
        return 0.0
    if character in _WIDE or unicodedata.east_asian_width(character) in "WF":
        return 1.0
    return 0.7 if character.isupper() else 0.57
