"""The fonts that the PDF brings along, and which characters they can draw.

`tools/pdf_fonts.py` makes the files.
"""

from __future__ import annotations

import json
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent / "fonts"
SCHEME = "own:"
BOXES = "boxes.ttf"
NO_OTHERS = FOLDER / "none.conf"  # tells fontconfig of no font of the machine

# Format characters and variation selectors leave no mark, so no font needs to draw them.
_UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Zs"}
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)


@dataclass(frozen=True)
class Face:
    family: str
    file: str
    weight: int = 400
    style: str = "normal"


# The families are named for this product, so that no installed font stands in for ours.
FACES = (
    Face("Throughline", "figtree-400-normal.ttf"),
    Face("Throughline", "figtree-400-italic.ttf", style="italic"),
    Face("Throughline", "figtree-700-normal.ttf", weight=700),
    Face("Throughline Europe", "noto-sans-400.ttf"),
    Face("Throughline Europe", "noto-sans-700.ttf", weight=700),
    Face("Throughline India", "noto-sans-devanagari-400.ttf"),
    Face("Throughline India", "noto-sans-devanagari-700.ttf", weight=700),
    Face("Throughline Maths", "noto-sans-math.ttf"),
    Face("Throughline Signs", "noto-sans-symbols.ttf"),
)
_BOXES = Face("Throughline Boxes", BOXES)
FAMILIES = (*dict.fromkeys(face.family for face in FACES), _BOXES.family, "sans-serif")


def stylesheet(*, boxes: bool) -> str:
    """The `@font-face` rules; with `boxes`, of the font that stands in for what is missing too."""
    faces = (*FACES, _BOXES) if boxes else FACES
    names = ", ".join(f'"{family}"' for family in FAMILIES[:-1])
    return (
        "\n".join(map(_rule, faces)) + f"\nhtml, text {{ font-family: {names}, {FAMILIES[-1]} }}\n"
    )


def files() -> Mapping[str, Path]:
    """Every file that a stylesheet of ours may ask for, by the name it is asked by."""
    return {face.file: FOLDER / face.file for face in FACES}


def not_ours(characters: Iterable[str]) -> frozenset[str]:
    """Those that our own fonts cannot draw. A system font may."""
    return frozenset(c for c in characters if not _covered(ord(c)) and not _unseen(c))


def _rule(face: Face) -> str:
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f"font-style: {face.style}; src: url({SCHEME}{face.file}) }}"
    )


def _covered(code: int) -> bool:
    starts, ends = _runs()
    place = bisect_right(starts, code) - 1
    return place >= 0 and code <= ends[place]


@lru_cache(maxsize=1)
def _runs() -> tuple[tuple[int, ...], tuple[int, ...]]:
    runs = json.loads((FOLDER / "coverage.json").read_text())
    return tuple(start for start, _ in runs), tuple(end for _, end in runs)


def _unseen(character: str) -> bool:
    return unicodedata.category(character) in _UNSEEN or ord(character) in _VARIATION_SELECTORS
