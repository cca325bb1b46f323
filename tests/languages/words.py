"""Whether a literal may be meant for people: two words side by side, or one with a capital."""

from __future__ import annotations

import re

NAMES = {"Throughline", "Throughline.", "· Throughline"}  # which is called so in every language

_WORDS = re.compile(r"[^\W\d_]{2,}[,.:;]?\s+[^\W\d_]|^[A-Z][a-z]{2,}\b|[^\W\d_]\s$|^\s[^\W\d_]")
_HEADER = re.compile(r"([A-Z][a-z]+-)+[A-Z][a-z]+")
_PLACEHOLDER = re.compile(r"{[^{}]*}|%\(\w+\)[sd]|%[sd]")


def reads_like_words(text: str) -> bool:
    bare = bare_of(text)
    if bare.strip() in NAMES or _HEADER.fullmatch(bare):
        return False
    return _WORDS.search(bare) is not None


def has_letters(text: str) -> bool:
    """Whether anything is left to be read where no value stands."""
    return any(map(str.isalpha, bare_of(text)))


def bare_of(text: str) -> str:
    """The text without its placeholders."""
    return _PLACEHOLDER.sub("", text)
