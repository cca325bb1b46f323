"""A canvas file comes in: a look first, then the canvas; and what is refused, with where."""

from __future__ import annotations

import base64
import json
import re
import zlib
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import Guest, User
from canvases import storage
from canvases.document import FILE_BYTES, decode
from canvases.models import Canvas

DATA = Path(__file__).parent.parent.parent / "data"
PATH = "/canvases/import/"


@pytest.mark.parametrize("name", [path.name for path in sorted(DATA.glob("*.canvas.json"))])
def test_file_is_seen_first_and_then_imported_whole(
    owner_client: Client, owner: User, name: str
) -> None:
    data = (DATA / name).read_bytes()

    preview = _look(owner_client, data)
    assert preview.status_code == 200
    assert Canvas.objects.count() == 0
    response = owner_client.post(PATH, {"kept": _kept(preview.text), "go": "import"})

    canvas = Canvas.objects.get()
    assert (response.status_code, response["Location"]) == (303, f"/canvases/{canvas.pk}/")
    assert canvas.owner == owner
    assert storage.read(canvas) == decode(data)


def test_preview_says_what_the_file_holds(client: Client, db: None) -> None:
    document = {
        "title": "Rooftop Parts",
        "organisation": "A contractor",
        "personas": [{"id": "p1", "name": "Ted"}],
        "channels": [{"id": "c1", "name": "Shop"}, {"id": "c2", "name": "App stores"}],
        "steps": {"channels": {"status": "done", "note": "Asked **nine** of them."}},
    }

    page = _look(client, _file(document)).text

    assert "<h1>Rooftop Parts</h1>" in page
    assert "A contractor" in page
    assert "1 of 10 steps done. It holds 1 person and 2 channels." in page
    assert "Asked **nine** of them." in page


def test_looking_at_a_file_stores_nothing(client: Client, db: None) -> None:
    _look(client, _file({"title": "Rooftop Parts"}))

    assert (Canvas.objects.count(), Guest.objects.count()) == (0, 0)
    assert "sessionid" not in client.cookies


def test_second_copy_of_a_file_gets_a_name_of_its_own(owner_client: Client, owner: User) -> None:
    kept = _kept(_look(owner_client, _file({"title": "Rooftop Parts"})).text)

    for _ in range(2):
        owner_client.post(PATH, {"kept": kept, "go": "import"})

    titles = [canvas.title for canvas in Canvas.objects.order_by("created_at")]
    assert titles == ["Rooftop Parts", "Rooftop Parts (2)"]


def test_guest_imports_into_their_browser(client: Client, db: None) -> None:
    preview = _look(client, _file({"title": "Rooftop Parts"})).text

    client.post(PATH, {"kept": _kept(preview), "go": "import"})

    assert Canvas.objects.get().guest is not None
    assert "Rooftop Parts" in client.get("/canvases/").text


@pytest.mark.parametrize(
    ("data", "path", "expected", "found"),
    [
        (b"", "$", "valid JSON", ""),
        (b"\xff\xfe", "$", "text in UTF-8", "ff"),
        (b"[" * 5000, "$", "at most 8 levels", ""),
        (b" " * (FILE_BYTES + 1), "$", "a file of at most 1,048,576 bytes", "1,048,577 bytes"),
        (b" " * 3_000_000, "$", "a file of at most 1,048,576 bytes", "3,000,000 bytes"),
        (b'{"format": "canvas", "version": 1, "title": NaN}', "$.title", "", "NaN"),
        (b'{"format": "canvas", "version": 1, "title": ""}', "$.title", "", ""),
        (b'{"format": "canvas", "version": 1, "title": "T", "colour": 1}', "$", "", "colour"),
        (b"PK\x03\x04not a canvas", "$", "", ""),
    ],
)
def test_wrong_file_says_where_it_is_wrong(
    client: Client, db: None, data: bytes, path: str, expected: str, found: str
) -> None:
    response = _look(client, data)

    assert response.status_code == 422
    assert 'aria-invalid="true"' in response.text
    assert f"<code>{path}" in response.text
    assert expected in response.text
    assert found in response.text
    assert (Canvas.objects.count(), Guest.objects.count()) == (0, 0)


def test_no_file_is_422(client: Client, db: None) -> None:
    response = client.post(PATH, {})

    assert response.status_code == 422
    assert "a canvas file" in response.text


def test_names_full_of_markup_show_as_they_are(client: Client, db: None) -> None:
    mark = "<img src=x onerror=alert(1)>"
    document = {
        "title": mark,
        "organisation": mark,
        "steps": {"channels": {"note": mark}},
    }

    right = _look(client, _file(document)).text
    wrong = _look(client, _file({**document, "stage": mark})).text

    for page in (right, wrong):
        assert "<img" not in page
        assert "&lt;img src=x onerror=alert(1)&gt;" in page


def test_many_problems_are_shown_in_part(client: Client, db: None) -> None:
    people = [{"id": f"p{number}", "name": ""} for number in range(50)]

    page = _look(client, _file({"title": "T", "personas": people})).text

    assert page.count("<code>$.personas") == 20
    assert "And 30 more." in page


@pytest.mark.parametrize("kept", ["?", "eJwDAAAAAAE=", "AAAA", "x" * 5000])
def test_preview_that_somebody_tampered_with_is_refused(
    client: Client, db: None, kept: str
) -> None:
    response = client.post(PATH, {"kept": kept, "go": "import"})

    assert response.status_code == 422
    assert Canvas.objects.count() == 0


def test_small_request_that_unpacks_to_a_huge_file_is_refused(client: Client, db: None) -> None:
    bomb = base64.b64encode(zlib.compress(b" " * 200_000_000, 9)).decode()

    response = client.post(PATH, {"kept": bomb, "go": "import"})

    assert response.status_code == 422
    assert "a file of at most 1,048,576 bytes" in response.text


def test_import_needs_its_token(db: None) -> None:
    client = Client(enforce_csrf_checks=True)

    assert _look(client, _file({"title": "T"})).status_code == 403


def test_schema_is_published(client: Client, db: None) -> None:
    response = client.get("/canvases/schema.json")

    assert response["Content-Type"] == "application/schema+json"
    assert json.loads(response.content)["$schema"].endswith("2020-12/schema")
    assert client.post("/canvases/schema.json").status_code == 405


def _file(document: dict[str, Any]) -> bytes:
    return json.dumps({"format": "canvas", "version": 1, **document}).encode()


def _look(client: Client, data: bytes) -> Any:
    return client.post(PATH, {"file": SimpleUploadedFile("a.canvas.json", data)})


def _kept(page: str) -> str:
    found = re.search(r'name="kept" value="([^"]+)"', page)
    assert found is not None
    return found[1]
