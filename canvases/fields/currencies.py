"""Currencies as people write them: which word is one, and how an amount in it reads.

A canvas keeps the word that its founder typed. A code, or a sign that only one currency has, is
written as its users write it; "$" and "kr" belong to several countries and stay as they are.
The marks between digits are those of the language of the pages (`web.text.formats`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from web.text import formats

# fmt: off
# Where the figure stands beside the sign, by code; the code itself where no font of ours has the
# sign.
_WRITTEN: Mapping[str, str] = MappingProxyType(
    {
        "USD": "$#", "AUD": "A$#", "CAD": "C$#", "NZD": "NZ$#", "HKD": "HK$#",
        "SGD": "S$#", "TWD": "NT$#", "MXN": "MX$#", "BRL": "R$ #",
        "EUR": "€#", "GBP": "£#", "JPY": "¥#", "CNY": "CN¥#", "INR": "₹#", "KRW": "₩#",
        "ILS": "₪#", "NGN": "₦#", "PHP": "₱#", "TRY": "₺#", "THB": "THB #", "BDT": "BDT #",
        "GHS": "GH₵#", "UAH": "# ₴", "RUB": "# ₽", "KZT": "# ₸", "VND": "# ₫",
        "SEK": "# kr", "NOK": "# kr", "DKK": "# kr", "ISK": "# kr",
        "PLN": "# zł", "CZK": "# Kč", "HUF": "# Ft", "RON": "# lei", "BGN": "# лв",
        "CHF": "CHF #", "ZAR": "R #", "IDR": "Rp #", "MYR": "RM #", "KES": "KSh #",
        "PKR": "Rs #", "LKR": "Rs #", "NPR": "Rs #",
    }
)
# Every other code that is in use. Some are words in small letters ("all", "top"), and are read in
# capitals only.
_OTHERS = """
AED AFN ALL AMD AOA ARS AWG AZN BAM BBD BHD BIF BMD BND BOB BSD BTN BWP BYN BZD CDF CLP
COP CRC CUP CVE DJF DOP DZD EGP ERN ETB FJD FKP GEL GIP GMD GNF GTQ GYD HNL HTG IQD IRR
JMD JOD KGS KHR KMF KPW KWD KYD LAK LBP LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR
MVR MWK MZN NAD NIO OMR PAB PEN PGK PYG QAR RSD RWF SAR SBD SCR SDG SLE SOS SRD SSP STN
SVC SYP SZL TJS TMT TND TOP TTD TZS UGX UYU UZS VES VUV WST XAF XCD XOF XPF YER ZMW ZWG
"""
CODES = frozenset(_WRITTEN) | frozenset(_OTHERS.split())
# Other words of one currency alone.
_MEANING: Mapping[str, str] = MappingProxyType(
    {
        "€": "EUR", "EURO": "EUR", "EUROS": "EUR", "£": "GBP", "US$": "USD",
        "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "R$": "BRL",
        "HK$": "HKD", "S$": "SGD", "NT$": "TWD", "MX$": "MXN", "₹": "INR", "₩": "KRW",
        "₪": "ILS", "₦": "NGN", "₱": "PHP", "₺": "TRY", "฿": "THB", "৳": "BDT",
        "₴": "UAH", "₽": "RUB", "₸": "KZT", "₫": "VND", "CN¥": "CNY", "RMB": "CNY",
        "ZŁ": "PLN", "KČ": "CZK", "FT": "HUF", "ЛВ": "BGN", "RP": "IDR", "RM": "MYR",
        "FR": "CHF", "SFR": "CHF", "KSH": "KES", "R": "ZAR", "TL": "TRY",
        "円": "JPY", "元": "CNY", "원": "KRW", "ر.س": "SAR", "د.إ": "AED", "ج.م": "EGP",
    }
)
# Words of several currencies, with the codes of those that people write so.
_DOLLARS = frozenset((
    "USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD", "MXN", "ARS", "CLP", "COP", "JMD",
    "TTD", "BSD", "BBD", "XCD", "UYU",
))
_SHARED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "$": _DOLLARS,
        "DOLLAR": _DOLLARS,
        "DOLLARS": _DOLLARS,
        "KR": frozenset({"SEK", "NOK", "DKK", "ISK"}),
        "¥": frozenset({"JPY", "CNY"}),
        "RS": frozenset({"INR", "PKR", "LKR", "NPR", "MUR", "SCR"}),
        "₨": frozenset({"INR", "PKR", "LKR", "NPR", "MUR", "SCR"}),
        "LEI": frozenset({"RON", "MDL"}),
        "LEU": frozenset({"RON", "MDL"}),
    }
)
# fmt: on
_DOTTED = frozenset({"KR.", "RS.", "FR.", "SFR."})
_BEFORE = frozenset({"RS", "R", "RP", "RM", "KSH", "FR", "SFR"})
_BEHIND = frozenset("₫₴₽₸")  # of the signs, those that their users write behind the figure
# Where groups are of two digits beyond the first thousand: 1,20,000.
_IN_LAKHS = frozenset({"INR", "NPR", "BDT"})


def is_currency(word: str) -> bool:
    """Whether a word beside a figure says a currency: a sign such as "€" or "A$", a code such as
    "CHF", or a short word such as "kr"."""
    key = _key(word)
    if key in _MEANING or key in _SHARED or re.fullmatch("[A-Z]{3}", word):
        return True
    if key in _WRITTEN and word != "try":
        return True
    return bool(re.fullmatch(r"[A-Za-z]{0,3}", word[:-1])) and _is_sign(word[-1:])


def stands_before(word: str) -> bool:
    """Whether a word is a currency in front of a figure only, as in "R400"."""
    return _key(word) == "R"


def agree(typed: str, held: str) -> bool:
    """Whether what was typed beside an amount can be the currency of a canvas.

    A word of several countries can be any of theirs; where the canvas says only that word, a
    code is more than it says, and two codes might not be the same.
    """
    key, code = _key(typed), _code(held)
    return key == _key(held) or (bool(code) and (_code(typed) == code or code in _shared(key)))


def has_lakhs(currency: str) -> bool:
    """Whether people write 1,20,000 in this currency, or in one that it may be."""
    return bool(_IN_LAKHS & ({_code(currency)} | _shared(_key(currency))))


def sign(currency: str) -> str:
    """What stands beside the figure: "€", "kr"; "" without a currency."""
    word = currency.strip()
    return _pattern(word).replace("#", "", 1).strip() if word else ""


def as_money(amount: Decimal, currency: str) -> str:
    """ "$1,200", "−€0.50", "1,200 kr", "₹1,20,000": without cents where there are none."""
    word = currency.strip()
    figure = formats.amount(amount.copy_abs(), in_lakhs=_code(word) in _IN_LAKHS)
    said = _pattern(word).replace("#", figure, 1) if word else figure
    return f"−{said}" if amount < 0 else said


def _pattern(word: str) -> str:
    key = _key(word)
    if key in _WRITTEN:
        return _WRITTEN[key]
    if _is_sign(word[-1]) and word not in _BEHIND:
        return f"{word}#"
    return f"{word} #" if key in _BEFORE else f"# {word}"


def _key(word: str) -> str:
    """A word as it is compared: "Kr." is "kr"."""
    key = word.strip().upper()
    return key.removesuffix(".") if key in _DOTTED else key


def _code(word: str) -> str:
    key = _key(word)
    return key if key in CODES else _MEANING.get(key, "")


def _shared(key: str) -> frozenset[str]:
    return _SHARED.get(key, frozenset())


def _is_sign(character: str) -> bool:
    return bool(character) and unicodedata.category(character) == "Sc"
