"""Whatever refuses a save, the queue gets JSON with a sentence for whoever typed."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from canvases import storage
from canvases.models import Canvas
from tests.canvases.factories import linked_document

SENTENCE = re.compile(r"[A-Z].* .*\.", re.DOTALL)


@pytest.fixture
def canvas(owner: User) -> Canvas:
    return storage.create(linked_document(), owner=owner)


def save(client: Client, canvas: Canvas, path: str, data: dict[str, Any]) -> Any:
    headers = {"Accept": "application/json", "X-Save-Key": str(uuid.uuid4())}
    return client.post(f"/canvases/{canvas.pk}/steps/{path}", data, headers=headers)


def test_note_of_three_megabytes_is_refused_with_the_limit(
    owner_client: Client, canvas: Canvas
) -> None:
    response = save(owner_client, canvas, "channels/note/", {"note": "e" * 3_000_000})

    said = (
        "This is too much for one save, which holds 2.5 MB at most. "
        "Copy it, and save it in smaller parts."
    )
    assert response.status_code == 413
    assert response.json() == {"reason": "too-much", "message": said}
    assert response["Cache-Control"].startswith("max-age=0, no-cache, no-store")


def test_more_lines_than_a_list_holds_are_refused_with_the_limit(
    owner_client: Client, canvas: Canvas
) -> None:
    lines = [f"Person {number}" for number in range(1200)]

    response = save(owner_client, canvas, "customer-segments/add/personas/", {"name": lines})

    assert response.status_code == 422
    assert "200" in str(response.json()["errors"])


def test_more_fields_than_the_server_reads_are_refused_in_words(
    owner_client: Client, canvas: Canvas
) -> None:
    fields = {f"field-{number}": "" for number in range(10_001)}

    response = save(owner_client, canvas, "channels/note/", fields)

    assert (response.status_code, response.json()["reason"]) == (400, "unread")
    assert SENTENCE.fullmatch(response.json()["message"])


def test_address_that_there_is_not_is_refused_in_words(
    owner_client: Client, canvas: Canvas
) -> None:
    response = save(owner_client, canvas, "channels/nothing/here/at/all/", {})

    assert (response.status_code, response.json()["reason"]) == (404, "gone")
    assert SENTENCE.fullmatch(response.json()["message"])


def test_method_that_is_not_meant_is_refused_in_words(owner_client: Client, canvas: Canvas) -> None:
    headers = {"Accept": "application/json", "X-Save-Key": str(uuid.uuid4())}

    response = owner_client.put(f"/canvases/{canvas.pk}/steps/channels/note/", headers=headers)

    assert (response.status_code, response.json()["reason"]) == (405, "method")


def test_old_token_is_refused_in_words(owner: User, canvas: Canvas) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner)

    response = save(client, canvas, "channels/note/", {"note": "Mine"})

    assert (response.status_code, response.json()["reason"]) == (403, "token")
    assert SENTENCE.fullmatch(response.json()["message"])


def test_error_of_ours_is_told_in_words(
    owner_client: Client, canvas: Canvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any, **named: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("canvases.editing.save_note", fail)
    owner_client.raise_request_exception = False

    response = save(owner_client, canvas, "channels/note/", {"note": "Mine", "revision": 0})

    assert (response.status_code, response.json()["reason"]) == (500, "broken")


def test_page_for_a_person_stays_a_page(owner_client: Client, canvas: Canvas) -> None:
    response = owner_client.post(f"/canvases/{canvas.pk}/steps/channels/nothing/here/at/all/")

    assert response.status_code == 404
    assert response["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("revision", [None, "one"])
def test_save_without_a_revision_is_refused_in_words(
    owner_client: Client, canvas: Canvas, revision: str | None
) -> None:
    seen = {} if revision is None else {"revision": revision}

    response = save(owner_client, canvas, "channels/note/", {"note": "Mine", **seen})

    assert (response.status_code, response.json()["reason"]) == (428, "no-revision")
    assert SENTENCE.fullmatch(response.json()["message"])
