"""Days and times in templates, as the language that is spoken writes them.

Every template has these filters. A value that is no day, such as none yet, is written as nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django import template

from web.text import formats

register = template.Library()


def _filter(written: Callable[[dt.datetime], str]) -> None:
    def filtered(value: dt.datetime | None) -> str:
        return written(value) if value else ""

    register.filter(written.__name__, filtered, expects_localtime=True)


for _written in (
    formats.short_day,
    formats.long_day,
    formats.day_of_year,
    formats.time_of_day,
    formats.short_moment,
    formats.long_moment,
):
    _filter(_written)
