"""The quick start stores like any other form: what was seen counts, nothing is stored twice."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from django.test import Client

from canvases import editing
from canvases.access import Actor
from tests.wizard.conftest import Walk
from tests.wizard.saves.test_saves_json import _send


def _answer(walk: Walk, number: int, answer: str, **data: Any) -> Any:
    return walk.client.post(f"{walk.home}quick/{number}/", {"answer": answer, **data})


def _seen(walk: Walk, number: int) -> int:
    page = walk.client.get(f"{walk.home}quick/{number}/").text
    return int(re.findall(r'name="revision" value="(\d+)"', page)[0])


def _rename(walk: Walk, name: str) -> None:
    assert walk.canvas.owner is not None
    seen, pk = walk.revision("p1"), walk.canvas.pk
    editing.change(Actor.of(walk.canvas.owner), pk, "personas", "p1", {"name": name}, seen)


def test_line_makes_an_item_and_leads_on(empty_walk: Walk):
    response = _answer(empty_walk, 1, "Ted", revision=_seen(empty_walk, 1))

    assert (response.status_code, response["Location"]) == (303, f"{empty_walk.home}quick/2/")
    assert [p.name for p in empty_walk.document().personas] == ["Ted"]


def test_line_rewords_the_item_that_is_there(walk: Walk):
    response = _answer(walk, 1, "Theo", revision=_seen(walk, 1))

    assert response.status_code == 303
    assert walk.document().personas[0].name == "Theo"


def test_line_against_an_old_revision_shows_both(walk: Walk):
    seen = _seen(walk, 1)
    _rename(walk, "Theodor")

    refused = _answer(walk, 1, "Theo", revision=seen)
    again = re.findall(r'name="revision" value="(\d+)"', refused.text)[0]

    assert refused.status_code == 409
    assert 'value="Theo"' in refused.text
    assert "It now says: “Theodor”." in refused.text
    assert _answer(walk, 1, "Theo", revision=again).status_code == 303
    assert walk.document().personas[0].name == "Theo"


def test_line_without_a_revision_is_refused(walk: Walk):
    response = _answer(walk, 1, "Theo")

    assert response.status_code == 428
    assert 'value="Theo"' in response.text
    assert walk.document().personas[0].name == "Ted"


def test_end_does_not_say_that_an_empty_canvas_stands(empty_walk: Walk):
    empty = empty_walk.client.get(f"{empty_walk.home}quick/done/").text
    _answer(empty_walk, 1, "Ted", revision=0)
    begun = empty_walk.client.get(f"{empty_walk.home}quick/done/").text

    assert "<h1>Nothing is written yet</h1>" in empty
    assert "Your first canvas stands" not in empty
    assert "<h1>Your first canvas stands</h1>" in begun


def test_line_that_is_wrong_comes_back(walk: Walk):
    response = _answer(walk, 1, "Omar", revision=_seen(walk, 1))

    assert response.status_code == 422
    assert 'value="Omar"' in response.text
    assert "on the list already" in response.text


@pytest.mark.parametrize(
    ("data", "go"), [({}, "quick/3/"), ({"back": "1"}, "quick/1/"), ({"stop": "1"}, "quick/done/")]
)
def test_script_is_told_where_to_go_on(empty_walk: Walk, data, go):
    _answer(empty_walk, 1, "Ted", revision=0)
    address, key = f"{empty_walk.home}quick/2/", str(uuid.uuid4())

    first = _send(
        empty_walk.client, address, {"answer": "Parts lookup", "revision": 0, **data}, key
    )
    again = _send(
        empty_walk.client, address, {"answer": "Parts lookup", "revision": 0, **data}, key
    )

    document = empty_walk.document()
    assert (first.status_code, first.json()["go"]) == (200, f"{empty_walk.home}{go}")
    assert again.json() == {**first.json(), "repeat": True}
    assert [v.name for v in document.propositions] == ["Parts lookup"]
    assert [f.who for f in document.fits] == [document.personas[0].id]


def test_script_gets_a_card_or_the_errors(walk: Walk):
    seen = _seen(walk, 1)
    _rename(walk, "Theodor")
    address = f"{walk.home}quick/1/"

    conflict = _send(walk.client, address, {"answer": "Teddy", "revision": seen})
    wrong = _send(walk.client, address, {"answer": "Omar", "revision": walk.revision("p1")})
    skipped = _send(walk.client, address, {"answer": "", "revision": seen})

    assert conflict.json()["conflict"]["both"] == {"answer": "Theodor / Teddy"}
    assert (wrong.status_code, wrong.json()["where"]) == (422, "quick")
    assert (skipped.status_code, walk.document().personas[0].name) == (200, "Theodor")


def test_script_of_a_stranger_finds_nothing(walk: Walk, client: Client, stranger_client: Client):
    data = {"answer": "Theo", "revision": 1}

    assert _send(stranger_client, f"{walk.home}quick/1/", data).status_code == 404
    assert _send(client, f"{walk.home}quick/1/", data).status_code == 401
    assert walk.document().personas[0].name == "Ted"
