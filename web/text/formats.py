"""Days, times, numbers and lists as the language that is spoken writes them: the one place.

English has its months in three letters, and its times in 24 hours. Another language has what Babel
(the Unicode CLDR) knows of it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_datetime, format_skeleton, get_datetime_format
from babel.lists import format_list
from babel.numbers import format_decimal

from web.text.language import ENGLISH, gettext, spoken
from web.text.language import gettext_noop as _

# By what Babel knows as a skeleton: which parts of a day are said, in no order yet.
_IN_ENGLISH = {
    "yMMMMd": "d MMMM y",
    "yMMMd": "d MMM y",
    "MMMd": "d MMM",
    "Hm": "HH:mm",
}
_SPELLED = (
    *(_("no"), _("one"), _("two"), _("three"), _("four"), _("five")),
    *(_("six"), _("seven"), _("eight"), _("nine"), _("ten")),
)
_LAKHS = re.compile(r"(?<=[0-9])(?=(?:[0-9]{2})*[0-9]{3}$)")


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


def amount(value: Decimal, *, in_lakhs: bool = False) -> str:
    """A figure to two decimals, which are left out where there are none: "1,200", "49.50".

    `in_lakhs` groups it as India does: "1,20,000".
    """
    if not _is_english():
        pattern = ("#,##,##0" if in_lakhs else "#,##0") + (".00" if value % 1 else "")
        return format_decimal(value, pattern, locale=locale())
    whole, _, cents = f"{value:.2f}".partition(".")
    whole = _LAKHS.sub(",", whole) if in_lakhs else f"{int(whole):,}"
    return whole if cents == "00" else f"{whole}.{cents}"


def spelled(count: int) -> str:
    """ "three"; from eleven on in digits."""
    return gettext(_SPELLED[count]) if 0 <= count < len(_SPELLED) else number(count)


def listed(texts: Sequence[str], *, most: int = 0) -> str:
    """ "Ted, Ann and Bo"; with `most`, "Ted, Ann and 12 more"."""
    if most and len(texts) > most + 1:
        more = gettext("%(count)s more") % {"count": number(len(texts) - most)}
        texts = (*texts[:most], more)
    if _is_english():
        return " and ".join(filter(None, (", ".join(texts[:-1]), *texts[-1:])))
    return format_list(texts, locale=locale())


def either(texts: Sequence[str]) -> str:
    """ "Ted or Ann or Bo"."""
    if _is_english():
        return " or ".join(texts)
    return format_list(texts, style="or", locale=locale())


def in_line(texts: Iterable[str]) -> str:
    """ "Ted, Ann, Bo": one after the other, without a word between the last two."""
    if _is_english():
        return ", ".join(texts)
    return format_list(tuple(texts), style="unit-short", locale=locale())


def locale() -> Locale:
    """What Babel knows of the language that is spoken."""
    return _locale(spoken())


def _is_english() -> bool:
    language = spoken()
    return language == ENGLISH or _locale(language).language == ENGLISH


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
    # Two moments that are the same in two zones are written in two ways.
    return _in_language(spoken(), moment.replace(tzinfo=None), skeleton)


@lru_cache(maxsize=1_000)  # a page says the same few days many times
def _in_language(language: str, moment: dt.datetime, skeleton: str) -> str:
    known = _locale(language)
    if known.language == ENGLISH:
        return format_datetime(moment, _IN_ENGLISH[skeleton], locale=known)
    return format_skeleton(skeleton, moment, locale=known)
