"""The details of a canvas: saved with the revision that was seen."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from canvases import storage
from canvases.document import Document
from canvases.models import Canvas


@pytest.fixture
def canvas(owner: User) -> Canvas:
    document = Document(format="canvas", version=1, title="Rooftop Parts", stage="idea")
    return storage.create(document, owner=owner)


def test_details_are_saved(owner_client: Client, canvas: Canvas) -> None:
    response = owner_client.post(
        f"/canvases/{canvas.pk}/details/",
        {
            "title": "Rooftop Parts Ltd",
            "organisation": "A contractor",
            "stage": "growing",
            "currency": "USD",
            "next_review": "2027-01-15",
            "revision": canvas.details_revision,
        },
    )

    assert (response.status_code, response["Location"]) == (303, f"/canvases/{canvas.pk}/")
    saved = storage.read(Canvas.objects.get())
    assert (saved.title, saved.organisation, saved.stage, saved.currency, saved.next_review) == (
        "Rooftop Parts Ltd",
        "A contractor",
        "growing",
        "USD",
        dt.date(2027, 1, 15),
    )


def test_details_show_what_is_there(owner_client: Client, canvas: Canvas) -> None:
    page = owner_client.get(f"/canvases/{canvas.pk}/details/").text

    assert 'value="Rooftop Parts"' in page
    assert '<option value="idea" selected>An idea</option>' in page
    assert f'name="revision" value="{canvas.details_revision}"' in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"title": "x" * 161},
        {"stage": "rich"},
        {"next_review": "soon"},
        {"organisation": "x" * 161},
    ],
)
def test_wrong_details_are_422_and_stay_as_typed(
    owner_client: Client, canvas: Canvas, wrong: dict[str, str]
) -> None:
    sent = {"title": "Typed", "currency": "typed too", "revision": str(canvas.details_revision)}

    response = owner_client.post(f"/canvases/{canvas.pk}/details/", {**sent, **wrong})

    assert response.status_code == 422
    assert 'value="typed too"' in response.text
    assert Canvas.objects.get().title == "Rooftop Parts"


@pytest.mark.parametrize("title", ["Mine", ""])
def test_details_that_changed_meanwhile_are_shown_beside_what_was_typed(
    owner_client: Client, canvas: Canvas, title: str
) -> None:
    seen = canvas.details_revision
    owner_client.post(f"/canvases/{canvas.pk}/details/", {"title": "Theirs", "revision": seen})

    late = {"title": title, "organisation": "My firm", "revision": seen}
    response = owner_client.post(f"/canvases/{canvas.pk}/details/", late)

    assert response.status_code == 409
    assert "<strong>Title</strong> Theirs" in response.text
    assert 'value="My firm"' in response.text
    assert Canvas.objects.get().title == "Theirs"


def test_what_was_typed_can_be_kept_with_one_more_save(
    owner_client: Client, canvas: Canvas
) -> None:
    seen = canvas.details_revision
    address = f"/canvases/{canvas.pk}/details/"
    owner_client.post(address, {"title": "Theirs", "revision": seen})
    conflict = owner_client.post(address, {"title": "Mine", "revision": seen}).text
    now = re.search(r'name="revision" value="(\d+)"', conflict)
    assert now is not None

    owner_client.post(address, {"title": "Mine", "revision": now[1]})

    assert Canvas.objects.get().title == "Mine"


@pytest.mark.parametrize("revision", ["", "x", "-1"])
def test_save_that_does_not_say_what_it_saw_is_428(
    owner_client: Client, canvas: Canvas, revision: str
) -> None:
    response = owner_client.post(
        f"/canvases/{canvas.pk}/details/", {"title": "Mine", "revision": revision}
    )

    assert response.status_code == 428
    assert 'value="Mine"' in response.text
    assert Canvas.objects.get().title == "Rooftop Parts"


# As the save queue sends it


def _send(client: Client, canvas: Canvas, data: dict[str, Any]) -> Any:
    headers = {"Accept": "application/json", "X-Save-Key": str(uuid.uuid4())}
    return client.post(f"/canvases/{canvas.pk}/details/", data, headers=headers)


def test_script_is_told_what_was_stored(owner_client: Client, canvas: Canvas) -> None:
    data = {"title": "Roof Parts", "currency": "EUR", "revision": 1}

    body = _send(owner_client, canvas, data).json()

    assert (body["where"], body["revision"], body["canvas"]) == ("details", 2, 2)
    stored = storage.read(Canvas.objects.get())
    assert (stored.title, stored.currency, stored.stage) == ("Roof Parts", "EUR", "idea")


def test_different_details_merge(owner_client: Client, canvas: Canvas) -> None:
    held = {"title": "Rooftop Parts", "currency": "", "stage": "idea"}
    bases = {f"base-{name}": value for name, value in held.items()}
    _send(owner_client, canvas, {**held, "currency": "EUR", "revision": 1})

    body = _send(owner_client, canvas, {**held, **bases, "title": "Roof", "revision": 1}).json()

    assert body["merged"] == {"currency": "EUR"}
    assert storage.read(Canvas.objects.get()).title == "Roof"


def test_same_detail_is_a_conflict(owner_client: Client, canvas: Canvas) -> None:
    _send(owner_client, canvas, {"title": "Roof", "revision": 1})

    response = _send(
        owner_client, canvas, {"title": "Rooftop", "base-title": "Rooftop Parts", "revision": 1}
    )

    assert response.status_code == 409
    assert response.json()["conflict"]["both"] == {"title": "Roof / Rooftop"}


def test_wrong_detail_is_told_by_field(owner_client: Client, canvas: Canvas) -> None:
    response = _send(owner_client, canvas, {"title": "", "revision": 1})

    assert (response.status_code, list(response.json()["errors"])) == (422, ["title"])


@pytest.mark.django_db
def test_script_of_a_stranger_finds_nothing(
    client: Client, stranger_client: Client, canvas: Canvas
) -> None:
    data = {"title": "Mine", "revision": 1}

    assert _send(stranger_client, canvas, data).status_code == 404
    assert _send(client, canvas, data).status_code == 401
