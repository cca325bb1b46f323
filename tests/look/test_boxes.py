"""A value among words keeps the spaces beside it, also where the words are laid out in boxes.

A value may be printed as an element of its own (`<bdi>`). Directly inside an element that is laid
out as flex or grid the words around it then become boxes of their own, which lose the spaces at
their ends: "Join asRita". There words and values stand in an element together.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CSS = "\n".join(path.read_text() for path in sorted((ROOT / "static" / "css").glob("*.css")))
TEMPLATES = [path for path in (ROOT / "templates").rglob("*.html") if "pdf" not in path.parts]

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
# What is printed elsewhere, or not at all.
ASIDE = re.compile(
    r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}"
    r"|\{% blocktranslate [^%]*\basvar\b.*?\{% endblocktranslate %\}|\{%.*?%\}",
    re.DOTALL,
)
# No number and no date is ever an element; a translated text calls n what it counts.
PLAIN = re.compile(
    r"\{\{ (?:n|said|looks|[\w.]*(?:number|count|more_chips)"
    r"|.*?\|(?:date|length|pluralize).*?) \}\}"
)
VALUE = "\ue000"
BESIDE = re.compile(rf"[^\s{VALUE}]\s+{VALUE}|{VALUE}\s+[^\s{VALUE}]|{VALUE}\s+{VALUE}")


def boxes(css: str) -> list[str]:
    """What the rules lay out as flex or grid, by its selectors, without their states."""
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    rules = re.findall(r"([^{}]+)\{[^{}]*display:\s*(?:inline-)?(?:flex|grid)\b[^{}]*\}", bare)
    return [re.sub(r":[\w-]+(\([^)]*\))?", "", one) for rule in rules for one in _parted(rule)]


def _parted(rule: str) -> list[str]:
    return [one.strip() for one in re.split(r",(?![^(]*\))", rule)]


class Reader(HTMLParser):
    """The words with values that stand directly in a box."""

    def __init__(self, source: str, selectors: list[str]) -> None:
        super().__init__()
        self.glued: list[str] = []
        self._selectors = selectors
        self._open: list[tuple[str, str]] = []  # tag and classes
        self._words = ""
        source = PLAIN.sub("0", ASIDE.sub("", source))
        self.feed(re.sub(r"\{\{.*?\}\}", VALUE, source))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._look()
        if tag not in VOID:
            self._open.append((tag, dict(attrs).get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        self._look()
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        self._words += data

    def _look(self) -> None:
        words, self._words = self._words, ""
        if BESIDE.search(words) and any(map(self._stands_in, self._selectors)):
            self.glued.append(" ".join(words.split()).replace(VALUE, "{{ }}"))

    def _stands_in(self, selector: str) -> bool:
        """By class; an element without one also by what it lies in."""
        if not self._open:
            return False
        *above, last = re.split(r"\s*>\s*|\s+", selector)
        wanted = [] if "." in last else [one for one in above if "." in one]
        return _is(last, self._open[-1]) and all(
            any(_is(one, outer) for outer in self._open[:-1]) for one in wanted
        )


def _is(compound: str, element: tuple[str, str]) -> bool:
    name, *classes = compound.split("[")[0].split(".")
    return name in ("", "*", element[0]) and set(classes) <= set(element[1].split())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_words_with_values_stand_in_an_element_of_their_own(path: Path) -> None:
    assert Reader(path.read_text(encoding="utf-8"), boxes(CSS)).glued == []


@pytest.mark.parametrize(
    ("source", "glued"),
    [
        ('<a class="box">Join as {{ name }}</a>', ["Join as {{ }}"]),
        ('<a class="box">{% if a %}Go to{% endif %} {{ name }}<i></i></a>', ["Go to {{ }}"]),
        ('<a class="box"><span>Join as {{ name }}</span></a>', []),
        ('<a class="box">{{ name }}</a>', []),
        (
            '<a class="box">{% blocktranslate count n=all %}{{ n }} of {{ name }}</a>',
            ["0 of {{ }}"],
        ),
        ('<a class="box">{% blocktranslate asvar a %}A {{ b }}{% endblocktranslate %}</a>', []),
        ('<a class="box">{{ list|length }} more, due {{ at|date:"j M" }}</a>', []),
        ('<p class="fold"><b><u>As {{ name }}</u></b></p><u>As {{ name }}</u>', ["As {{ }}"]),
    ],
)
def test_words_are_found_where_a_rule_makes_boxes(source: str, glued: list[str]) -> None:
    css = ".box:hover, p {color: red} .box, i:has(.x, .y) {display: inline-flex}"
    css += " .fold > u {display: grid}"

    assert Reader(source, boxes(css)).glued == glued
