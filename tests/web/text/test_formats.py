"""Days, times, numbers and lists are written as the language writes them, from one place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from django.template import engines
from django.utils import translation

from tests.languages.made_up import several_languages
from web.text import formats

ROOT = Path(__file__).resolve().parents[3]
DAY = dt.date(2026, 9, 5)
MOMENT = dt.datetime(2026, 9, 5, 14, 7, tzinfo=dt.UTC)
# What writes a number or a day by hand: "{count:,}", strftime, "{day:%B}", Django's own formats.
_BY_HAND = re.compile(r":,\}|:%B|strftime|date_format")


@pytest.fixture(autouse=True)
def _several_languages() -> Iterator[None]:
    with several_languages():
        yield


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en-gb", ("5 Sep 2026", "5 September 2026", "5 Sep", "14:07")),
        ("de", ("5. Sept. 2026", "5. September 2026", "5. Sept.", "14:07")),
        ("ja", ("2026年9月5日", "2026年9月5日", "9月5日", "14:07")),
    ],
)
def test_days_and_times(language: str, written: tuple[str, ...]) -> None:
    with translation.override(language):
        assert (
            formats.short_day(DAY),
            formats.long_day(DAY),
            formats.day_of_year(DAY),
            formats.time_of_day(MOMENT),
        ) == written


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en-gb", ("5 Sep 2026, 14:07", "5 September 2026, 14:07")),
        ("de", ("5. Sept. 2026, 14:07", "5. September 2026, 14:07")),
    ],
)
def test_moments(language: str, written: tuple[str, str]) -> None:
    with translation.override(language):
        assert (formats.short_moment(MOMENT), formats.long_moment(MOMENT)) == written


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en-gb", ("12,000", "1,200", "49.50", "1,20,000.05")),
        ("de", ("12.000", "1.200", "49,50", "1,20,000.05".translate({44: 46, 46: 44}))),
    ],
)
def test_numbers_and_amounts(language: str, written: tuple[str, ...]) -> None:
    with translation.override(language):
        assert (
            formats.number(12_000),
            formats.amount(Decimal("1200.00")),
            formats.amount(Decimal("49.50")),
            formats.amount(Decimal("120000.05"), in_lakhs=True),
        ) == written


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en-gb", ("", "Ted", "Ted and Ann", "Ted, Ann and Bo")),
        ("de", ("", "Ted", "Ted und Ann", "Ted, Ann und Bo")),
    ],
)
def test_lists(language: str, written: tuple[str, ...]) -> None:
    names = ("Ted", "Ann", "Bo")
    with translation.override(language):
        assert (
            formats.listed(()),
            formats.listed(names[:1]),
            formats.listed(names[:2]),
            formats.listed(names),
        ) == written


def test_a_template_writes_a_day_in_the_zone_of_the_reader_and_nothing_for_none() -> None:
    template = engines["django"].from_string("{{ at|short_moment }}{{ none|long_day }}")

    assert template.render({"at": MOMENT, "none": None}) == "5 Sep 2026, 14:07"


def test_nothing_else_formats_by_hand() -> None:
    apps = ("accounts", "canvases", "reviews", "web", "wizard")
    sources = (file for app in apps for file in (ROOT / app).rglob("*.py"))
    found = {
        file.relative_to(ROOT).as_posix() for file in sources if _BY_HAND.search(file.read_text())
    }

    assert found == {"web/text/formats.py"}
