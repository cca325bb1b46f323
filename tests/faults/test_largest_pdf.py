"""The largest canvases get their PDF in the end: whole, or the summary and a sentence.

In short with a limit of a second, which stands for all that is too much; `make faults` makes them
whole, within the time that they have.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import get_args

import msgspec
import pytest
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from canvases.document import CANVAS_ITEMS, Cost, Document, Step, StepKey, encode
from canvases.exports import orders
from canvases.models import Canvas
from operations.worker import turns
from tests.canvases.big_documents import big_document
from tests.canvases.factories import make_canvas, make_document

pytestmark = pytest.mark.django_db
MEBIBYTE = 1024 * 1024
NOTE = 20_000


def everywhere() -> Document:
    return big_document(CANVAS_ITEMS, text_length=84)


def one_block() -> Document:
    words = "It is told at some length here. " * 12
    costs = (
        Cost(id=f"x{n}", name=f"Cost {n} of very many", description=words)
        for n in range(CANVAS_ITEMS)
    )
    return make_document(costs=tuple(costs))


def long_notes(text: str) -> Callable[[], Document]:
    notes = {key: Step(note=(text * NOTE)[:NOTE]) for key in get_args(StepKey)}
    return lambda: msgspec.structs.replace(big_document(1_000), steps=notes)


NASTY = {
    "everywhere": everywhere,
    "one block": one_block,
    "one word": long_notes("x"),
    "faces alternate in one word": long_notes("a**b**`c`*d*"),
    "Chinese": long_notes("字"),
    "Hebrew": long_notes("שלום "),
}


@pytest.fixture(autouse=True)
def _workers(settings: Settings, tmp_path: object) -> None:
    settings.TASKS = settings.WAITING_TASKS
    settings.VAR_DIR = tmp_path


def work() -> None:
    """Run all that waits for the lane of the large ones."""
    while turns.run_next(f"seat-{orders.LONG}", orders.LONG):
        pass


def address(canvas: Canvas, query: str = "") -> str:
    return f"/canvases/{canvas.pk}/download.pdf{query}"


def test_what_is_too_much_ends_as_a_summary_and_a_sentence(
    owner: User, owner_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(orders, "LONG_SECONDS", 1.0)
    canvas = make_canvas(owner=owner, document=everywhere())

    waiting = owner_client.get(address(canvas))
    assert waiting.status_code == 303
    work()
    page = owner_client.get(waiting["Location"])
    summary = owner_client.get(address(canvas, "?part=summary"))

    assert page.status_code == 200
    assert "The PDF took longer than 1 second." in page.content.decode()
    assert re.search(r'href="[^"]*\?part=summary', page.content.decode())
    assert summary.content.startswith(b"%PDF-")


def _gets_its_pdf_whole(owner: User, owner_client: Client, made: Callable[[], Document]) -> None:
    document = made()
    assert 0.4 * MEBIBYTE < len(encode(document)) < MEBIBYTE
    canvas = make_canvas(owner=owner, document=document)

    waiting = owner_client.get(address(canvas))
    assert waiting.status_code == 303
    work()

    assert owner_client.get(address(canvas)).content.startswith(b"%PDF-")


if os.environ.get("FAULTS") == "whole":
    test_largest_canvas_gets_its_pdf_whole = pytest.mark.parametrize(
        "made", NASTY.values(), ids=NASTY.keys()
    )(_gets_its_pdf_whole)
