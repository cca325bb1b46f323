"""Words longer than any line, broken before they are laid out.

The renderer measures what is left of such a word anew for every line: a note of one word of 20,000
letters took it ten seconds. A zero-width space lets a line end there and draws nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

BREAK = "\u200b"
# No line of ours holds as many letters, so that no word which fits a line is touched.
LONGEST = 160
_EVERY = 40
# The title is what readers call the file, and has no lines; a style has words of its own.
_PARTS = re.compile(
    r"<(?P<kind>title|style)\b.*?</(?P=kind)>"
    r"""|</?(?P<tag>[a-z0-9]+)(?:[^>"']|"[^"]*"|'[^']*')*>|<![^>]*>"""
    r"|(?P<text>[^<]+)|<",
    re.DOTALL | re.IGNORECASE,
)
_LETTERS = re.compile(r"&#?\w{1,12};|\s+|.", re.DOTALL)
# A word goes on through these: bold in the middle of it begins no new one.
_INLINE = frozenset(("a", "b", "code", "del", "em", "i", "s", "span", "strong", "sub", "sup"))
_JOINED_AFTER = frozenset("\u200d\u2060\ufeff")
_VIRAMA = 9  # the combining class of the signs by which one letter hangs on the next


def broken(html: str) -> str:
    """HTML of ours, in which no word is longer than a line may be."""
    if not any(len(word) > LONGEST for word in _words(html)):
        return html
    return "".join(_broken(html))


def _words(html: str) -> Iterator[str]:
    """Roughly: what no white space parts, tags of the middle of a word included."""
    return iter(html.split())


def _broken(html: str) -> Iterator[str]:
    """Breaks go behind the letter after which a line may end, once the word has grown long: a tag
    that comes between it and the next letter begins no line."""
    pieces = list(_pieces(html))
    long = _of_long_words(pieces)
    used, last, between = 0, "", list[str]()
    for place, (text, is_letter) in enumerate(pieces):
        if not is_letter and _is_inline(text):
            between.append(text)
            continue
        if place in long and used >= _EVERY and _may_part(last, text):
            yield BREAK
            used = 0
        yield from between
        yield text
        between.clear()
        used, last = (used + 1, text) if is_letter else (0, "")
    yield from between


def _pieces(html: str) -> Iterator[tuple[str, bool]]:
    """Letters, one by one, and what is none: tags and white space."""
    for part in _PARTS.finditer(html):
        if part["text"] is None:
            yield part[0], False
            continue
        for letter in _LETTERS.findall(part["text"]):
            yield letter, not letter.isspace()


def _of_long_words(pieces: list[tuple[str, bool]]) -> set[int]:
    """The places of letters whose word is longer than a line."""
    long: set[int] = set()
    word: list[int] = []
    for place, (text, is_letter) in enumerate([*pieces, (" ", False)]):
        if is_letter:
            word.append(place)
        elif not _is_inline(text):
            if len(word) > LONGEST:
                long.update(word)
            word.clear()
    return long


def _is_inline(text: str) -> bool:
    found = _PARTS.fullmatch(text) if text.startswith("<") else None
    return bool(found and found["tag"] and found["tag"].lower() in _INLINE)


def _may_part(before: str, letter: str) -> bool:
    """Not within what is drawn as one: a letter and its marks, joined letters."""
    if len(letter) > 1 or len(before) > 1:  # an entity
        return True
    return not (
        unicodedata.category(letter).startswith(("M", "Cf"))
        or before in _JOINED_AFTER
        or unicodedata.combining(before) == _VIRAMA
    )
