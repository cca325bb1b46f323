"""What the address of the desk asks for, and the addresses that its links give."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.desk.query import ROLES, SORTS, Cursor, DeskQuery, wanted
from reviews.transitions import LABELS

TYPED = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=50).map(str.strip)
WANTED = st.builds(
    DeskQuery,
    role=st.sampled_from(sorted(ROLES)),
    text=TYPED,
    state=st.sampled_from(["", *LABELS]),
    waits=st.sampled_from(["", "me", "them"]),
    changed=st.booleans(),
    outdated=st.booleans(),
    errors=st.booleans(),
    organisation=TYPED,
    sort=st.sampled_from(sorted(SORTS)),
)
KEYS: dict[type, Any] = {
    dt.datetime: st.datetimes(timezones=st.just(dt.UTC)),
    int: st.integers(0, 2**31 - 1),
    str: st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60),
}


def read(address: str) -> DeskQuery:
    return wanted(dict(parse_qsl(address.removeprefix("?"))))


@given(WANTED)
def test_address_is_read_as_it_was_written(asked: DeskQuery) -> None:
    assert read(asked.address()) == asked


@given(WANTED, st.data(), st.integers(1, 2**31 - 1))
def test_place_is_read_as_it_was_written(asked: DeskQuery, data: st.DataObject, pk: int) -> None:
    key = data.draw(KEYS[asked.order.kind])

    assert read(asked.behind(key, pk)) == replace(asked, place=Cursor(key, pk))
    assert read(asked.before(key, pk)) == replace(asked, place=Cursor(key, pk, back=True))


@given(st.dictionaries(st.sampled_from(["as", "q", "sort", "state", "after"]), st.text()))
def test_what_makes_no_sense_is_left_out(query: dict[str, str]) -> None:
    assert isinstance(wanted(query), DeskQuery)


@pytest.mark.parametrize(
    "place", ["", "~", "x~1", "2026-11-22~1", "2026-11-22T02:00:00+00:00~-1", f"9{'9' * 400}~1"]
)
def test_made_up_place_is_the_first_page(place: str) -> None:
    assert wanted({"after": place}).place is None


def test_plain_desk_narrows_nothing() -> None:
    assert not DeskQuery(role="owner", sort="title").narrows
    assert DeskQuery(changed=True).narrows
