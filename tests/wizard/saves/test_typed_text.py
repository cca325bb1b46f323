"""What is typed and pasted, from anywhere and in any script, as the walk stores it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from accounts.models import User
from canvases import editing, storage
from canvases.access import Actor
from canvases.document import DocumentError, decode
from canvases.fields import days
from canvases.fields.kinds.text import UNSEEN
from canvases.models import Deletion
from tests.canvases.factories import linked_document, make_canvas
from tests.wizard.conftest import HTMX, Walk


def test_soft_line_ends_are_line_ends_in_texts_and_spaces_in_names(walk: Walk) -> None:
    _edit(walk, name="Theo\u2028Baker", think="One\u2028two\x0bthree\x0cfour\x85five")

    ted = walk.document().personas[0]
    assert (ted.name, ted.think) == ("Theo Baker", "One\ntwo\nthree\nfour\nfive")


def test_lines_pasted_with_soft_ends_become_items_of_their_own(walk: Walk) -> None:
    walk.post("customer-segments/add/personas/", {"names": "Andi\u2028Cid\x0bBea"}, **HTMX)

    assert [one.name for one in walk.document().personas[-3:]] == ["Andi", "Cid", "Bea"]


def _edit(walk: Walk, **said: Any) -> Any:
    return walk.post("customer-segments/personas/p1/", {**said, "revision": walk.revision("p1")})


@pytest.mark.parametrize(
    "typed", ["0002-01-01", "0202-01-15", "20", "2026", "2026-02-30", "12026-01-01"]
)
@pytest.mark.parametrize("as_json", [True, False])
def test_a_date_whose_year_is_half_typed_is_refused(walk: Walk, typed: str, as_json: bool) -> None:
    headers = {"HTTP_ACCEPT": "application/json"} if as_json else {}
    walk.post(
        "analysis/next-review/", {"next_review": "2027-01-15", "revision": walk.revision("details")}
    )

    response = walk.post(
        "analysis/next-review/",
        {"next_review": typed, "revision": walk.revision("details")},
        **headers,
    )

    assert response.status_code == 422
    assert days.WRONG in response.content.decode()
    assert walk.document().next_review == dt.date(2027, 1, 15)


def test_a_half_typed_date_stands_beside_its_field_in_the_details(walk: Walk) -> None:
    response = walk.client.post(
        f"{walk.home}details/",
        {
            "title": "Rooftop Parts",
            "next_review": "0002-01-01",
            "revision": walk.revision("details"),
        },
    )

    assert response.status_code == 422
    assert response.context["form"].errors == {"next_review": [days.WRONG]}
    assert walk.document().next_review is None


@given(st.dates())
def test_a_day_is_read_where_a_plan_can_mean_it(date: dt.date) -> None:
    assert days.day(date.isoformat()) == (date if 1900 <= date.year <= 2199 else None)


@pytest.mark.parametrize("unseen", ["\u200b", "\u3164", "\u2800 \u00ad", "\u202e\u2069"])
def test_a_name_that_nobody_can_see_is_refused_beside_its_field(walk: Walk, unseen: str) -> None:
    added = walk.post("customer-segments/add/personas/", {"name": unseen}, **HTMX)
    renamed = _edit(walk, name=unseen)

    assert (added.status_code, renamed.status_code) == (422, 422)
    assert renamed.context["form"].errors == {"name": [UNSEEN]}
    assert UNSEEN in added.content.decode()
    assert walk.document().personas[0].name == "Ted"


def test_a_stored_name_that_nobody_can_see_is_read_as_no_name_and_comes_back(
    owner: User, owner_client: Client
) -> None:
    document = linked_document()
    unseen = replace(document.personas[0], name="\u3164")
    people = (unseen, *document.personas[1:])
    canvas = make_canvas(owner=owner, document=replace(document, personas=people))
    walk = Walk(owner_client, canvas)

    before = walk.get("customer-segments/").content.decode()
    walk.post("customer-segments/personas/p1/remove/", {"revision": walk.revision("p1")})
    gone = [one.name for one in walk.document().personas]
    editing.undo(Actor.of(owner), canvas.pk, Deletion.objects.latest("pk").pk)

    assert "(no name)" in before
    assert (gone, walk.document().personas[0].name) == (["Omar"], "\u3164")


@pytest.mark.parametrize("unseen", ["\u200b\u2060", "\u3164\u2800"])
def test_what_shows_nothing_says_nothing(walk: Walk, unseen: str) -> None:
    ref = storage.snapshot(walk.canvas).actions[0]
    said = {"text": "Call", "owner": unseen, "revision": walk.revision(f"action:{ref}")}

    walk.post(f"analysis/actions/{ref}/", said)
    _edit(walk, think=unseen)

    document = walk.document()
    assert (document.actions[0].owner, document.personas[0].think) == ("", "")


def test_a_file_with_a_name_that_nobody_can_see_is_refused() -> None:
    with pytest.raises(DocumentError, match="text that can be seen"):
        decode(b'{"format": "canvas", "version": 1, "title": "\\u2800"}')
