"""Characters that nobody can see: one list for names, words on a canvas and names of files."""

from __future__ import annotations

import re

# As the inside of a class of characters: controls but white space, default ignorable characters,
# fillers, the blank of Braille, halves of characters.
UNSEEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc"
    "\U00013430-\U0001343f\U00016fe4\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
_UNSEEN = re.compile(f"[{UNSEEN}]")
_SEEN = re.compile(rf"[^\s{UNSEEN}]")


def is_unseen(character: str) -> bool:
    """Whether it is drawn as nothing. White space is not: it parts words."""
    return _UNSEEN.match(character) is not None


def shows(text: str) -> bool:
    """Whether there is anything to see in it."""
    return _SEEN.search(text) is not None


def without_unseen(text: str) -> str:
    return _UNSEEN.sub("", text)
