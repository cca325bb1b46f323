"""Which writing in a canvas no font of this machine can draw, in plain words."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import msgspec

from canvases.document import Document
from canvases.exports.pdf import fonts, process
from web.text.language import gettext
from web.text.language import gettext_noop as _

# The first word of a character's name tells its script; these are known by another one.
_PLAIN_NAMES = {
    "CJK": _("Chinese characters"),
    "KANGXI": _("Chinese characters"),
    "BOPOMOFO": _("Chinese characters"),
    "HIRAGANA": _("Japanese"),
    "KATAKANA": _("Japanese"),
    "HALFWIDTH": _("Japanese"),
    "HANGUL": _("Korean"),
    "MYANMAR": _("Burmese"),
    "ETHIOPIC": _("Amharic"),
    "COMBINING": _("accents that are rarely used"),
    "MODIFIER": _("accents that are rarely used"),
}
_SYMBOLS = _("emoji and other symbols")
_RARE = _("rare characters")


def uncovered(document: Document) -> tuple[str, ...]:
    """Names for what would show as empty boxes: "Chinese characters", "Thai", "emoji ..."."""
    strange = fonts.not_ours(set(msgspec.json.encode(document).decode()))
    return tuple(dict.fromkeys(_plain_name(c) for c in sorted(undrawable(strange))))


def undrawable(strange: frozenset[str]) -> frozenset[str]:
    """Those of the characters, which are not ours, that this machine has no font for either.
    Nothing, where it makes no PDFs."""
    try:
        return _asked(strange) if strange else frozenset()
    except process.NotMade:
        return frozenset()


def standins(strange: frozenset[str]) -> str:
    """What of this machine the bytes of such writing depend on; "" where it makes no PDFs."""
    try:
        return _standins(strange)
    except process.NotMade:
        return ""


@lru_cache(maxsize=256)
def _standins(characters: frozenset[str]) -> str:
    return process.standins(characters)


@lru_cache(maxsize=256)
def _asked(characters: frozenset[str]) -> frozenset[str]:
    return process.undrawable(characters)


def _plain_name(character: str) -> str:
    word = unicodedata.name(character, "").partition(" ")[0]
    if not word:
        return gettext(_RARE)
    if unicodedata.category(character)[0] not in "LMN":
        return gettext(_SYMBOLS)
    return gettext(_PLAIN_NAMES[word]) if word in _PLAIN_NAMES else word.capitalize()
