"""How text is stored, and when two names are the same."""

from __future__ import annotations

import re
import unicodedata

# NUL is refused before text comes here. Tab and what ends a line are no part of this.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
# What word processors and other systems end a line with, within a paragraph or a page.
_SOFT_END = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_LINE_END = re.compile(f"\r\n?|{_SOFT_END.pattern}")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def clean(text: str) -> str:
    """Text as it is stored: NFC, no control characters but tab and line feed.

    Controls go first: what one of them parted may compose, or be one line end.
    """
    text = _LINE_END.sub("\n", _CONTROL.sub("", text))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def clean_line(text: str) -> str:
    """The same for what stands in one line, such as a name: words stay apart by a space."""
    return clean(unbroken(text))


def unbroken(text: str) -> str:
    """The text with a space for each soft line end, which a field of one line cannot show."""
    return _SOFT_END.sub(" ", text)


def is_storable(text: str) -> bool:
    """Whether text is free of NUL and of lone surrogates, which no database holds."""
    return _UNSTORABLE.search(text) is None


def name_key(name: str) -> str:
    """What makes two names of a block the same: case and surrounding space aside.

    Folding can take a letter apart, so the key is composed again; it may be up to
    three times as long as the name.
    """
    folded = unicodedata.normalize("NFC", name).casefold()
    return unicodedata.normalize("NFC", folded).strip()
