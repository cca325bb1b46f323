"""A language that nobody speaks: English with a dot on every letter, and each vowel twice.

It is made of what `make messages` finds, so that a text that is not gathered, or not asked for
where a page is drawn, stands there without its dots. So is the module of what scripts say in it.
Unicode's name for such a language is en-XA.
"""

from __future__ import annotations

import gettext as gnu
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from django.apps import apps
from django.conf import locale as djangos_own
from django.conf import settings
from django.test import override_settings
from django.utils import translation

from tools.messages import catalogue, module
from web.text import language

LANGUAGE = "en-xa"
DOT = "\u0307"

# What stays as it is: placeholders, tags, and entities of HTML.
_KEPT = re.compile(r"(%\(\w+\)[a-z]|%%|%[a-z]|{[^{}]*}|<[^<>]*>|&#?\w+;)")
_UNMARKED = re.compile(rf"(?<!\w)(?:[A-Za-z](?!{DOT}))+(?!\w)")


def marked(text: str) -> str:
    """The text in the language: longer, with a dot on every letter."""
    return "".join(
        part if _KEPT.fullmatch(part) else "".join(map(_marked, part)) for part in _KEPT.split(text)
    )


def unmarked(text: str) -> list[str]:
    """The words of a text that are not in the language, nor in letters that are not Latin."""
    return _UNMARKED.findall(unicodedata.normalize("NFD", text))


@contextmanager
def spoken(folder: Path) -> Iterator[None]:
    """The language is spoken, from a catalogue and a module in this folder."""
    _put(folder / "en_XA" / "LC_MESSAGES" / "django.mo", _compiled())
    _put(folder / "static" / "js" / "texts" / f"{LANGUAGE}.js", _module())
    spoken_here = override_settings(
        LANGUAGE_CODE=LANGUAGE,
        LANGUAGES=[(LANGUAGE, "A made-up language")],
        LOCALE_PATHS=[str(folder)],
        STATICFILES_DIRS=[*settings.STATICFILES_DIRS, folder / "static"],
    )
    with spoken_here, several_languages():
        yield


@contextmanager
def several_languages() -> Iterator[None]:
    """Whoever speaks asks which language is meant, as where there is more than English."""
    language.follow(translation, (language.OURS, LANGUAGE))
    try:
        yield
    finally:
        language.follow(translation, (language.OURS,))


def _marked(character: str) -> str:
    if not (character.isascii() and character.isalpha()):
        return character
    with_dot = unicodedata.normalize("NFC", character + DOT)
    return with_dot * 2 if character in "aeiou" else with_dot


def _put(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(content)


@cache
def _catalogue() -> Catalog:
    made = Catalog(locale="en", charset="utf-8")
    for message in (*catalogue(), *_of_libraries()):
        if message.id:
            made.add(message.id, _string(message.id), message.locations, context=message.context)
    return made


@cache
def _compiled() -> bytes:
    binary = BytesIO()
    write_mo(binary, _catalogue())
    return binary.getvalue()


@cache
def _module() -> bytes:
    return module(Locale("en"), _catalogue()).encode()


def _string(text: str | tuple[str, ...] | list[str]) -> str | tuple[str, ...]:
    return marked(text) if isinstance(text, str) else tuple(map(marked, text))


def _of_libraries() -> Iterator[Message]:
    """What Django and its like say, as far as they have it in German too."""
    homes = [Path(djangos_own.__file__).parent]
    homes += [Path(app.path) / "locale" for app in apps.get_app_configs()]
    for home in homes:
        file = home / "de" / "LC_MESSAGES" / "django.mo"
        if file.exists():
            with file.open("rb") as opened:
                known = gnu.GNUTranslations(opened)._catalog  # type: ignore[attr-defined]
            yield from _messages(known)


def _messages(known: dict[str | tuple[str, int], str]) -> Iterator[Message]:
    for key in known:
        text = key if isinstance(key, str) else key[0]
        context, _, said = text.rpartition("\x04")
        yield Message(said if isinstance(key, str) else (said, said), context=context or None)
