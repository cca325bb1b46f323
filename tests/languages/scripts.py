"""Finds, in the source of a script, the texts for people that `say` does not get to see.

It reads the tokens by which Babel gathers what scripts say. A literal is a text if it reads like
words, or if it has letters and stands where something is said to people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel.messages.jslexer import Token, _tokenize, _unquote_string

from tests.languages.words import has_letters, reads_like_words

# What says a message, and how many of its arguments are the message.
_SAYING = {"say": 1, "sayOf": 2}
# Calls and properties whose literals people read: "saved" is a text there.
_SHOWING = {"button", "heading", "flash", "refuse", "append"}
_SHOWN = {"textContent", "title", "ariaLabel", "placeholder", "alt"}
# Those whose literals are for programs: selectors, classes, headers.
_LOOKING_UP = {"matches", "closest", "querySelector", "querySelectorAll", "get"}
_CLASSES = {"className"}
# Selectors and classes where they are declared or passed on: no sentence has such signs.
_CODE = re.compile(r"[\[\]]|--\w|\w\.\w")
# The one that is no sentence by nothing but its words.
_NO_TEXTS = {"main textarea"}
_VALUE = re.compile(r"\$(\{[^{}]*\})")


def in_script(source: str) -> list[str]:
    """Literals that say something to people, and messages that cannot be gathered."""
    return [text for literal in _literals(source) if (text := literal.wrong) is not None]


class _Literal:
    """A literal, and where it stands: in which call as which argument, and behind what."""

    def __init__(self, token: Token, call: str, argument: int, before: list[str]) -> None:
        self._is_template = token.type == "template_string"
        self._text = _VALUE.sub(r"\1", _unquote_string(token.value))
        self._call = call.rpartition(".")[2]
        self._argument = argument
        self._before = before

    @property
    def wrong(self) -> str | None:
        """What is wrong: the text, or None."""
        if self._argument < _SAYING.get(self._call, 0):
            return self._text if self._is_template else None
        return self._text if self._is_shown or self._reads_like_words else None

    @property
    def _is_shown(self) -> bool:
        is_shown = self._property in _SHOWN or (self._call in _SHOWING and self._argument == 0)
        return is_shown and has_letters(self._text)

    @property
    def _reads_like_words(self) -> bool:
        if self._call in _LOOKING_UP or self._property in _CLASSES or self._is_compared:
            return False
        is_code = _CODE.search(self._text) or self._text in _NO_TEXTS
        return not is_code and reads_like_words(self._text)

    @property
    def _property(self) -> str:
        """What it is assigned to: `textContent: "…"`, `button.title = "…"`."""
        *_, name, sign = ("", "", *self._before)
        return name.rpartition(".")[2] if sign in (":", "=") else ""

    @property
    def _is_compared(self) -> bool:
        return self._before[-2:] in (["==", "="], ["!=", "="])


def _literals(source: str) -> Iterator[_Literal]:
    before: list[str] = []
    inside = [("", 0)]  # each bracket that is open: the call that it opens, and which argument
    for token in _tokenize(source, jsx=False):
        if token.type.endswith("comment"):
            continue
        if token.type in ("string", "template_string"):
            yield _Literal(token, *inside[-1], before)
        elif token.type == "operator":
            _bracket(token.value, inside, before)
        before = [*before[-2:], token.value]


def _bracket(sign: str, inside: list[tuple[str, int]], before: list[str]) -> None:
    if sign in ("(", "[", "{"):
        inside.append((before[-1] if sign == "(" and before else "", 0))
    elif sign in (")", "]", "}") and len(inside) > 1:
        inside.pop()
    elif sign == ",":
        call, argument = inside[-1]
        inside[-1] = call, argument + 1
