"""How text is stored, and when two names are the same."""

from __future__ import annotations

import re
import unicodedata

# NUL is refused before text comes here. Tab and the line ends are no part of this.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LINE_END = re.compile("\r\n?")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def clean(text: str) -> str:
    """Text as it is stored: NFC, no control characters but tab and line feed.

    Controls go first: what one of them parted may compose, or be one line end.
    """
    if "\r" in text or _CONTROL.search(text):
        text = _LINE_END.sub("\n", _CONTROL.sub("", text))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


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
