"""Days as people type them: a year of which only some digits stand there is none yet."""

from __future__ import annotations

import datetime as dt

from web.text import formats
from web.text.language import gettext_noop

FIRST = dt.date(1900, 1, 1)
LAST = dt.date(2199, 12, 31)
WRONG = gettext_noop("Write a whole date such as 2027-01-15, its year in four digits.")
# What a date field of a page takes, so that the browser knows a half-typed one too.
ATTRIBUTES = {"type": "date", "min": FIRST.isoformat(), "max": LAST.isoformat()}


def day(text: str, *, kept: bool = False) -> dt.date | None:
    """The day that a text says; None where it says none, or one of no plan that is not `kept`."""
    try:
        said = dt.date.fromisoformat(text.strip())
    except ValueError:
        return None
    return said if kept or is_plausible(said) else None


def written(day: dt.date) -> str:
    """A day in words that no two countries read differently: "21 November 2026"."""
    return formats.long_day(day)


def is_plausible(day: dt.date) -> bool:
    """Whether a plan can mean it: "0002" and "0202" are the beginnings of other years."""
    return FIRST <= day <= LAST
