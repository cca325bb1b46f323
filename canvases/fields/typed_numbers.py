"""Amounts and counts as people type them: "49,50", "€ 1.200,00", "1200 kr", "١٢٣".

The canvas file has one way to write a number; a form takes what people are used to, in the digits
of any script. Groups of three digits are thousands, one or two digits at the end are the part
behind the decimal mark. What could be read in two ways is not read at all.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from canvases.fields import currencies

_WHOLE = r"(?P<whole>[0-9]+|[1-9][0-9]{0,2}(?P<mark>[ '.,])[0-9]{3}(?:(?P=mark)[0-9]{3})*)"
_CENTS = r"(?:(?!(?P=mark))[.,](?P<cents>[0-9]{0,2}))?"
_COUNT = re.compile(_WHOLE)
_AMOUNT = re.compile(rf"(?:{_WHOLE})?{_CENTS}")
_PLAIN = re.compile(r"(?P<whole>[0-9]*)(?:[.,](?P<cents>[0-9]{0,2}))?")
# "1,20,000.50", which only some currencies have.
_LAKHS = re.compile(r"(?P<whole>[1-9][0-9]?(?:,[0-9]{2})*,[0-9]{3})(?:\.(?P<cents>[0-9]{0,2}))?")
_PARTS = re.compile(
    r"(?P<before>[^0-9]*?)(?P<figure>[.,]?[0-9](?:[0-9.,' ]*[0-9])?[.,]?)(?P<after>[^0-9]*)"
)
_DASHES = "-–—"
_LONGEST = 99
# Full-width forms, and the marks that Arabic and Persian have between digits.
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_MARKS = _WIDE | str.maketrans("’‘ʼ٬٫،￠￡￥￦−", "''',.,¢£¥₩-")


class TypedMoney(Decimal):
    """An amount, and the currency that was typed beside it ("" for none). It compares as the
    amount does."""

    currency: str

    def __new__(cls, amount: Decimal | str, currency: str = "") -> TypedMoney:
        made = super().__new__(cls, amount)
        made.currency = currency
        return made


def money(text: str, currency: str = "") -> TypedMoney | None:
    """The amount that a text says, with the currency beside it; None where it says none.

    `currency` is the canvas's, which is read whatever word it is.
    """
    parts = _PARTS.fullmatch(_evened(text)) if len(text) <= _LONGEST else None
    if parts is None:
        return None
    before, figure, after = parts["before"], parts["figure"], parts["after"].strip()
    if figure[0] in ".," and _is_known(f"{before}{figure[0]}", currency):
        before, figure = f"{before}{figure[0]}", figure[1:]  # "Rs.500"
    before = before.strip()
    if figure[-1] in ".,":
        after = after.lstrip(_DASHES).strip()  # "25,-"
    said = _said(before, after, currency)
    amount = None if said is None else _read(figure, said or currency)
    return None if said is None or amount is None else TypedMoney(amount, said)


def amount(text: str, currency: str = "") -> Decimal | None:
    """The amount alone."""
    return money(text, currency)


def count(text: str) -> int | None:
    """The whole number that a text says; None where it says none."""
    read = _COUNT.fullmatch(_evened(text)) if len(text) <= _LONGEST else None
    return int(_digits(read["whole"])) if read else None


def _read(figure: str, currency: str) -> Decimal | None:
    read = _PLAIN.fullmatch(figure) or _AMOUNT.fullmatch(figure)
    if read is None and currencies.has_lakhs(currency):
        read = _LAKHS.fullmatch(figure)
    if read is None or not (read["whole"] or read["cents"]):
        return None
    return Decimal(f"{_digits(read['whole'] or '0')}.{read['cents'] or '0'}")


def _said(before: str, after: str, currency: str) -> str | None:
    """The currency that stands on one side of a figure or on both, "" for none; None where a
    word there is no currency, or where the two are not the same."""
    if before and not _is_known(before, currency):
        return None
    if after and (not _is_known(after, currency) or currencies.stands_before(after)):
        return None
    if not (before and after):
        return before or after
    if currencies.agree(before, after):
        return after  # "$400 USD"
    return before if currencies.agree(after, before) else None


def _is_known(word: str, currency: str) -> bool:
    held = _evened(currency).casefold()
    return currencies.is_currency(word) or (bool(held) and word.casefold() == held)


def _evened(text: str) -> str:
    """One kind of space, of apostrophe and of digit; without marks that nobody sees."""
    seen = (c for c in text.translate(_MARKS) if unicodedata.category(c) != "Cf")
    plain = (str(unicodedata.decimal(c, c)) for c in seen)
    return re.sub(r"\s+", " ", "".join(plain)).strip()


def _digits(whole: str) -> str:
    return re.sub(r"[^0-9]", "", whole)
