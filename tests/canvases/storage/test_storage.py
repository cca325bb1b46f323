"""Rows and the document: the same thing, read at a fixed price."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings

from canvases import document as doc
from canvases import storage
from canvases.models import Canvas, Persona
from canvases.storage import loading
from tests.canvases.factories import linked_document, make_canvas, make_document
from tests.canvases.strategies import big_document, documents

# Blocks, their links and notes, a query each; all lists of ids come in one.
QUERIES_TO_READ = 27


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    storage.forget()


@pytest.mark.django_db
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=documents())
def test_rows_give_back_any_document(document: doc.Document) -> None:
    with transaction.atomic():
        canvas = storage.create(document)

        assert storage.read(canvas) == document

        transaction.set_rollback(True)


@pytest.mark.django_db
def test_rows_give_back_the_same_bytes() -> None:
    document = big_document(200)

    canvas = storage.create(document)

    assert doc.encode(storage.read(canvas)) == doc.encode(document)


@pytest.mark.django_db
@pytest.mark.parametrize("items", [1, 200])
def test_reading_takes_as_many_queries_for_any_size(items: int) -> None:
    canvas = make_canvas(document=big_document(items))

    with CaptureQueriesContext(connection) as queries:
        storage.snapshot(canvas)

    assert len(queries) == QUERIES_TO_READ


@pytest.mark.django_db(transaction=True)
def test_a_kept_snapshot_takes_no_query() -> None:
    canvas = make_canvas(document=linked_document())
    first = storage.snapshot(canvas)

    with CaptureQueriesContext(connection) as queries:
        second = storage.snapshot(canvas)

    assert second is first
    assert len(queries) == 0


@pytest.mark.django_db(transaction=True)
def test_a_kept_snapshot_of_an_old_revision_is_not_used() -> None:
    canvas = make_canvas(document=linked_document())
    storage.snapshot(canvas)
    Canvas.objects.update(title="Roof Parts", revision=2)

    read = storage.snapshot(Canvas.objects.get())

    assert (read.document.title, read.revision) == ("Roof Parts", 2)


@pytest.mark.django_db(transaction=True)
def test_a_canvas_that_was_loaded_before_a_change_is_read_as_it_is_now() -> None:
    canvas = make_canvas()
    Canvas.objects.update(title="Roof Parts", revision=2)

    read = storage.snapshot(canvas)

    assert (read.document.title, read.revision) == ("Roof Parts", 2)


@pytest.mark.django_db(transaction=True)
def test_what_a_transaction_rolls_back_is_not_kept() -> None:
    canvas = make_canvas()
    with transaction.atomic():
        Canvas.objects.update(title="Never", revision=2)
        storage.snapshot(Canvas.objects.get())
        transaction.set_rollback(True)
    Canvas.objects.update(title="Roof Parts", revision=2)

    read = storage.snapshot(Canvas.objects.get())

    assert read.document.title == "Roof Parts"
    assert canvas.title == "Rooftop Parts"


@pytest.mark.django_db(transaction=True)
def test_a_change_while_reading_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    canvas = make_canvas(document=linked_document())
    original = loading._Reader._fits

    def rename_meanwhile(reader: Any) -> Any:
        monkeypatch.setattr(loading._Reader, "_fits", original)
        Persona.objects.filter(ref="p1").update(name="Theodore")
        Canvas.objects.update(title="Roof Parts", revision=2)
        return original(reader)

    monkeypatch.setattr(loading._Reader, "_fits", rename_meanwhile)
    read = storage.snapshot(canvas)

    assert (read.document.title, read.document.personas[0].name) == ("Roof Parts", "Theodore")
    assert read.revision == 2


@pytest.mark.django_db
def test_a_snapshot_says_the_revision_of_every_row() -> None:
    document = make_document(
        positioning=doc.Positioning(for_="Technicians"),
        capture_summary="Word of mouth",
        segments=(doc.Segment(id="s1", name="Technicians"),),
        journey_notes=(doc.JourneyNote(who="s1", stage="action"),),
        forces=(doc.Force(force="buyers"),),
        actions=(doc.Action(text="Call"),),
        steps={"channels": doc.Step(note="None yet")},
    )

    read = storage.snapshot(make_canvas(document=document))

    assert dict(read.revisions) == {
        "details": 1,
        "s1": 1,
        "answer:positioning.for": 1,
        "answer:capture_summary": 1,
        "journey:s1:action": 1,
        "force:buyers": 1,
        "step:channels": 1,
        f"action:{read.actions[0]}": 1,
    }


@pytest.mark.django_db
def test_lists_of_canvases_find_the_counts_on_the_row() -> None:
    document = make_document(
        personas=(doc.Persona(id="p1", name="Ted"),),
        propositions=(doc.Proposition(id="v1", name="Parts lookup"),),
        fits=(doc.Fit(who="p1", proposition="v1"),),
        steps={
            "channels": doc.Step(status="done"),
            "key-resources": doc.Step(status="not_applicable", reason="None"),
            "halfway": doc.Step(status="done"),
        },
    )

    canvas = make_canvas(document=document)

    assert (canvas.items, canvas.links, canvas.steps_done) == (2, 1, 2)


@pytest.mark.django_db
def test_the_largest_values_are_stored() -> None:
    document = make_document(
        title="漢" * 160,
        segments=(doc.Segment(id="👷" * 160, name="ΐ" * 160, size=10**12, description="é" * 2000),),
        revenue_streams=(
            doc.RevenueStream(
                id="m1",
                name="Licence",
                packages=(doc.Package(price=Decimal("999999999999.99"), units=10**12),),
            ),
        ),
        steps={"halfway": doc.Step(note="👷" * 20_000)},
    )

    assert storage.read(make_canvas(document=document)) == document
