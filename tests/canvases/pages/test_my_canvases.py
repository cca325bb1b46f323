"""My canvases and what can be done there: start, duplicate, delete, bring back."""

from __future__ import annotations

import datetime as dt
import re
from itertools import chain
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from canvases import access, storage
from canvases.access import Actor
from canvases.document import Document, Persona, Step
from canvases.models import Canvas
from canvases.pages import my_canvases
from canvases.steps import STEPS

TEN = [step.key for step in STEPS if step.number]
LATE = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)


def test_start_asks_for_a_title_and_lands_on_step_1(client: Client, db: None) -> None:
    response = client.post("/canvases/new/", {"title": "  Rooftop Parts ", "go": "step"})

    canvas = Canvas.objects.get()
    assert canvas.title == "Rooftop Parts"
    assert response.status_code == 303
    assert response["Location"] == f"/canvases/{canvas.pk}/steps/customer-segments/"


@pytest.mark.parametrize("sent", [{"go": "quick"}, {"quick": "1"}])
def test_quick_start_lands_on_its_first_question(
    client: Client, db: None, sent: dict[str, str]
) -> None:
    response = client.post("/canvases/new/", {"title": "Rooftop Parts", **sent})

    assert response["Location"] == f"/canvases/{Canvas.objects.get().pk}/quick/1/"


@pytest.mark.parametrize("title", ["", "   ", "x" * 161, "\x00"])
def test_start_without_a_title_is_422(client: Client, db: None, title: str) -> None:
    response = client.post("/canvases/new/", {"title": title})

    assert response.status_code == 422
    assert 'aria-invalid="true"' in response.text
    assert Canvas.objects.count() == 0


def test_start_by_who_is_signed_in_is_theirs(owner_client: Client, owner: User) -> None:
    owner_client.post("/canvases/new/", {"title": "Rooftop Parts"})

    assert Canvas.objects.get().owner == owner


def test_start_without_its_token_is_refused(db: None) -> None:
    client = Client(enforce_csrf_checks=True)

    response = client.post("/canvases/new/", {"title": "Rooftop Parts"})

    assert response.status_code == 403
    assert Canvas.objects.count() == 0


def test_list_shows_title_organisation_progress_and_last_change(
    owner_client: Client, owner: User
) -> None:
    document = _document("Rooftop Parts", organisation="A contractor", done=4)
    canvas = storage.create(document, owner=owner)
    Canvas.objects.filter(pk=canvas.pk).update(changed_at=LATE)

    page = owner_client.get("/canvases/").text

    assert "Rooftop Parts" in page
    assert "A contractor" in page
    assert "4 of 10 steps done" in page
    assert page.count('data-status="done"') == 4
    assert page.count('data-status="not_started"') == 6
    assert '<time datetime="2026-11-21T12:00:00+00:00">21 Nov 2026, 12:00 UTC</time>' in page


def test_list_is_private_and_empty_for_a_stranger(
    owner: User, stranger_client: Client, client: Client
) -> None:
    storage.create(_document("Rooftop Parts"), owner=owner)
    storage.create(_document("Nobody's"))
    storage.create(_document("An example"), example="rooftop-parts")

    for visitor in (stranger_client, client):
        response = visitor.get("/canvases/")
        assert "Your first canvas starts with a name" in response.text
        assert "Nobody&#x27;s" not in response.text
        assert response["Cache-Control"] == "private, no-cache"


def test_list_shows_names_as_they_were_typed(owner_client: Client, owner: User) -> None:
    storage.create(_document("<b>Rooftop</b> & sons", organisation='"><script>'), owner=owner)

    page = owner_client.get("/canvases/").text

    assert "&lt;b&gt;Rooftop&lt;/b&gt; &amp; sons" in page
    assert "<script>" not in page


def test_list_is_paged_from_the_last_changed_on_without_gap_or_repeat(
    owner_client: Client, owner: User
) -> None:
    for number in range(60):
        canvas = storage.create(_document(f"Canvas {number:02}"), owner=owner)
        # Four of each moment, so that pages end within one.
        moment = LATE - dt.timedelta(microseconds=number // 4)
        Canvas.objects.filter(pk=canvas.pk).update(changed_at=moment)

    address, shown = "/canvases/", list[list[str]]()
    for _ in range(3):
        page = owner_client.get(address).text
        shown.append(re.findall(r">(Canvas \d\d)</a>", page))
        older = re.search(r'href="(\?before=[^"]+)"', page)
        address = f"/canvases/{older[1]}" if older else ""

    assert [len(titles) for titles in shown] == [25, 25, 10]
    assert sorted(chain(*shown)) == [f"Canvas {number:02}" for number in range(60)]
    assert address == ""


@pytest.mark.parametrize("mark", ["", "x", "1_2", f"9999999999999999999999_{uuid4().hex}", "_"])
def test_made_up_place_in_the_list_is_its_start(
    owner_client: Client, owner: User, mark: str
) -> None:
    storage.create(_document("Rooftop Parts"), owner=owner)

    response = owner_client.get("/canvases/", {"before": mark})

    assert "Rooftop Parts" in response.text


@pytest.mark.parametrize("canvases", [1, 6, 40])
def test_list_of_any_length_takes_eight_queries(
    owner_client: Client,
    owner: User,
    canvases: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(canvases):
        storage.create(_document(f"Canvas {number}", done=number % 10), owner=owner)

    for _cold_then_warm in range(2):
        # session, user, canvases, steps, shared, bin, invited, clients
        with django_assert_num_queries(8):
            owner_client.get("/canvases/")


def test_list_of_a_guest_takes_four_queries(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(6):
        client.post("/canvases/new/", {"title": f"Canvas {number}"})

    with django_assert_num_queries(4):  # session, canvases, their steps, the bin
        client.get("/canvases/")


def test_list_of_a_newcomer_takes_no_query(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        client.get("/canvases/")


def test_every_page_of_the_list_is_read_from_its_index(owner: User) -> None:
    place = (LATE, uuid4())

    for further in (None, place):
        plan = _plan(my_canvases.older_than(access.owned_by(Actor.of(owner)), further)[:26])

        assert "canvas_of_owner" in plan
        assert "B-TREE" not in plan
        assert "Sort" not in plan


def test_bin_is_read_from_its_index(owner: User) -> None:
    plan = _plan(my_canvases.in_bin(Actor.of(owner))[:50])

    assert "canvas_in_bin" in plan
    assert "B-TREE" not in plan
    assert "Sort" not in plan


def test_duplicate_is_a_canvas_of_its_own(owner_client: Client, owner: User) -> None:
    canvas = storage.create(_document("Rooftop Parts", done=2), owner=owner)

    response = owner_client.post(f"/canvases/{canvas.pk}/copy/")

    made = Canvas.objects.exclude(pk=canvas.pk).get()
    assert response.status_code == 303
    assert response["Location"] == f"/canvases/{made.pk}/"
    assert made.owner == owner
    assert storage.read(made).personas == storage.read(canvas).personas


def test_anybody_starts_from_a_copy_of_an_example(client: Client, db: None) -> None:
    example = storage.create(_document("Rooftop Parts"), example="rooftop-parts")

    response = client.post(f"/canvases/{example.pk}/copy/")

    made = Canvas.objects.get(example=None)
    assert response["Location"] == f"/canvases/{made.pk}/"
    assert made.guest is not None
    assert "Rooftop Parts" in client.get("/canvases/").text


def test_delete_can_be_undone_from_where_it_is_told(owner_client: Client, owner: User) -> None:
    canvas = storage.create(_document("Rooftop Parts"), owner=owner)

    response = owner_client.post(f"/canvases/{canvas.pk}/delete/")

    assert (response.status_code, response["Location"]) == (303, "/canvases/")
    page = owner_client.get("/canvases/").text
    assert "Rooftop Parts is deleted." in page
    assert f'<form method="post" action="/canvases/{canvas.pk}/restore/"' in page
    assert "Recently deleted, 1" in page


def test_deleted_canvas_is_out_of_reach_until_it_is_brought_back(
    owner_client: Client, owner: User
) -> None:
    canvas = storage.create(_document("Rooftop Parts"), owner=owner)
    owner_client.post(f"/canvases/{canvas.pk}/delete/")

    assert owner_client.post(f"/canvases/{canvas.pk}/copy/").status_code == 404
    assert owner_client.get(f"/canvases/{canvas.pk}/details/").status_code == 404
    response = owner_client.post(f"/canvases/{canvas.pk}/restore/")

    assert (response.status_code, response["Location"]) == (303, "/canvases/")
    page = owner_client.get("/canvases/").text
    assert "Rooftop Parts is back." in page
    assert "Recently deleted" not in page


def test_bin_forgets_after_30_days(owner_client: Client, owner: User) -> None:
    canvas = storage.create(_document("Rooftop Parts"), owner=owner)
    long_ago = timezone.now() - dt.timedelta(days=31)
    Canvas.objects.filter(pk=canvas.pk).update(deleted_at=long_ago)

    assert "Rooftop Parts" not in owner_client.get("/canvases/").text
    assert owner_client.post(f"/canvases/{canvas.pk}/restore/").status_code == 404


OF_ONE = ("details/", "copy/", "delete/", "restore/")
METHODS = ("get", "head", "post", "put", "patch", "delete", "options")


@pytest.mark.parametrize("part", OF_ONE)
@pytest.mark.parametrize("deleted", [False, True])
def test_other_peoples_canvas_is_not_found(
    owner: User, stranger_client: Client, client: Client, part: str, deleted: bool
) -> None:
    canvas = storage.create(_document("Rooftop Parts"), owner=owner)
    Canvas.objects.update(deleted_at=timezone.now() if deleted else None)
    before = Canvas.objects.values().get()

    for visitor in (stranger_client, client):
        for method in METHODS:
            response = getattr(visitor, method)(f"/canvases/{canvas.pk}/{part}")
            assert response.status_code in {404, 405}, method
            assert "Rooftop" not in response.text
        assert visitor.post(f"/canvases/{canvas.pk}/{part}").status_code == 404

    assert Canvas.objects.values().get() == before


@pytest.mark.parametrize("part", ["details/", "delete/", "restore/"])
def test_example_can_be_seen_and_not_changed(owner_client: Client, part: str) -> None:
    example = storage.create(_document("Rooftop Parts"), example="rooftop-parts")

    response = owner_client.post(f"/canvases/{example.pk}/{part}", {"title": "Mine"})

    assert response.status_code in {403, 404}
    assert Canvas.objects.get().title == "Rooftop Parts"


def test_staff_see_nothing_of_others_outside_the_admin(admin_client: Client, owner: User) -> None:
    canvas = storage.create(_document("Rooftop Parts"), owner=owner)

    assert "Rooftop Parts" not in admin_client.get("/canvases/").text
    assert admin_client.post(f"/canvases/{canvas.pk}/delete/").status_code == 404


@pytest.mark.parametrize("part", ["copy/", "delete/", "restore/"])
def test_deed_is_no_get_and_needs_its_token(owner: User, part: str) -> None:
    canvas = storage.create(_document("Rooftop Parts"), owner=owner)
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner)

    assert client.get(f"/canvases/{canvas.pk}/{part}").status_code == 405
    assert client.post(f"/canvases/{canvas.pk}/{part}").status_code == 403
    assert Canvas.objects.get().deleted_at is None


def test_examples_are_shown_to_anybody(client: Client, db: None) -> None:
    example = storage.create(_document("Rooftop Parts"), example="rooftop-parts")

    page = client.get("/examples/").text

    assert "An app for roof technicians" in page
    assert f'formaction="/canvases/{example.pk}/copy/"' in page


def test_example_has_an_address_by_name(client: Client, db: None) -> None:
    example = storage.create(_document("Rooftop Parts"), example="rooftop-parts")

    response = client.get("/examples/rooftop-parts/")

    assert response["Location"] == f"/canvases/{example.pk}/poster/"
    assert client.get("/examples/nothing/").status_code == 404


def _plan(canvases: QuerySet[Canvas]) -> str:
    """How the database reads them; a table of few rows would be read whole, were it not told."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")
    return canvases.explain()


def _document(title: str, *, organisation: str = "", done: int = 0) -> Document:
    return Document(
        format="canvas",
        version=1,
        title=title,
        organisation=organisation,
        personas=(Persona(id="p1", name="Ted"),),
        steps={key: Step(status="done") for key in TEN[:done]},  # type: ignore[misc]
    )


def test_start_page_leads_on_whoever_comes_back(owner: User, owner_client: Client) -> None:
    before = owner_client.get("/").text
    owner_client.post("/canvases/new/", {"title": "Rooftop Parts"})
    canvas = Canvas.objects.get()

    page = owner_client.get("/")

    assert "Welcome back." not in before
    assert f'href="/canvases/{canvas.pk}/"><span>Go on with' in page.text
    assert "Rooftop Parts" in page.text
    assert "private" in page["Cache-Control"]
