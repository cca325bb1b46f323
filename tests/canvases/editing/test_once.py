"""Saves that are sent again, and many at once: nothing twice, nothing by halves."""

from __future__ import annotations

import datetime as dt
import uuid
from threading import Barrier, Thread

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from msgspec.structs import replace

from accounts.models import User
from canvases import editing, storage
from canvases.access import Actor
from canvases.document import Document
from canvases.editing import Outcome
from canvases.models import Canvas, Receipt
from tests.canvases.factories import linked_document, make_canvas

KEY = uuid.UUID("8e5a4f62-9d0f-4f0c-b7a8-2f8f8b9d2c11")
# The savepoint's two, the lock, the receipt read and written; the save itself comes on top.
QUERIES_AROUND = 5
QUERIES_TO_REPEAT = 4


@pytest.fixture
def actor(owner: User) -> Actor:
    return Actor.of(owner)


@pytest.fixture
def canvas(owner: User) -> Canvas:
    return make_canvas(owner=owner, document=linked_document())


def _add(
    actor: Actor, canvas: Canvas, name: str = "Andi", *, key: uuid.UUID | None = KEY
) -> Outcome:
    def run(held: Canvas) -> Outcome:
        saved = editing.add(actor, held.pk, "personas", {"name": name})
        return Outcome(200, {"ref": saved.ref, "repeat": False})

    return editing.once(actor, canvas.pk, key, name, run)


def _read(canvas: Canvas) -> Document:
    return storage.read(Canvas.objects.get(pk=canvas.pk))


@pytest.mark.django_db
def test_repeat_stores_nothing_and_answers_the_same(actor: Actor, canvas: Canvas) -> None:
    first = _add(actor, canvas)
    again = _add(actor, canvas)

    assert [p.name for p in _read(canvas).personas] == ["Ted", "Omar", "Andi"]
    assert (again.status, again.body) == (200, {**first.body, "repeat": True})


@pytest.mark.django_db
def test_key_is_a_canvass_own(actor: Actor, canvas: Canvas, owner: User) -> None:
    other = make_canvas(owner=owner)

    _add(actor, canvas)
    _add(actor, other)

    assert [p.name for p in _read(other).personas] == ["Andi"]


@pytest.mark.django_db
def test_key_of_another_save_is_refused(actor: Actor, canvas: Canvas) -> None:
    _add(actor, canvas)

    with pytest.raises(editing.KeyTaken):
        _add(actor, canvas, "Ben")

    assert len(_read(canvas).personas) == 3


@pytest.mark.django_db
def test_save_without_a_key_is_stored_each_time(actor: Actor, canvas: Canvas) -> None:
    _add(actor, canvas, "Andi", key=None)
    _add(actor, canvas, "Ben", key=None)

    assert len(_read(canvas).personas) == 4
    assert not Receipt.objects.exists()


@pytest.mark.django_db
def test_what_is_refused_is_stored_by_no_half_and_judged_anew(actor: Actor, canvas: Canvas) -> None:
    def run(held: Canvas) -> Outcome:
        editing.add(actor, held.pk, "personas", {"name": "Andi"})
        return Outcome(409, {})

    refused = editing.once(actor, canvas.pk, KEY, "", run)
    stored = _add(actor, canvas)

    assert refused == Outcome(409, {})
    assert stored.body["repeat"] is False
    assert [p.name for p in _read(canvas).personas] == ["Ted", "Omar", "Andi"]


@pytest.mark.django_db
def test_what_fails_is_stored_by_no_half(actor: Actor, canvas: Canvas) -> None:
    def run(held: Canvas) -> Outcome:
        editing.add(actor, held.pk, "personas", {"name": "Andi"})
        raise KeyError

    with pytest.raises(KeyError):
        editing.once(actor, canvas.pk, KEY, "", run)

    assert len(_read(canvas).personas) == 2
    assert not Receipt.objects.exists()


@pytest.mark.django_db
def test_stranger_learns_nothing_from_a_key(canvas: Canvas, actor: Actor, stranger: User) -> None:
    _add(actor, canvas)

    with pytest.raises(editing.NotFound):
        _add(Actor.of(stranger), canvas)


@pytest.mark.django_db
def test_example_is_changed_by_nobody(actor: Actor) -> None:
    example = storage.create(linked_document(), example="rooftop-parts")

    with pytest.raises(editing.Forbidden):
        _add(actor, example)


@pytest.mark.django_db(transaction=True)
def test_copies_that_come_at_once_are_stored_once(actor: Actor, canvas: Canvas) -> None:
    together, outcomes = Barrier(4), []

    def send() -> None:
        together.wait()
        try:
            outcomes.append(_add(actor, canvas))
        finally:
            connections.close_all()

    threads = [Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcome.body["repeat"] for outcome in outcomes) == [False, True, True, True]
    assert len({outcome.body["ref"] for outcome in outcomes}) == 1
    assert [p.name for p in _read(canvas).personas] == ["Ted", "Omar", "Andi"]


@pytest.mark.django_db
def test_once_takes_few_queries_and_a_repeat_fewer(actor: Actor, canvas: Canvas) -> None:
    with CaptureQueriesContext(connection) as around:
        editing.once(actor, canvas.pk, KEY, "", lambda held: Outcome(200, {}))
    with CaptureQueriesContext(connection) as repeat:
        editing.once(actor, canvas.pk, KEY, "", lambda held: Outcome(200, {}))

    assert (len(around), len(repeat)) == (QUERIES_AROUND, QUERIES_TO_REPEAT)


@pytest.mark.django_db
def test_receipts_go_after_thirty_days(actor: Actor, canvas: Canvas) -> None:
    _add(actor, canvas)
    Receipt.objects.update(at=timezone.now() - dt.timedelta(days=31))
    _add(actor, canvas, "Ben", key=uuid.uuid4())

    editing.purge()

    assert Receipt.objects.count() == 1


# Many at once


@pytest.mark.django_db
def test_many_are_one_change_in_their_order(actor: Actor, canvas: Canvas) -> None:
    many = [{"name": name} for name in ("Andi", "Ben", "Cleo")]

    saved, refs = editing.add_all(actor, canvas.pk, "personas", many)

    personas = _read(canvas).personas
    assert [p.name for p in personas] == ["Ted", "Omar", "Andi", "Ben", "Cleo"]
    assert [p.id for p in personas[2:]] == refs
    assert (saved.revision, saved.canvas_revision, saved.words) == (2, 2, "Cleo")


@pytest.mark.django_db
def test_name_that_is_there_already_is_left_out_and_told(actor: Actor, canvas: Canvas) -> None:
    many = [{"name": name} for name in ("ted ", "Andi", "Andi")]

    saved, refs = editing.add_all(actor, canvas.pk, "personas", many)

    assert [p.name for p in _read(canvas).personas] == ["Ted", "Omar", "Andi"]
    assert [ref is None for ref in refs] == [True, False, True]
    assert saved.also == ("On the list already: ted and Andi.",)


@pytest.mark.django_db
def test_one_that_is_wrong_stops_all_of_them(actor: Actor, canvas: Canvas) -> None:
    many = [{"name": name} for name in ("Andi", "B" * 161)]

    with pytest.raises(editing.Invalid) as refused:
        editing.add_all(actor, canvas.pk, "personas", many)

    said = "Line 2: Write at most 160 characters; these are 161."
    assert refused.value.errors == {"name": [said]}
    assert len(_read(canvas).personas) == 2


@pytest.mark.django_db
def test_many_are_taken_back_and_brought_back_as_one(actor: Actor, canvas: Canvas) -> None:
    many = [{"name": name} for name in ("Andi", "Ben", "Cleo")]
    saved, _ = editing.add_all(actor, canvas.pk, "personas", many)
    editing.set_link(actor, canvas.pk, "fits", _read(canvas).personas[2].id, "v2", True)
    before = _read(canvas)

    gone = editing.reverse(actor, canvas.pk, [saved.canvas_revision])

    assert [p.name for p in _read(canvas).personas] == ["Ted", "Omar"]
    editing.reverse(actor, canvas.pk, [gone.canvas_revision])
    assert _read(canvas) == before


@pytest.mark.django_db
def test_what_was_changed_since_is_not_taken_back(actor: Actor, canvas: Canvas) -> None:
    many = [{"name": name} for name in ("Andi", "Ben")]
    saved, refs = editing.add_all(actor, canvas.pk, "personas", many)
    editing.change(actor, canvas.pk, "personas", str(refs[0]), {"think": "?"}, saved.revision)
    before = _read(canvas)

    with pytest.raises(editing.Invalid):
        editing.reverse(actor, canvas.pk, [saved.canvas_revision])

    assert _read(canvas) == before


@pytest.mark.django_db
def test_name_that_is_taken_gets_a_number(actor: Actor, canvas: Canvas) -> None:
    saved = editing.add(actor, canvas.pk, "personas", {"name": "Ted"}, numbered=True)

    assert saved.words == "Ted (2)"


@pytest.mark.django_db
def test_sentence_is_taken_back_and_brought_back_as_one(actor: Actor, canvas: Canvas) -> None:
    before = _read(canvas)
    saved = editing.write_sentence(
        actor, canvas.pk, who="p2", need="A report", today="Guesses", offer="Margin report"
    )
    written = _read(canvas)

    gone = editing.reverse(actor, canvas.pk, [saved.canvas_revision])

    assert replace(_read(canvas), steps={}) == before
    editing.reverse(actor, canvas.pk, [gone.canvas_revision])
    assert _read(canvas) == written


@pytest.mark.django_db
def test_what_was_brought_back_goes_again(actor: Actor, canvas: Canvas) -> None:
    removed = editing.remove(actor, canvas.pk, "personas", "p1", 1)
    without = _read(canvas)
    assert removed.undo is not None
    back = editing.undo(actor, canvas.pk, removed.undo)
    whole = _read(canvas)

    gone = editing.reverse(actor, canvas.pk, [back.canvas_revision])

    assert _read(canvas) == without
    editing.reverse(actor, canvas.pk, [gone.canvas_revision])
    assert _read(canvas) == whole
