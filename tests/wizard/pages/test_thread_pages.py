"""The page of threads, and the page that supposes something goes away."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Guest, User
from canvases import storage
from canvases.document import Persona, Segment, index
from canvases.models import Canvas
from canvases.page_ids import handle
from tests.canvases.factories import linked_document, make_canvas, make_document
from tests.canvases.strategies import big_document
from tests.wizard.conftest import Walk

PAGES = ("threads/", "suppose/p1/")
QUERIES = 3  # session, person, canvas; the document is kept by its revision


def get(client: Client, canvas: Canvas, path: str) -> Any:
    return client.get(f"/canvases/{canvas.pk}/{path}")


def text(page: Any) -> str:
    """The words of a page, in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


def test_thread_of_the_first_persona_is_shown(walk: Walk) -> None:
    page = get(walk.client, walk.canvas, "threads/")

    assert page.status_code == 200
    assert page["Cache-Control"] == "private, no-cache"
    assert re.findall(r'id="thread-of-(\w+)" aria-current="true"', page.text) == ["p1"]
    assert "Omar pays Monthly licence for Ted’s use of Parts lookup ." in text(page)
    assert "No channel serves Ted at attention" in text(page)
    assert page.text.count("<svg") >= 1


def test_another_persona_is_chosen_by_a_link(walk: Walk) -> None:
    page = get(walk.client, walk.canvas, "threads/?who=p2")

    assert re.findall(r'id="thread-of-(\w+)" aria-current="true"', page.text) == ["p2"]
    assert "We offer Parts lookup to Omar ." in text(page)
    assert f'href="/canvases/{walk.canvas.pk}/poster/?trace=p2"' in page.text


def test_picture_tells_the_same_as_the_sentences(walk: Walk) -> None:
    page = get(walk.client, walk.canvas, "threads/")

    title = re.findall(r"<title>(The story of Ted.*?)</title>", page.text)
    assert len(title) == 1
    for line in ("We offer Parts lookup to Ted.", "It rests on Manual library."):
        assert line in title[0]


def test_nobody_has_no_thread_and_is_led_to_the_first_step(empty_walk: Walk) -> None:
    page = get(empty_walk.client, empty_walk.canvas, "threads/")

    assert "Nobody is named yet." in text(page)
    assert f"/canvases/{empty_walk.canvas.pk}/steps/customer-segments/" in page.text


def test_names_are_shown_as_they_are_written(owner: User, owner_client: Client) -> None:
    odd = "<script>alert(1)</script> & 'more'"
    canvas = make_canvas(owner=owner, document=make_document(personas=(Persona(id=odd, name=odd),)))

    threads = get(owner_client, canvas, f"threads/?who={handle(odd)}")
    supposed = get(owner_client, canvas, f"suppose/{handle(odd)}/")

    for page in (threads, supposed):
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "&lt;script&gt;alert(1)" in page.text


def test_what_falls_is_listed_with_the_balance_before_and_after(walk: Walk) -> None:
    page = get(walk.client, walk.canvas, "suppose/p2/")

    words = text(page)
    assert "Suppose this person goes away Omar" in words
    assert "Monthly licence stands on nothing" in words
    assert "Ted Nobody pays." in words
    assert "Findings that appear" in words


def test_item_on_which_nothing_rests_says_so(owner: User, owner_client: Client) -> None:
    document = make_document(segments=(Segment(id="s1", name="Owners"),))
    canvas = make_canvas(owner=owner, document=document)

    page = get(owner_client, canvas, "suppose/s1/")

    assert "Nothing else falls: nothing rests on it alone." in text(page)


@pytest.mark.parametrize("ref", sorted(index(linked_document())))
def test_every_item_can_be_supposed_away(walk: Walk, ref: str) -> None:
    before = walk.document()

    page = get(walk.client, walk.canvas, f"suppose/{ref}/")

    assert page.status_code == 200
    assert "/steps/" in page.text
    assert walk.document() == before


def test_unknown_item_is_not_found(walk: Walk) -> None:
    assert get(walk.client, walk.canvas, "suppose/nothing/").status_code == 404


@pytest.mark.parametrize("path", PAGES)
def test_other_peoples_threads_are_not_found(
    walk: Walk, stranger_client: Client, path: str
) -> None:
    assert get(stranger_client, walk.canvas, path).status_code == 404
    assert get(Client(), walk.canvas, path).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("path", PAGES)
def test_example_is_read_by_a_guest(client: Client, path: str) -> None:
    canvas = storage.create(linked_document(), example="rooftop")
    session = client.session
    session["guest"] = str(Guest.objects.create().pk)
    session.save()

    assert get(client, canvas, path).status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_pages_only_read(walk: Walk, path: str) -> None:
    assert walk.client.post(f"{walk.home}{path}").status_code == 405


def test_opened_row_links_to_what_falls_with_it(walk: Walk) -> None:
    page = walk.get("customer-segments/?open=p1")

    assert f'href="{walk.home}suppose/p1/">Suppose this goes away</a>' in page.text


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("items", [1, 60])
def test_pages_cost_no_more_queries_for_more_items(
    owner: User, owner_client: Client, path: str, items: int
) -> None:
    small = make_document(personas=(Persona(id="p1", name="Ted"),))
    canvas = make_canvas(owner=owner, document=small if items == 1 else big_document(items))
    ref = storage.read(canvas).personas[0].id
    path = path.replace("p1", handle(ref))
    get(owner_client, canvas, path)

    with CaptureQueriesContext(connection) as queries:
        page = get(owner_client, canvas, path)

    assert page.status_code == 200
    menu = path.startswith("suppose")  # it leads to clients, where there are any
    assert len(queries) == QUERIES + menu, [query["sql"] for query in queries]
