"""A new kind of field is two files, itself and its control; everything else asks it."""

from __future__ import annotations

import importlib
import json
import re
import uuid
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from canvases import document, editing, storage
from canvases.access import Actor
from canvases.blocks import BLOCKS
from canvases.exports.pdf.entries import Entries
from canvases.fields import kinds
from canvases.measures.colours import Coloured
from canvases.models import Canvas
from reviews import rounds
from tests.canvases.factories import linked_document, make_canvas

# The made-up kind: a part of a hundred, kept as a whole number.
ITSELF = """
from canvases.fields.kinds.kind import Kind, Refused


class Percent(Kind):
    column = "count"

    def read(self, field, name, data):
        text = data.get(name, "").strip()
        figure = text.removesuffix("%").strip()
        return int(figure) if figure.isdecimal() else text or None

    def stored(self, shape, value, key):
        if type(value) is int and 0 <= value <= 100:
            return value
        raise Refused("Write a part of a hundred, such as 40 %.")

    def said(self, field, value, told):
        return f"{value} percent"


KIND = Percent()
"""
ITS_CONTROL = """
{% extends "wizard/controls/labelled.html" %}
{% block control %}
<input type="range" data-percent value="{{ control.value }}"
       {% include "wizard/controls/parts/attributes.html" %}>
{% endblock control %}
"""
SEGMENT = "customer-segments/segments/s1/"
WRONG = "Write a part of a hundred, such as 40 %."


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[None]:
    """The size of a segment is asked as a percentage: a kind and a control that nobody knows."""
    itself, control = tmp_path / "percent.py", tmp_path / "wizard/controls/percent.html"
    control.parent.mkdir(parents=True)
    itself.write_text(ITSELF)
    control.write_text(ITS_CONTROL)
    monkeypatch.setattr(kinds, "__path__", [*kinds.__path__, str(tmp_path)])
    kind = importlib.import_module("canvases.fields.kinds.percent").KIND
    monkeypatch.setitem(kinds.KINDS, "percent", kind)
    (engine,) = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": [*engine["DIRS"], tmp_path]}]
    (field,) = (one for more in BLOCKS["segments"].more for one in more.fields if one.key == "size")
    was = field.kind
    object.__setattr__(field, "kind", "percent")
    yield
    object.__setattr__(field, "kind", was)


@pytest.fixture
def canvas(asked: None, owner: User) -> Canvas:
    return make_canvas(owner=owner, document=linked_document())


def _post(client: Client, canvas: Canvas, size: str, **more: Any) -> Any:
    seen = storage.snapshot(Canvas.objects.get(pk=canvas.pk)).revisions["s1"]
    data = {"name": "Technicians", "size": size, "revision": seen}
    return client.post(f"/canvases/{canvas.pk}/steps/{SEGMENT}", data, **more)


def _as_script() -> dict[str, Any]:
    return {"HTTP_ACCEPT": "application/json", "HTTP_X_SAVE_KEY": str(uuid.uuid4())}


def _document(canvas: Canvas) -> document.Document:
    return storage.read(Canvas.objects.get(pk=canvas.pk))


def test_it_is_drawn_read_and_stored(owner_client: Client, canvas: Canvas) -> None:
    form = owner_client.get(f"/canvases/{canvas.pk}/steps/customer-segments/?open=s1").text
    typed = _post(owner_client, canvas, "40 %")

    assert re.search(r'data-percent value=""\s+id="id_s1_size" name="size"', form)
    assert typed.status_code == 303
    assert _document(canvas).segments[0].size == 40
    file = json.loads(document.encode(_document(canvas)))
    assert file["segments"][0]["size"] == 40

    sent = _post(owner_client, canvas, "35%", **_as_script())

    assert sent.status_code == 200
    assert _document(canvas).segments[0].size == 35
    form = owner_client.get(f"/canvases/{canvas.pk}/steps/customer-segments/?open=s1").text
    assert 'data-percent value="35"' in form


def test_what_is_wrong_is_said_beside_it(owner_client: Client, canvas: Canvas) -> None:
    typed = _post(owner_client, canvas, "most")
    sent = _post(owner_client, canvas, "400", **_as_script())

    assert (typed.status_code, sent.status_code) == (422, 422)
    _, _, beside = typed.text.partition('<div id="id_s1_size_error"')
    assert beside.partition("</div>")[0].rstrip().endswith(f"<p>{WRONG}</p>")
    assert 'data-percent value="most"' in typed.text
    assert sent.json()["errors"] == {"size": [WRONG]}
    assert _document(canvas).segments[0].size is None


def test_both_sides_of_a_conflict_are_told_in_its_words(
    owner_client: Client, canvas: Canvas
) -> None:
    seen = storage.snapshot(canvas).revisions["s1"]
    _post(owner_client, canvas, "40")
    data = {"name": "Technicians", "size": "20 %", "base-size": "", "revision": seen}

    late = owner_client.post(f"/canvases/{canvas.pk}/steps/{SEGMENT}", data, **_as_script())

    assert late.status_code == 409
    (clash,) = late.json()["conflict"]["fields"].values()
    assert (clash["mine"], clash["theirs"]) == ("20 percent", "40 percent")


def test_it_is_told_in_its_words_everywhere(owner_client: Client, canvas: Canvas) -> None:
    owner, home = Actor.of(canvas.owner), f"/canvases/{canvas.pk}/"
    rita = User.objects.create_user("rita@example.org", "rita's password", name="Rita")
    canvas.members.create(user=rita, role="reviewer")
    rita_client = Client()
    rita_client.force_login(rita)
    editing.save_version(owner, canvas.pk, note="Before")

    _post(owner_client, canvas, "40 %")
    rounds.submit(owner, canvas.pk, scope="whole", message="", seen=0)

    pages = {
        "history": owner_client.get(f"{home}history/s1/"),
        "compare": owner_client.get(f"{home}versions/compare/?from=1"),
        "review": rita_client.get(f"{home}review/customer-segments/"),
    }
    assert {name: "40 percent" in unescape(page.text) for name, page in pages.items()} == {
        "history": True,
        "compare": True,
        "review": True,
    }
    now = _document(canvas)
    (entry, *_) = Entries(now, Coloured(now), {}).of(BLOCKS["segments"], now.segments)
    assert "How many: 40 percent" in entry.facts
