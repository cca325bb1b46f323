"""Days, times, numbers and lists as the language that is spoken writes them: the one place.

English has its months in three letters, and its times in 24 hours. Another language has what Babel
(the Unicode CLDR) knows of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_datetime, format_skeleton, get_datetime_format
from babel.lists import format_list
from babel.numbers import format_decimal

from web.text.language import ENGLISH, spoken

# By what Babel knows as a skeleton: which parts of a day are said, in no order yet.
_IN_ENGLISH = {
    "yMMMMd": "d MMMM y",
    "yMMMd": "d MMM y",
    "MMMd": "d MMM",
    "Hm": "HH:mm",
}


def long_day(day: dt.date) -> str:
    """ "21 November 2026": no two countries read it differently."""
    return _written(day, "yMMMMd")


def short_day(day: dt.date) -> str:
    """ "21 Nov 2026"."""
    return _written(day, "yMMMd")


def day_of_year(day: dt.date) -> str:
    """ "21 Nov"."""
    return _written(day, "MMMd")


def time_of_day(moment: dt.datetime) -> str:
    """ "14:07"."""
    return _written(moment, "Hm")


def long_moment(moment: dt.datetime) -> str:
    """ "21 November 2026, 14:07"."""
    return _at(long_day(moment), moment)


def short_moment(moment: dt.datetime) -> str:
    """ "21 Nov 2026, 14:07"."""
    return _at(short_day(moment), moment)


def number(value: int) -> str:
    """A whole number with its thousands: "12,000"."""
    return f"{value:,}" if _is_english() else format_decimal(value, locale=locale())


def listed(texts: Sequence[str]) -> str:
    """ "Ted, Ann and Bo"."""
    if _is_english():
        return " and ".join(filter(None, (", ".join(texts[:-1]), *texts[-1:])))
    return format_list(texts, locale=locale())


def locale() -> Locale:
    """What Babel knows of the language that is spoken."""
    return _locale(spoken())


def _is_english() -> bool:
    return locale().language == ENGLISH


@cache
def _locale(language: str) -> Locale:
    """English of any country, and of a language that Babel does not know, is plain English."""
    try:
        found = Locale.parse(language, sep="-")
    except UnknownLocaleError:
        return Locale(ENGLISH)
    return Locale(ENGLISH) if found.language == ENGLISH else found


def _at(day: str, moment: dt.datetime) -> str:
    pattern = str(get_datetime_format("medium", locale=locale())).replace("'", "")
    return pattern.replace("{0}", time_of_day(moment)).replace("{1}", day)


def _written(moment: dt.date, skeleton: str) -> str:
    if not isinstance(moment, dt.datetime):
        moment = dt.datetime.combine(moment, dt.time())
    if _is_english():
        return format_datetime(moment, _IN_ENGLISH[skeleton], locale=locale())
    return format_skeleton(skeleton, moment, locale=locale())
