"""The desk as a page: what lies on it, and that it never shows anybody else's."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from canvases import editing
from canvases.models import Canvas, Member
from reviews.desk import rows, table
from reviews.desk.listing import waited
from reviews.models import DeskRow
from tests.canvases.factories import make_canvas, make_document
from tests.reviews.conftest import Case
from tests.reviews.desk_data import NOW, fill

pytestmark = pytest.mark.django_db
DESK = "/desk/"


@pytest.fixture
def case(case: Case) -> Case:
    rows.lay_out([case.canvas.pk])
    return case


def titles(client: Client, query: str = "") -> list[str]:
    page = client.get(f"{DESK}{query}").context["page"]
    return [line.title for line in page.lines]


def share(reviewer: User, owner: User, title: str, **more: Any) -> Canvas:
    canvas = make_canvas(owner=owner, document=make_document(title=title, **more))
    canvas.members.create(user=reviewer, role="reviewer")
    rows.lay_out([canvas.pk])
    return canvas


def test_desk_wants_somebody_signed_in(client: Client) -> None:
    assert client.get(DESK).headers["Location"].startswith("/accounts/login/")
    assert client.get("/desk/clients.csv").headers["Location"].startswith("/accounts/login/")


def test_desk_shows_what_waits(case: Case, rita_client: Client) -> None:
    case.submit(scope="half")

    response = rita_client.get(DESK)

    (line,) = response.context["page"].lines
    assert (line.title, line.turn, line.waits, line.waited, line.news, line.untested) == (
        "Rooftop Parts",
        "Waits for you, round 1, halfway",
        "me",
        "since today",
        "New",
        1,
    )
    assert "1 canvas, 1 waits for you" in " ".join(response.content.decode().split())


def test_approved_canvas_that_changed_since_says_so_and_is_found(
    case: Case, rita: User, owner: User, rita_client: Client
) -> None:
    share(rita, owner, "Harbour Roasters")
    case.submit(scope="half")
    case.finish("approved")
    query = "?state=approved"
    (before,) = rita_client.get(f"{DESK}{query}").context["page"].lines
    found_before = titles(rita_client, "?outdated=1")

    case.change(name="Edward")
    page = rita_client.get(f"{DESK}?outdated=1")
    table = rita_client.get("/desk/clients.csv?outdated=1")

    (line,) = page.context["page"].lines
    assert (before.turn, before.is_outdated, found_before) == ("First half approved", False, [])
    assert (line.turn, line.is_outdated) == ("First half approved, changed since", True)
    assert 'badge--warn">First half approved, changed since<' in page.text
    assert "First half approved, changed since" in table.getvalue().decode()


def test_closed_draft_does_not_say_that_it_changed(case: Case, rita_client: Client) -> None:
    editing.set_reviewing(case.founder, case.canvas.pk, drafts_open=False, reviewers_may_edit=False)
    case.submit()
    case.finish("approved")
    case.change(name="Edward")

    (line,) = rita_client.get(DESK).context["page"].lines

    assert (line.turn, line.is_outdated) == ("Approved", False)


def test_desk_shows_findings_as_the_canvas_counts_them(case: Case, rita_client: Client) -> None:
    now = case.now()

    (line,) = rita_client.get(DESK).context["page"].lines

    assert line.counts == now.counts
    assert line.findings > 0


def test_own_canvas_lies_under_its_own_filter(case: Case, owner_client: Client) -> None:
    assert titles(owner_client) == []
    assert titles(owner_client, "?as=owner") == ["Rooftop Parts"]


def test_stranger_sees_nothing(case: Case, stranger_client: Client) -> None:
    for role in ("reviewer", "owner", "editor", "viewer"):
        assert titles(stranger_client, f"?as={role}") == []
        assert titles(stranger_client, f"?as={role}&q=rooftop") == []


def test_row_that_nothing_backs_shows_nothing(case: Case, rita_client: Client) -> None:
    """However a membership ended, the desk is not what lets somebody in."""
    Member.objects.all()._raw_delete("default")

    assert DeskRow.objects.filter(role="reviewer").exists()
    assert titles(rita_client) == []
    assert b"Rooftop" not in rita_client.get("/desk/clients.csv").getvalue()


def test_closed_draft_shows_nothing_of_it(case: Case, rita_client: Client) -> None:
    editing.set_reviewing(case.founder, case.canvas.pk, drafts_open=False, reviewers_may_edit=False)
    Canvas.objects.update(errors=77, warnings=77, untested=77)

    response = rita_client.get(DESK)

    (line,) = response.context["page"].lines
    assert (line.findings, line.untested, line.done, line.statuses) == (0, 0, 0, ())
    page = response.content.decode()
    assert "The draft is the client’s own until it is submitted." in page
    assert "of 10 done" not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Docket", "Harbour Roasters", "Rooftop Parts"]),
        ("?sort=title", ["Docket", "Harbour Roasters", "Rooftop Parts"]),
        ("?sort=organisation", ["Rooftop Parts", "Harbour Roasters", "Docket"]),
        ("?sort=waiting", ["Rooftop Parts", "Harbour Roasters", "Docket"]),
        ("?waits=me", ["Rooftop Parts"]),
        ("?waits=them", ["Docket", "Harbour Roasters"]),
        ("?state=submitted", ["Rooftop Parts"]),
        ("?organisation=HARBOUR COFFEE LTD", ["Harbour Roasters"]),
        ("?changed=1", ["Docket", "Harbour Roasters"]),
        (
            "?sort=nonsense&state=nonsense&after=x~y",
            ["Docket", "Harbour Roasters", "Rooftop Parts"],
        ),
    ],
)
def test_filters_and_orders(
    case: Case, owner: User, rita: User, rita_client: Client, query: str, found: list[str]
) -> None:
    share(rita, owner, "Harbour Roasters", organisation="Harbour Coffee Ltd")
    share(rita, owner, "Docket", organisation="Lindqvist & Co")
    case.submit()
    for days, title in enumerate(("Rooftop Parts", "Harbour Roasters", "Docket")):
        at = NOW + dt.timedelta(days=days)
        DeskRow.objects.filter(canvas__title=title).update(changed_at=at, since=at)
    DeskRow.objects.filter(canvas=case.canvas).update(seen=case.now().revision)

    assert titles(rita_client, query) == found


def test_rows_count_with_the_canvas(case: Case, rita_client: Client) -> None:
    belief = {"text": "They have phones.", "status": "untested"}
    editing.add(case.founder, case.canvas.pk, "assumptions", belief)
    editing.add(case.founder, case.canvas.pk, "propositions", {"name": "For nobody"})
    now = case.now()

    row = DeskRow.objects.get(canvas=case.canvas, role="reviewer")

    assert (row.errors, row.findings) == (now.counts["error"], sum(now.counts.values()))
    assert row.untested == 2
    assert rita_client.get(DESK).context["page"].lines[0].untested == 2


def test_heads_of_the_table_sort_it(case: Case, rita_client: Client) -> None:
    page = rita_client.get(f"{DESK}?q=rooftop&sort=untested")

    sorted_by = [head.label for head in page.context["heads"] if head.chosen]
    assert sorted_by == ["Untested"]
    assert 'aria-sort="descending"' in page.text
    assert 'href="?q=rooftop&amp;sort=findings"' in page.text


def test_errors_come_first_and_can_be_all_there_is(
    rita: User, owner: User, rita_client: Client
) -> None:
    many, none = share(rita, owner, "Many"), share(rita, owner, "None")
    DeskRow.objects.filter(canvas=many).update(errors=3)
    DeskRow.objects.filter(canvas=none).update(errors=0)

    DeskRow.objects.filter(canvas=none).update(findings=9, untested=9)
    DeskRow.objects.filter(canvas=many).update(findings=8, untested=8)

    assert titles(rita_client, "?sort=errors") == ["Many", "None"]
    assert titles(rita_client, "?sort=findings") == ["None", "Many"]
    assert titles(rita_client, "?sort=untested") == ["None", "Many"]
    assert titles(rita_client, "?errors=1") == ["Many"]


@pytest.mark.parametrize("sort", ["changed", "title", "comments", "findings", "untested"])
def test_pages_hold_each_canvas_once_there_and_back(
    rita: User, owner: User, rita_client: Client, sort: str
) -> None:
    fill(rita, owner, mine=60, all_in_all=70)
    there, query = [], f"?sort={sort}"
    while query:
        page = rita_client.get(f"{DESK}{query}").context["page"]
        there.append([line.id for line in page.lines])
        query, back = page.older, page.newer

    assert [len(page) for page in there] == [25, 25, 10]
    assert len({one for page in there for one in page}) == 60
    assert [line.id for line in rita_client.get(f"{DESK}{back}").context["page"].lines] == there[1]


@pytest.mark.django_db(transaction=True)
def test_desk_asks_as_much_for_many_as_for_few(
    rita: User, owner: User, rita_client: Client
) -> None:
    def queries(query: str) -> int:
        rita_client.get(f"{DESK}{query}")
        with CaptureQueriesContext(connection) as captured:
            rita_client.get(f"{DESK}{query}")
        return len(captured)

    fill(rita, owner, mine=10, all_in_all=10)
    few = [queries(query) for query in ("", "?q=roof", "?sort=title&errors=1")]
    fill(rita, owner, mine=300, all_in_all=400, seed=2)

    assert [queries(query) for query in ("", "?q=roof", "?sort=title&errors=1")] == few
    assert few[0] == 10  # two of them: what one is invited to, and what was closed


def test_table_holds_all_pages(rita: User, owner: User, rita_client: Client) -> None:
    fill(rita, owner, mine=60, all_in_all=60)

    response = rita_client.get("/desk/clients.csv?sort=title&after=made~1")

    said = response.getvalue().decode("utf-8-sig")
    head, *lines = csv.reader(io.StringIO(said))
    assert tuple(head) == table.HEAD
    assert [line[0] for line in lines] == sorted(line[0] for line in lines)
    assert len(lines) == 60


def test_table_begins_with_the_mark_of_utf8(rita_client: Client) -> None:
    response = rita_client.get("/desk/clients.csv")

    assert response.getvalue().startswith(b"\xef\xbb\xbfCanvas,")


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1", "\n-1"]
)
def test_no_cell_is_a_formula(cell: str) -> None:
    assert table.harmless(cell) == f"'{cell}"


def test_numbers_and_names_stay_as_they_are() -> None:
    assert [table.harmless(cell) for cell in (-1, "Léa = Co", "")] == [-1, "Léa = Co", ""]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "since today"),
        (1, "for 1 day"),
        (13, "for 13 days"),
        (14, "for 2 weeks"),
        (62, "for 8 weeks"),
        (63, "for 2 months"),
    ],
)
def test_waiting_is_told_roughly(days: int, said: str) -> None:
    assert waited(NOW, NOW + dt.timedelta(days=days, hours=3)) == said


def test_menu_leads_to_clients_where_there_are_any(
    case: Case, client: Client, owner_client: Client, rita_client: Client
) -> None:
    link = '<a class="header__link" href="/desk/"'

    shown = [link in one.get("/canvases/").text for one in (client, owner_client, rita_client)]

    assert shown == [False, False, True]
    assert link in owner_client.get("/desk/").text
