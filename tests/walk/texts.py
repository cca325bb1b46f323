"""What people type and paste: in many scripts, too long, in lists, and with what programs leave."""

from __future__ import annotations

import random
import re
import unicodedata

# {n} makes each text one of its own, so that it can be found again.
_TEXTS = (
    "Roof parts {n}",
    "Ann’s “{n}” – café & bar <b>",
    "屋根の部品 {n}",
    "مكتبة الأدلة {n}",
    "ספריית מדריכים {n}",
    "Дахи {n} ґанок",
    "👩‍🔧 repair {n} 🛠️",
    "İstanbul {n} ışık",
    "one\u000btwo {n}",
    "first\u2028second {n}",
    "next\u0085line {n}",
    "  spaces {n}  ",
    "{n}",
    "grant {n} and insurance",
    "- [ ] task {n}",
    "**bold** {n} | table",
    "e\u0301 decomposed {n}",
    "\u202eturned {n}",
    "zero\u200bwidth {n}",
    "\u200b\u2060",
    "\u3164\u2800",
    "",
    "",
)
_LONG = ("word {n} " * 60, "x{n}" * 60, "A line {n}.\nAnother.\n\n- one\n- two\n")
_PASTED = (
    "Anna {n}\nBen {n}\nCara {n}",
    "- Dora {n}\n- Emil {n}",
    "Fee {n}\t12.50\nRent {n}\t1200",
    '"Two {n}\nlines"\t5\n"say ""so"" {n}"\t6',
    "• Gil {n}\n• Hal {n}\n◦ Ida {n}",
    "1. Jon {n}\r\n2. Kim {n}\r\n",
    "one line only {n}",
)
_MONEY = (
    "$400",
    "400 EUR",
    "12,50",
    "1200 kr",
    "₹1,20,000",
    "１２３",
    "1.200,00",
    "free {n}",
    "-3",
    "0",
)
_NUMBERS = ("3", "0", "12", "1000", "-1", "2.5", "many", "１２", "٣")
_DATES = ("2027-01-15", "2026-12-31", "2031-02-28")
_BLANKS = "\u115f\u1160\u2800\u3164\uffa0 "
_SPACES = re.compile(r"[\s\u200b\u2028\u2029\u0085\u000b\u000c\u202e]+")


def some_text(rng: random.Random, number: int, *, long: bool) -> str:
    texts = _LONG if long and rng.random() < 0.25 else _TEXTS
    return rng.choice(texts).replace("{n}", f"q{number}z")


def pasted(rng: random.Random, number: int) -> str:
    if rng.random() < 0.05:
        return "\n".join(f"Line {line} q{number}z" for line in range(1200))
    return rng.choice(_PASTED).replace("{n}", f"q{number}z")


def money(rng: random.Random, number: int) -> str:
    return rng.choice(_MONEY).replace("{n}", f"q{number}z")


def figure(rng: random.Random) -> str:
    return rng.choice(_NUMBERS)


def day(rng: random.Random) -> str:
    return rng.choice(_DATES)


def plain(text: str) -> str:
    """A text as it is compared: one form, with every break and gap as one space."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def is_invisible(text: str) -> bool:
    """Whether there is a text, and nobody can see it."""
    return bool(text) and all(unicodedata.category(one) == "Cf" or one in _BLANKS for one in text)


def mark_of(text: str) -> str:
    """What makes the text one of its own; "" where it has none."""
    found = re.search(r"q\d+z", text)
    return found.group() if found else ""
