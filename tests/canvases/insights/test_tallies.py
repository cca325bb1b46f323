"""The counts that lists show: kept by whatever writes, counted anew when the checks change."""

from __future__ import annotations

import io
import uuid

import msgspec
import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canvases import document as doc
from canvases import editing, storage
from canvases.access import Actor
from canvases.checks import SEVERITIES, counts, findings
from canvases.editing import Outcome
from canvases.insights.tallies import VERSION, tallies
from canvases.models import Canvas
from tests.canvases.factories import QUERIES_TO_TALLY, linked_document, make_canvas

pytestmark = pytest.mark.django_db


@pytest.fixture
def actor(owner):
    return Actor.of(owner)


@pytest.fixture
def canvas(owner):
    return make_canvas(owner=owner, document=linked_document())


def kept(canvas) -> dict[str, int | None]:
    stored = Canvas.objects.get(pk=canvas.pk)
    return {name: getattr(stored, name) for name in due(canvas)}


def due(canvas) -> dict[str, int | None]:
    return tallies(storage.fresh(canvas).document)


def test_tallies_are_what_nobody_dismissed_what_is_in_ink_and_untested(canvas) -> None:
    beliefs = (
        doc.Assumption(id="b1", text="They have phones."),
        doc.Assumption(id="b2", text="They pay.", status="untested"),
        doc.Assumption(id="b3", text="They stay.", status="supported"),
    )
    document = msgspec.structs.replace(linked_document(), assumptions=beliefs)

    found = tallies(document)

    severities = counts(findings(document))
    assert found == {
        **{SEVERITIES[severity].column: count for severity, count in severities.items()},
        "ink": found["ink"],
        "untested": 2,
        "tallied_by": VERSION,
    }
    assert severities["warning"] > 0


def test_new_canvas_is_counted(canvas) -> None:
    assert kept(canvas) == due(canvas)
    assert canvas.counts["warning"] > 0


def test_every_save_keeps_the_counts(canvas, actor) -> None:
    before = kept(canvas)

    for save in (
        lambda: editing.add(actor, canvas.pk, "personas", {"name": "Andi"}),
        lambda: editing.change(actor, canvas.pk, "relationships", "r1", {"path": "partner"}, 1),
        lambda: editing.set_link(actor, canvas.pk, "drivers", "m1", ("p1", "v1"), False),
        lambda: editing.set_status(actor, canvas.pk, "channels", "not_applicable", "None", 0),
        lambda: editing.save_details(actor, canvas.pk, {"stage": "idea"}, 1),
        lambda: editing.remove(actor, canvas.pk, "partners", "n1", 1),
    ):
        save()
        assert kept(canvas) == due(canvas)

    assert kept(canvas) != before


def test_undo_and_restored_versions_are_counted(canvas, actor) -> None:
    version = editing.save_version(actor, canvas.pk)
    gone = editing.remove(actor, canvas.pk, "propositions", "v1", 1)
    after = kept(canvas)

    assert gone.undo is not None
    editing.undo(actor, canvas.pk, gone.undo)
    assert kept(canvas) == due(canvas) != after

    editing.remove(actor, canvas.pk, "channels", "c1", 1)
    editing.restore_version(actor, canvas.pk, version.number)
    assert kept(canvas) == due(canvas)


def test_copies_and_imports_are_counted(canvas, actor) -> None:
    copy = editing.duplicate(actor, canvas.pk)
    imported = editing.import_document(actor, linked_document())

    assert kept(copy) == kept(imported) == kept(canvas)


def test_saves_of_one_request_are_counted_once(canvas, actor) -> None:
    def run(held: Canvas) -> Outcome:
        for name in ("Andi", "Omar’s son", "Jo"):
            editing.add(actor, held.pk, "personas", {"name": name})
        return Outcome(200, {})

    with CaptureQueriesContext(connection) as queries:
        editing.once(actor, canvas.pk, uuid.uuid4(), "x", run)

    reads = [q for q in queries if 'FROM "canvases_touch"' in q["sql"]]
    assert len(reads) == 1
    assert kept(canvas) == due(canvas)


def test_refused_request_counts_nothing(canvas, actor) -> None:
    before = kept(canvas)

    def run(held: Canvas) -> Outcome:
        editing.add(actor, held.pk, "personas", {"name": "Andi"})
        return Outcome(422, {})

    with CaptureQueriesContext(connection) as queries:
        editing.once(actor, canvas.pk, None, "x", run)

    assert not [q for q in queries if 'FROM "canvases_touch"' in q["sql"]]
    assert kept(canvas) == before


def test_notes_are_stored_without_reading_the_canvas(canvas, actor) -> None:
    with CaptureQueriesContext(connection) as queries:
        editing.save_note(actor, canvas.pk, "channels", "Why these?", 0)

    assert len(queries) < QUERIES_TO_TALLY


@pytest.mark.django_db(transaction=True)
def test_page_after_a_save_finds_the_canvas_read(owner) -> None:
    canvas = make_canvas(owner=owner, document=linked_document())
    editing.add(Actor.of(owner), canvas.pk, "personas", {"name": "Andi"})

    stored = Canvas.objects.get(pk=canvas.pk)
    with CaptureQueriesContext(connection) as queries:
        document = storage.read(stored)

    assert len(queries) == 0
    assert document == storage.fresh(stored).document


@pytest.mark.django_db(transaction=True)
def test_what_was_rolled_back_is_not_kept(owner) -> None:
    canvas = make_canvas(owner=owner, document=linked_document())

    def run(held: Canvas) -> Outcome:
        editing.add(Actor.of(owner), held.pk, "personas", {"name": "Andi"})
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        editing.once(Actor.of(owner), canvas.pk, None, "x", run)

    assert storage.read(Canvas.objects.get(pk=canvas.pk)) == linked_document()


def test_recount_counts_what_older_checks_counted(canvas, owner) -> None:
    other = make_canvas(owner=owner, document=linked_document())
    Canvas.objects.filter(pk=canvas.pk).update(errors=9, tallied_by=VERSION - 1)
    Canvas.objects.filter(pk=other.pk).update(errors=9)
    said = io.StringIO()

    call_command("canvas_recount", stdout=said)

    assert said.getvalue() == "1 counted, 1 changed.\n"
    assert kept(canvas) == due(canvas)
    assert kept(other)["errors"] == 9


def test_recount_of_all_changes_nothing_else(canvas) -> None:
    Canvas.objects.filter(pk=canvas.pk).update(errors=9)
    before = Canvas.objects.get(pk=canvas.pk)
    said = io.StringIO()

    call_command("canvas_recount", all=True, stdout=said)

    after = Canvas.objects.get(pk=canvas.pk)
    assert said.getvalue() == "1 counted, 1 changed.\n"
    assert (after.revision, after.changed_at) == (before.revision, before.changed_at)
    assert kept(canvas) == due(canvas)
