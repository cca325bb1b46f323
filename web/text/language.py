"""The language that is spoken, for parts that know nothing of Django.

They ask here; whoever wires the product up says whom to ask (`follow`). Until somebody does, it is
English, which is what the texts are written in.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

ENGLISH = "en"
OURS = "en-gb"  # in which the texts are written


class Translator(Protocol):
    """Who knows the language of whoever is answered, such as `django.utils.translation`."""

    def get_language(self) -> str | None: ...
    def gettext(self, message: str) -> str: ...
    def ngettext(self, singular: str, plural: str, number: int) -> str: ...


class _English:
    """English alone, which is spoken as it is written."""

    def __init__(self, language: str = OURS) -> None:
        self._language = language

    def get_language(self) -> str | None:
        return self._language

    def gettext(self, message: str) -> str:
        return message

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return singular if number == 1 else plural


_translator: Translator = _English()
has_others = False  # whether another language than English may be spoken


def follow(translator: Translator, languages: Collection[str]) -> None:
    """From now on this is who knows, where there are several languages to choose from.

    English alone is spoken as it is written, and pages are drawn without asking at each text.
    """
    global _translator, has_others
    has_others = len(languages) > 1
    _translator = translator if has_others else _English(*languages)


def spoken() -> str:
    """The language as Django names it: "en-gb"."""
    return _translator.get_language() or ENGLISH


def tag() -> str:
    """The same as HTML names it: "en-GB"."""
    name, *country = spoken().split("-")
    return "-".join((name, *map(str.upper, country)))


def gettext(message: str) -> str:
    """The message as it is said in the language that is spoken."""
    return _translator.gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The form of a message that goes with this number."""
    return _translator.ngettext(singular, plural, number)


def gettext_noop(message: str) -> str:
    """A message where it is declared; whoever reads it out says it, by `gettext`."""
    return message


def ngettext_noop(singular: str, plural: str) -> tuple[str, str]:
    """The same of a message about a number, said by `ngettext`."""
    return singular, plural
