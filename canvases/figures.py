"""Amounts and counts as people type them: "49,50", "€ 1.200,00", "1 200".

The canvas file has one way to write a number; a form takes what people are used to. Groups of
three digits are thousands, one or two digits at the end are the part behind the decimal mark.
What could be read in two ways is not read at all.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from canvases.sentences.money import SIGNS

_WHOLE = r"(?P<whole>[0-9]+|[1-9][0-9]{0,2}(?P<mark>[ '.,])[0-9]{3}(?:(?P=mark)[0-9]{3})*)"
_COUNT = re.compile(_WHOLE)
_AMOUNT = re.compile(rf"(?:{_WHOLE})?(?:(?!(?P=mark))[.,](?P<cents>[0-9]{{0,2}}))?")
_PLAIN = re.compile(r"(?P<whole>[0-9]*)(?:[.,](?P<cents>[0-9]{0,2}))?")
_PARTS = re.compile(r"(?P<before>[^0-9.,]*)(?P<figure>[0-9.,' ]*)(?P<after>[^0-9]*)")
_DASHES = "-–—"
_LONGEST = 99


def amount(text: str) -> Decimal | None:
    """The amount that a text says, its currency left out; None where it says none."""
    parts = _PARTS.fullmatch(_evened(text)) if len(text) <= _LONGEST else None
    if parts is None:
        return None
    figure, after = parts["figure"].strip(), parts["after"].strip()
    if figure[-1:] in (".", ","):
        after = after.lstrip(_DASHES).strip()  # "25,-"
    if not (_is_currency(parts["before"].strip()) and _is_currency(after)):
        return None
    read = _PLAIN.fullmatch(figure) or _AMOUNT.fullmatch(figure)
    if read is None or not (read["whole"] or read["cents"]):
        return None
    return Decimal(f"{_digits(read['whole'] or '0')}.{read['cents'] or '0'}")


def count(text: str) -> int | None:
    """The whole number that a text says; None where it says none."""
    read = _COUNT.fullmatch(_evened(text)) if len(text) <= _LONGEST else None
    return int(_digits(read["whole"])) if read else None


def _evened(text: str) -> str:
    """Every kind of space as one, and every kind of apostrophe."""
    return re.sub(r"\s", " ", text).strip().replace("’", "'")


def _digits(whole: str) -> str:
    return re.sub(r"[^0-9]", "", whole)


def _is_currency(word: str) -> bool:
    """Nothing, a sign such as "€" or "A$", or a code such as "CHF"."""
    if not word or re.fullmatch("[A-Z]{3}", word) or word.upper() in SIGNS:
        return True
    return unicodedata.category(word[-1]) == "Sc" and bool(re.fullmatch("[A-Za-z]{0,3}", word[:-1]))
