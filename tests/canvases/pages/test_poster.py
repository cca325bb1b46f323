"""The poster's page: who sees it, what it costs, and when it is sent again."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from canvases import storage
from canvases.document import Package, Persona, Proposition, RevenueStream, Segment
from canvases.models import Canvas
from tests.canvases.factories import linked_document, make_canvas, make_document
from tests.canvases.strategies import big_document

QUERIES = 3  # session, person, canvas
QUERIES_TO_READ = 27  # the canvas's rows, once a revision


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    storage.forget()


def get(client: Client, canvas: Canvas, query: str = "", **headers: str) -> Any:
    return client.get(f"{reverse('canvases:poster', args=[canvas.pk])}{query}", headers=headers)


def words(response: Any) -> str:
    """The page's words without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.mark.django_db
def test_owner_sees_the_nine_blocks(owner: User, owner_client: Client) -> None:
    canvas = make_canvas(owner=owner, document=linked_document())

    response = get(owner_client, canvas)

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert re.findall(r'data-block="([\w-]+)"', response.content.decode()) == [
        "customer-segments",
        "value-propositions",
        "channels",
        "customer-relationships",
        "revenue-streams",
        "key-activities",
        "key-resources",
        "key-partnerships",
        "cost-structure",
    ]
    assert "Parts lookup for Technicians and Owners" in words(response)
    assert "CC BY-SA 3.0" in words(response)


@pytest.mark.django_db
def test_what_is_known_of_an_item_comes_before_what_is_to_look_at(
    owner: User, owner_client: Client
) -> None:
    stream = RevenueStream(
        id="m1", name="Licence", packages=(Package(price=Decimal(25), period="month"),)
    )
    canvas = make_canvas(owner=owner, document=make_document(revenue_streams=(stream,)))

    assert re.search(r"Licence .*25.* Look at this", words(get(owner_client, canvas)))


@pytest.mark.django_db
def test_other_peoples_poster_is_not_found(
    owner: User, stranger_client: Client, client: Client
) -> None:
    canvas = make_canvas(owner=owner, document=linked_document())

    assert get(stranger_client, canvas).status_code == 404
    assert get(client, canvas).status_code == 404


@pytest.mark.django_db
def test_example_is_seen_by_anybody_and_changed_by_nobody(client: Client) -> None:
    canvas = storage.create(make_document(), example="rooftop")

    page = words(get(client, canvas))

    assert "Start from a copy" in page
    assert "Edit in steps" not in page
    assert "Add the first" not in page


@pytest.mark.django_db
def test_empty_block_leads_to_its_step(owner: User, owner_client: Client) -> None:
    canvas = make_canvas(owner=owner)

    page = get(owner_client, canvas).content.decode()

    assert page.count("Nothing here yet.") == 9
    assert page.count(f'href="/canvases/{canvas.pk}/steps/channels/"') == 2


@pytest.mark.django_db
def test_trace_mutes_the_others(owner: User, owner_client: Client) -> None:
    document = make_document(
        segments=(Segment(id="s 1", name="Technicians"),),
        personas=(Persona(id="p1", name="Omar"),),
        propositions=(Proposition(id="v1", name="Parts lookup"),),
    )
    canvas = make_canvas(owner=owner, document=document)

    page = get(owner_client, canvas, "?trace=s%201")

    assert page.content.decode().count(" data-muted>") == 2
    assert "1 of 3 items are for Technicians" in words(page)


@pytest.mark.django_db
def test_trace_of_a_person_is_a_link_and_is_told_in_words(
    owner: User, owner_client: Client
) -> None:
    canvas = make_canvas(owner=owner, document=linked_document())

    page = get(owner_client, canvas, "?trace=p1")

    html = page.content.decode()
    assert re.findall(r'href="(\?trace=\w+)"( aria-current="true")?', html) == [
        ("?trace=p1", ' aria-current="true"'),
        ("?trace=p2", ""),
    ]
    assert "9 of 11 items are for Ted" in words(page)


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["<b>bold</b>", "{{ braces }}", "\"quotes\" & 'more'"])
def test_names_are_shown_as_they_are_written(text: str, owner: User, owner_client: Client) -> None:
    document = make_document(segments=(Segment(id=text, name=text),))
    canvas = make_canvas(owner=owner, document=document)

    page = get(owner_client, canvas).content.decode()

    assert "<b>bold" not in page
    assert page.count('class="poster__entry') == 1


@pytest.mark.django_db
def test_unchanged_poster_is_not_sent_again(owner: User, owner_client: Client) -> None:
    canvas = make_canvas(owner=owner)
    first = get(owner_client, canvas)

    again = get(owner_client, canvas, if_none_match=first.headers["ETag"])

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.django_db
def test_changed_poster_is_sent_again(owner: User, owner_client: Client) -> None:
    canvas = make_canvas(owner=owner)
    first = get(owner_client, canvas)
    Canvas.objects.update(title="Roof Parts", revision=canvas.revision + 1)

    again = get(owner_client, canvas, if_none_match=first.headers["ETag"])

    assert again.status_code == 200
    assert "Roof Parts" in words(again)


@pytest.mark.django_db
def test_one_persons_poster_is_not_anothers(owner_client: Client, client: Client) -> None:
    canvas = storage.create(make_document(), example="rooftop")
    first = get(owner_client, canvas)

    other = get(client, canvas, if_none_match=first.headers["ETag"])

    assert other.status_code == 200


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("items", [1, 200])
def test_poster_takes_as_many_queries_for_any_size(
    items: int, owner: User, owner_client: Client
) -> None:
    canvas = make_canvas(owner=owner, document=big_document(items))

    with CaptureQueriesContext(connection) as cold:
        page = get(owner_client, canvas)
    with CaptureQueriesContext(connection) as warm:
        get(owner_client, canvas)
    with CaptureQueriesContext(connection) as unchanged:
        get(owner_client, canvas, if_none_match=page.headers["ETag"])

    assert [len(queries) for queries in (cold, warm, unchanged)] == [
        QUERIES + QUERIES_TO_READ,
        QUERIES,
        QUERIES,
    ]
