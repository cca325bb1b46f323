"""What no view answers itself is answered in one place."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from canvases import editing
from canvases.access import Actor
from canvases.editing import EditingError
from web.refusals import Refusal

pytestmark = pytest.mark.django_db


def _all(of: type[Refusal]) -> list[type[Refusal]]:
    return [one for kind in of.__subclasses__() for one in (kind, *_all(kind))]


def _made(kind: type[Refusal]) -> Refusal:
    arguments: dict[str, tuple[Any, ...]] = {
        "Gone": ("p1",),
        "Stale": ({}, 2),
        "Shared": ("name", "Which?", {}),
        "Invalid": ({"": ["No."]},),
    }
    return kind(*arguments.get(kind.__name__, ()))


KINDS = [kind for kind in _all(Refusal) if kind is not EditingError]


@pytest.fixture
def ted(client: Client) -> User:
    ted = User.objects.create_user("ted@example.org", "a long password")
    client.force_login(ted)
    return ted


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_refusal_has_an_answer_in_words(
    client: Client, ted: User, kind: type[Refusal], monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = editing.start(Actor(user=ted), "Roofs")

    def refuse(*_: object) -> None:
        raise _made(kind)

    monkeypatch.setattr("canvases.editing.delete_canvas", refuse)
    response = client.post(reverse("canvases:delete", args=[canvas.pk]))

    assert response.status_code == kind.status
    page = response.content.decode()
    assert "<h1>" in page
    if kind.status not in (HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN):
        assert kind.words in page
        assert response.headers["Cache-Control"] == "no-store"


def test_refusal_as_not_found_tells_a_stranger_nothing(
    client: Client, ted: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = editing.start(Actor(user=ted), "Roofs")

    def refuse(*_: object) -> None:
        raise editing.NotFound

    monkeypatch.setattr("canvases.editing.delete_canvas", refuse)
    mine = client.post(reverse("canvases:delete", args=[canvas.pk]))
    none = client.post(reverse("canvases:delete", args=[uuid4()]))

    assert mine.content == none.content


def test_what_is_no_refusal_stays_a_fault(
    client: Client, ted: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = editing.start(Actor(user=ted), "Roofs")

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("canvases.editing.delete_canvas", fail)

    with pytest.raises(ZeroDivisionError):
        client.post(reverse("canvases:delete", args=[canvas.pk]))
