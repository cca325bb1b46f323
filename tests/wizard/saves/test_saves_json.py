"""Every save as the save queue sends it: what is stored, what is answered, and what is refused."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from typing import Any
from unittest import mock

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Guest, User
from canvases import editing, storage
from canvases.access import Actor
from canvases.document import Action
from canvases.models import Canvas, Change, Receipt
from tests.canvases.factories import (
    QUERIES_TO_TALLY,
    QUERIES_TO_TELL,
    linked_document,
    make_canvas,
    make_document,
)
from tests.wizard.conftest import Walk
from tests.wizard.saves.test_saves import IDS, SAVES

# Session and user; the transaction's two, the lock, and the receipt twice; the rest is the save.
QUERIES = {
    "channels/note/": 16 + QUERIES_TO_TELL,
    "customer-segments/personas/p1/": 19 + QUERIES_TO_TALLY + 1 + QUERIES_TO_TELL + 1,
    "customer-segments/add/personas/": 17 + QUERIES_TO_TALLY + 1 + QUERIES_TO_TELL + 1,
    "key-activities/links/delivers/": 20 + QUERIES_TO_TALLY + 1 + QUERIES_TO_TELL + 1,
}


def _send(client: Client, address: str, data: dict[str, Any], key: str | None = None) -> Any:
    headers = {"HTTP_ACCEPT": "application/json", "HTTP_X_SAVE_KEY": key or str(uuid.uuid4())}
    return client.post(address, data, **headers)  # type: ignore[arg-type]


def _save(walk: Walk, path: str, data: dict[str, Any], key: str | None = None) -> Any:
    return _send(walk.client, walk.at(path), data, key)


def _now(walk: Walk, data: dict[str, Any], row: str) -> dict[str, Any]:
    return {**data, "revision": walk.revision(row)} if row else data


@pytest.fixture
def other(walk: Walk) -> Actor:
    """Another window of the owner's; see the tests of words for another person."""
    assert walk.canvas.owner is not None
    return Actor.of(walk.canvas.owner)


# Every save


@pytest.mark.parametrize(("path", "data", "row"), SAVES, ids=IDS)
def test_save_says_what_it_stored(walk: Walk, path, data, row):
    before = walk.document()

    response = _save(walk, path, _now(walk, data, row))

    body = response.json()
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    assert response["Cache-Control"] == "no-store"
    assert walk.document() != before
    canvas = Canvas.objects.get()
    assert body["canvas"] == canvas.revision
    assert body["at"] == canvas.changed_at.isoformat()
    assert (body["repeat"], body["merged"]) == (False, None)


@pytest.mark.parametrize(("path", "data", "row"), SAVES, ids=IDS)
def test_repeat_of_a_save_is_stored_once(walk: Walk, path, data, row):
    data, key = _now(walk, data, row), str(uuid.uuid4())
    first = _save(walk, path, data, key)
    stored = walk.document()

    again = _save(walk, path, data, key)

    assert again.status_code == 200
    assert again.json() == {**first.json(), "repeat": True}
    assert walk.document() == stored
    assert Receipt.objects.count() == 1


@pytest.mark.parametrize(("path", "data", "row"), SAVES, ids=IDS)
def test_stranger_finds_nothing(walk: Walk, stranger_client: Client, path, data, row):
    before = walk.document()

    response = _send(stranger_client, walk.at(path), _now(walk, data, row))

    assert (response.status_code, list(response.json())) == (404, ["reason", "message"])
    assert walk.document() == before


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "data", "row"), SAVES, ids=IDS)
def test_example_is_changed_by_nobody(owner_client: Client, path, data, row):
    canvas = storage.create(linked_document(), example="an-example")
    before = storage.read(canvas)

    response = _send(owner_client, f"/canvases/{canvas.pk}/steps/{path}", {**data, "revision": 1})

    assert (response.status_code, list(response.json())) == (403, ["reason", "message"])
    assert storage.read(Canvas.objects.get()) == before


@pytest.mark.parametrize(("path", "data", "row"), SAVES, ids=IDS)
def test_session_that_is_over_is_told(walk: Walk, client: Client, path, data, row):
    theirs = _send(client, walk.at(path), _now(walk, data, row))
    none = _send(client, f"/canvases/{uuid.uuid4()}/steps/{path}", data)

    assert (theirs.status_code, theirs.json()) == (401, {"reason": "signed-out"})
    assert (none.status_code, none.content) == (401, theirs.content)
    assert Change.objects.count() == 0


@pytest.mark.parametrize(
    ("path", "data", "row"), [save for save in SAVES if save[2]], ids=lambda v: str(v)[:40]
)
def test_save_without_a_revision_is_refused(walk: Walk, path, data, row):
    before = walk.document()

    response = _save(walk, path, data)

    assert response.status_code == 428
    assert response.json()["message"].startswith("The page was too old")
    assert walk.document() == before


@pytest.mark.parametrize(
    ("refusal", "status"),
    [
        (editing.Stale({}, 3), 409),
        (editing.NoRevision(), 428),
        (editing.Invalid({"": ["No."]}), 422),
        (editing.Forbidden(), 403),
        (editing.NotFound(), 404),
    ],
    ids=lambda one: str(one) if isinstance(one, int) else type(one).__name__,
)
def test_every_refusal_of_a_plain_save_has_an_answer(walk: Walk, refusal, status):
    """A save that rests on no row has nothing to merge; what it is refused with is told."""
    path, data = "channels/litmus/", {"test": "see-user", "ticked": "see-user"}

    with mock.patch.object(editing, "tick", side_effect=refusal):
        told = _save(walk, path, data)
        page = walk.post(path, data)

    assert (told.status_code, page.status_code) == (status, status)
    assert {"reason", "errors"} & set(told.json())


@pytest.mark.parametrize("items", [0, 120])
def test_saves_take_few_queries_on_any_canvas(owner: User, owner_client: Client, items: int):
    canvas = make_canvas(owner=owner, document=linked_document())
    many = [{"name": f"Persona {n}"} for n in range(items)]
    editing.add_all(Actor.of(owner), canvas.pk, "personas", many)
    walk = Walk(owner_client, canvas)
    saves = {path: _now(walk, data, row) for path, data, row in SAVES if path in QUERIES}
    storage.forget()

    taken = {}
    for path, data in saves.items():
        with CaptureQueriesContext(connection) as queries:
            _save(walk, path, data)
        taken[path] = len(queries)

    assert taken == QUERIES


# Who


def test_without_a_key_a_visitor_learns_nothing(walk: Walk, client: Client):
    response = client.post(
        walk.at("channels/note/"),
        {"note": "x", "revision": 0},
        headers={"Accept": "application/json"},
    )

    assert response.status_code == 404


def test_guest_who_does_not_see_the_canvas_may_be_signed_out(walk: Walk, client: Client):
    client.post("/canvases/new/", {"title": "Mine"})
    assert client.session["guest"]

    theirs = _send(client, walk.at("channels/note/"), {"note": "x", "revision": 0})
    none = _send(client, f"/canvases/{uuid.uuid4()}/steps/channels/note/", {"note": "x"})

    assert (theirs.status_code, none.status_code) == (401, 401)


def test_guest_saves_their_own_canvas(client: Client, db: None):
    client.post("/canvases/new/", {"title": "Mine"})
    address = f"/canvases/{Canvas.objects.get().pk}/steps/channels/note/"

    assert _send(client, address, {"note": "x", "revision": 0}).status_code == 200


def test_words_of_one_person_are_not_stored_as_anothers(walk: Walk):
    response = walk.client.post(
        walk.at("channels/note/"),
        {"note": "x", "revision": 0},
        headers={
            "Accept": "application/json",
            "X-Save-Actor": "somebody",
            "X-Save-Key": str(uuid.uuid4()),
        },
    )

    assert (response.status_code, response.json()) == (401, {"reason": "somebody-else"})
    assert walk.document().step("channels").note == ""


# Keys


def test_key_stands_for_one_save(walk: Walk):
    key = str(uuid.uuid4())
    _save(walk, "channels/note/", {"note": "One", "revision": 0}, key)

    other_words = _save(walk, "channels/note/", {"note": "Two", "revision": 0}, key)
    other_place = _save(walk, "analysis/note/", {"note": "One", "revision": 0}, key)

    assert (other_words.status_code, other_place.status_code) == (422, 422)
    assert walk.document().step("channels").note == "One"


def test_save_sent_again_may_have_seen_more(walk: Walk):
    key = str(uuid.uuid4())
    _save(walk, "channels/note/", {"note": "One", "revision": 0, "base-note": ""}, key)

    again = _save(walk, "channels/note/", {"note": "One", "revision": 2, "base-note": "One"}, key)

    assert (again.status_code, again.json()["repeat"]) == (200, True)


def test_key_is_a_uuid(walk: Walk):
    response = _save(walk, "channels/note/", {"note": "One", "revision": 0}, "one")

    assert response.status_code == 422
    assert walk.document().step("channels").note == ""


# Adding


def test_add_says_how_to_take_it_back(walk: Walk):
    before = walk.document()
    added = _save(walk, "customer-segments/add/personas/", {"name": "Andi"}).json()

    assert (added["where"], added["focus"]) == ("add-personas", "add-personas-name")
    assert added["flash"] is None
    assert walk.document().personas[-1].id == added["ref"]

    back = _send(walk.client, added["undo"], {})

    assert back.status_code == 200
    assert walk.document().personas == before.personas
    again = _send(walk.client, back.json()["undo"], {})
    assert walk.document().personas[-1].name == "Andi"
    assert again.json()["ref"] == added["ref"]


@pytest.mark.parametrize("data", [{"name": ["Andi", "Ben", " "]}, {"names": "Andi\r\nBen\r\n\r\n"}])
def test_many_lines_are_added_in_order_and_taken_back_as_one(walk: Walk, data):
    before = walk.document()
    added = _save(walk, "customer-segments/add/personas/", data).json()

    assert [p.name for p in walk.document().personas] == ["Ted", "Omar", "Andi", "Ben"]
    assert [p.id for p in walk.document().personas[2:]] == added["refs"]
    assert added["flash"] == {"text": "Added 2 items.", "undo": added["undo"]}

    _send(walk.client, added["undo"], {})

    assert walk.document().personas == before.personas


def test_line_that_is_on_the_list_is_told(walk: Walk):
    added = _save(walk, "customer-segments/add/personas/", {"name": ["Ted", "Ben"]}).json()

    assert added["flash"]["text"] == "Added 1 item. On the list already: Ted."
    assert added["refs"][0] is None


def test_many_next_steps_are_added(walk: Walk):
    _save(walk, "analysis/actions/", {"name": ["Ring Omar", "Ring Ted"]})

    texts = [action.text for action in walk.document().actions]
    assert texts == ["Call ten technicians", "Ring Omar", "Ring Ted"]


@pytest.mark.parametrize(
    ("path", "data", "errors"),
    [
        (
            "customer-segments/add/personas/",
            {"name": "ted "},
            {"name": ["“ted” is on the list already."]},
        ),
        ("customer-segments/add/personas/", {"name": ""}, {"name": ["Write a name."]}),
        (
            "customer-segments/add/personas/",
            {"name": ["Andi", "B" * 161]},
            {"name": ["Line 2: Write at most 160 characters; these are 161."]},
        ),
        ("customer-relationships/dealing/", {}, {"contact": ["Choose at least one."]}),
        ("analysis/actions/", {"name": ""}, {"name": ["Write the next step first."]}),
    ],
)
def test_wrong_input_is_told_by_field(walk: Walk, path, data, errors):
    before = walk.document()

    response = _save(walk, path, data)

    assert (response.status_code, response.json()["errors"]) == (422, errors)
    assert response.json()["where"]
    assert walk.document() == before


# Several rows in one form


def test_form_of_several_rows_is_told_all_revisions(walk: Walk):
    data = {
        "form": "design",
        "text-design_answers.staying": "Yes",
        "revision-design_answers.staying": 0,
        "text-design_answers.growth": "No",
        "revision-design_answers.growth": 0,
    }

    body = _save(walk, "analysis/answers/", data).json()

    assert body["where"] == "design"
    assert body["revisions"] == {
        "revision-design_answers.staying": walk.revision("answer:design_answers.staying"),
        "revision-design_answers.growth": walk.revision("answer:design_answers.growth"),
    }


def test_of_several_rows_all_are_stored_or_none(walk: Walk, other: Actor):
    editing.save_answer(other, walk.canvas.pk, "design_answers.growth", "Theirs", 0)
    before = walk.document()
    data = {
        "text-design_answers.staying": "Yes",
        "revision-design_answers.staying": 0,
        "text-design_answers.growth": "Mine",
        "revision-design_answers.growth": 0,
    }

    response = _save(walk, "analysis/answers/", data)

    assert response.status_code == 409
    assert list(response.json()["conflict"]["fields"]) == ["text-design_answers.growth"]
    assert walk.document() == before


def test_only_the_force_that_is_sent_is_looked_at(walk: Walk):
    sent = {"rating-buyers": "4", "note-buyers": "Many", "revision-buyers": "0"}
    _save(walk, "analysis/forces/", sent)

    sent = {"rating-rivalry": "2", "note-rivalry": "", "revision-rivalry": "0"}
    body = _save(walk, "analysis/forces/", sent).json()

    assert {f.force: f.rating for f in walk.document().forces} == {"buyers": 4, "rivalry": 2}
    assert body["revision"] == walk.revision("force:rivalry")


def test_only_the_tick_that_is_sent_is_looked_at(walk: Walk):
    _save(walk, "channels/litmus/", {"ticked": "see-user"})

    _save(walk, "channels/litmus/", {"test": "recommend", "ticked": "recommend"})
    _save(walk, "channels/litmus/", {"test": "see-user"})

    assert walk.document().step("channels").litmus == ("recommend",)


def test_empty_form_says_where_the_canvas_stands(walk: Walk):
    body = _save(walk, "analysis/answers/", {"form": "design"}).json()

    assert (body["canvas"], body["ref"], body["revisions"]) == (1, "", {})


def test_reply_is_plain_json(walk: Walk):
    body = _save(walk, "channels/note/", {"note": "Because", "revision": 0})

    assert json.loads(body.content)["where"] == "note"
    assert Guest.objects.count() == 0


def test_what_was_on_the_list_already_is_not_taken_back(walk: Walk):
    _save(walk, "customer-segments/add/personas/", {"name": "Andi"})

    again = _save(walk, "customer-segments/add/personas/", {"names": "Ted\nAndi"}).json()

    assert (again["undo"], again["refs"]) == (None, [None, None])
    assert again["flash"]["text"] == "Nothing was added. On the list already: Ted and Andi."


def test_new_sentence_is_taken_back_as_one(walk: Walk):
    before = walk.document()
    data = {"who": "p2", "need": "A report", "offer": "Margin report", "row": "new"}
    body = _save(walk, "value-propositions/sentence/", data).json()
    said = _save(walk, "value-propositions/sentence/", data).json()

    _send(walk.client, body["undo"], {})

    document = walk.document()
    assert body["hidden"]["problem"] == body["ref"]
    assert said["undo"] is None  # it said nothing new
    assert (document.problems, document.propositions) == (before.problems, before.propositions)
    assert document.fits == before.fits


def test_errors_stand_beside_the_fields_of_the_form(walk: Walk):
    long = "x" * 2001
    answer = {"text-capture_summary": long, "revision-capture_summary": 0}
    force = {"note-buyers": long, "rating-buyers": "9", "revision-buyers": 0}
    line = {"name": ""}

    found = [
        list(_save(walk, path, data).json()["errors"])
        for path, data in (
            ("revenue-streams/answers/", answer),
            ("analysis/forces/", force),
            ("channels/add/assumptions/", line),
        )
    ]

    assert found == [["text-capture_summary"], ["rating-buyers"], ["name"]]


def test_rewording_what_somebody_else_has_is_asked_about(walk: Walk):
    ends = {"who": "p1", "problem": "q1", "proposition": "v1", "row": "q1-v1"}
    words = {"need": "Waits for a part number", "today": "", "offer": "Parts finder"}
    data = {**ends, **words, "revision": walk.revision("q1")}

    asked = _save(walk, "value-propositions/sentence/", data)
    answered = _save(walk, "value-propositions/sentence/", {**data, "shared": "all"}).json()

    assert asked.status_code == 409
    assert asked.json()["asks"] == {
        "field": "offer",
        "text": "Omar has this offer too: change both, or give Ted an own one?",
        "name": "shared",
        "answers": [
            {"value": "all", "label": "Change both"},
            {"value": "own", "label": "Give Ted an own one"},
        ],
    }
    assert answered["flash"]["text"] == "Changed in every sentence. Also reworded for Omar."
    assert answered["flash"]["undo"] == answered["undo"]


def test_sentence_that_says_nothing_any_more_is_gone(walk: Walk):
    ends = {"who": "p1", "problem": "q1", "proposition": "v1", "row": "q1-v1"}
    words = {"need": "", "today": "", "offer": ""}

    answer = _save(
        walk, "value-propositions/sentence/", {**ends, **words, "revision": walk.revision("q1")}
    ).json()

    assert answer["gone"]
    assert answer["undo"]
    assert "hidden" not in answer


def test_date_that_a_file_brought_stays_whatever_its_year(owner: User, owner_client: Client):
    document = make_document(actions=(Action(text="Ring Omar", due=dt.date(1899, 1, 1)),))
    canvas = make_canvas(owner=owner, document=document)
    ref = storage.snapshot(canvas).actions[0]
    walk = Walk(owner_client, canvas)
    said = {
        "name": "Ring Omar again",
        "due": "1899-01-01",
        "revision": walk.revision(f"action:{ref}"),
    }

    kept = _save(walk, f"analysis/actions/{ref}/", {**said, "base-due": "1899-01-01"})
    typed = _save(
        walk,
        f"analysis/actions/{ref}/",
        {**said, "due": "0202-01-01", "revision": walk.revision(f"action:{ref}")},
    )

    assert (kept.status_code, typed.status_code) == (200, 422)
    assert walk.document().actions[0].due == dt.date(1899, 1, 1)
