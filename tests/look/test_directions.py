"""Style sheets say start and end, not left and right: where writing runs left, so does the page.

Up and down are the same in both, so `margin-top` and `width` stay as they are. So do drawings: what
an SVG or a transform draws is geometry, which is turned as a whole (`--way` in tokens.css) if it
points along the line, and left alone if it does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from canvases.exports.pdf import poster

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("static/css", "canvases/exports/pdf", "reviews/pdf")
SHEETS = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for folder in FOLDERS
    for path in sorted((ROOT / folder).glob("*.css"))
} | {"canvases/exports/pdf/poster.py": poster.stylesheet()}

# What may be physical: where, what, and why.
KNOWN = {
    # The margin boxes of a page have no other names.
    ("canvases/exports/pdf/pdf.css", "@bottom-left"),
    ("canvases/exports/pdf/pdf.css", "@bottom-right"),
    # Markdown's ---: is the right, whatever the language.
    ("canvases/exports/pdf/pdf.css", "text-align: right"),
    ("static/css/guidance.css", "text-align: right"),
    # Drawn with two edges of a box, and turned.
    ("static/css/forms.css", "border-width: 0 0 2px 2px"),
    ("static/css/guidance.css", "border-width: 0 2px 2px 0"),
    # The middle is as far from either side.
    ("static/css/notices.css", "left: 50%"),
    ("static/css/notices.css", "transform: translateX(-50%)"),
}
DECLARATION = re.compile(r"(?<![\w-])([a-z-]+):\s*([^;{}]+?)\s*(?=[;}])")
SIDES = re.compile(
    r"(?<![\w-])(?:[a-z]+-)*(?:left|right)(?:-[a-z]+)*(?![\w-])|translate(?:X|3d)?\("
)
FOUR = re.compile(r"padding|margin|inset|border-(?:width|style|color)|scroll-(?:padding|margin)")


def physical(css: str) -> Iterator[str]:
    """Declarations, and boxes of pages, that name a side."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    yield from re.findall(r"@[a-z]+-(?:left|right)\b", css)
    for name, value in DECLARATION.findall(css):
        if SIDES.search(f"{name}: {value}") or (FOUR.fullmatch(name) and _is_lopsided(value)):
            yield f"{name}: {value}"


def _is_lopsided(value: str) -> bool:
    """Whether four sides are given, of which the right is not the left."""
    while "(" in value:
        value, nested = re.subn(r"\([^()]*\)", "", value)
        if not nested:
            break
    sides = value.split()
    return len(sides) == 4 and sides[1] != sides[3]


def test_only_what_is_known_names_a_side() -> None:
    assert {(name, one) for name, css in SHEETS.items() for one in physical(css)} == KNOWN


@pytest.mark.parametrize(
    ("css", "found"),
    [
        ("p { margin-left: 1px }", ["margin-left: 1px"]),
        ("p { border-right-color: red; left: 0; }", ["border-right-color: red", "left: 0"]),
        ("p { text-align: right; float: left }", ["text-align: right", "float: left"]),
        ("p { background: url(a) right 2px center }", ["background: url(a) right 2px center"]),
        ("p { border-top-left-radius: 0 }", ["border-top-left-radius: 0"]),
        ("p { padding: 0 1px 0 calc(1px + (2px)) }", ["padding: 0 1px 0 calc(1px + (2px))"]),
        ("p { transform: translateX(2px) }", ["transform: translateX(2px)"]),
        ("p { padding: 1px 2px 3px 2px; margin-inline: 0 1px; width: 3px } /* left: 0 */", []),
        ('.left, [id="right"] { margin-inline-start: var(--left-out) }', []),
    ],
)  # fmt: skip
def test_sides_are_found(css: str, found: list[str]) -> None:
    assert list(physical(css)) == found
