"""No page of the desk reads or sorts a whole table, on the database that the tests run on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import parse_qsl

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from reviews.desk import listing, search
from reviews.desk.query import SORTS, DeskQuery, wanted
from tests.canvases.factories import make_user
from tests.reviews.desk_data import fill

# The share that the desk is made for: 5,000 of 100,000.
MINE, ALL = 300, 6_000
# Small tables that no desk makes larger: reading them whole is what a database does best.
SMALL = ("accounts_user", "django_session")
FILTERS = (
    DeskQuery(waits="me"),
    DeskQuery(state="approved"),
    DeskQuery(changed=True),
    DeskQuery(outdated=True),
    DeskQuery(errors=True),
    DeskQuery(organisation="Client 7"),
    DeskQuery(waits="them", errors=True, changed=True),
)


@pytest.fixture(scope="module")
def _filled(django_db_setup: None, django_db_blocker: object) -> Iterator[User]:
    """Made once for all plans; taken away at the end, for other tests share the database."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        before = set(User.objects.values_list("pk", flat=True))
        reviewer, others = make_user(), make_user()
        fill(reviewer, others, mine=MINE, all_in_all=ALL)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        yield reviewer
        User.objects.exclude(pk__in=before).delete()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


@pytest.fixture
def reviewer(_filled: User, db: None) -> User:
    return _filled


@pytest.mark.parametrize("sort", SORTS)
def test_pages_are_read_in_the_order_of_an_index(reviewer: User, sort: str) -> None:
    plans = plans_of(lambda: two_pages(reviewer, DeskQuery(sort=sort)))

    assert [plan for plan in plans if reads_all(plan)] == []
    assert [plan for plan in plans if "reviews_deskrow" in plan and sorts(plan)] == []


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("asked", FILTERS)
def test_filters_read_rows_of_one_desk(reviewer: User, sort: str, asked: DeskQuery) -> None:
    """Where few rows are left, they may be sorted; where many are, the index has them in order."""
    plans = plans_of(lambda: two_pages(reviewer, replace(asked, sort=sort)))

    assert [plan for plan in plans if reads_all(plan)] == []


def test_counts_are_read_from_an_index(reviewer: User) -> None:
    plans = plans_of(lambda: listing.counts(reviewer, "reviewer"))

    assert [plan for plan in plans if reads_all(plan)] == []


@pytest.mark.parametrize("typed", ["rooftop", "technicians roof", "word5", "nothing like it"])
def test_search_reads_its_index_and_own_rows(reviewer: User, typed: str) -> None:
    """On PostgreSQL the few thousand texts of a test are sometimes cheaper to read whole than by
    their index, a hundred thousand never: what counts is whether the index serves."""

    def look() -> None:
        search.bring_along(reviewer)
        listing.page(reviewer, DeskQuery(text=typed))

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")

    assert [plan for plan in plans_of(look) if reads_all(plan)] == []


def two_pages(reviewer: User, asked: DeskQuery) -> None:
    """The first, and the one behind it."""
    first = listing.page(reviewer, asked)
    if first.older:
        listing.page(reviewer, wanted(dict(parse_qsl(first.older.removeprefix("?")))))


def plans_of(act: Callable[[], object]) -> list[str]:
    """How the database would answer each query of an act."""
    with CaptureQueriesContext(connection) as captured:
        act()
    return [_plan(query["sql"]) for query in captured.captured_queries]


def _plan(sql: str) -> str:
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN (COSTS OFF)"
    with connection.cursor() as cursor:
        cursor.execute(f"{explain} {sql}")
        lines = [str(row[-1]) for row in cursor.fetchall()]
    return "\n".join([sql[:2000], *lines])


def reads_all(plan: str) -> bool:
    """Whether a table is read from end to end. An index of its own makes a scan no less of one."""
    whole = r"^SCAN (?!.*VIRTUAL TABLE INDEX \d+:M)(\w+)|Seq Scan on (\w+)"
    found = [next(filter(None, names)) for names in re.findall(whole, plan, re.MULTILINE)]
    return any(name not in SMALL for name in found)


def sorts(plan: str) -> bool:
    return bool(re.search(r"USE TEMP B-TREE FOR (?:LAST TERM OF )?ORDER BY|\bSort\b", plan))
