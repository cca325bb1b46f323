"""Canvases as wholes, and many writers at once."""

from __future__ import annotations

import datetime as dt
from threading import Barrier, Thread

import pytest
from django.db import connections
from django.utils import timezone
from msgspec.structs import replace

from accounts.models import Guest, User
from canvases import access, editing, models, storage
from canvases.access import NOBODY, Actor
from canvases.models import Canvas, Change
from tests.canvases.factories import linked_document, make_canvas, make_document


@pytest.fixture
def actor(owner: User) -> Actor:
    return Actor.of(owner)


@pytest.mark.django_db
def test_a_canvas_starts_with_a_title(actor: Actor, owner: User) -> None:
    canvas = editing.start(actor, " Rooftop Parts ")

    assert storage.read(canvas) == make_document(title="Rooftop Parts")
    assert (canvas.owner, canvas.guest) == (owner, None)
    assert Change.objects.get().verb == "start"


@pytest.mark.django_db
def test_a_guest_starts_a_canvas() -> None:
    guest = Guest.objects.create()

    canvas = editing.start(Actor.of(guest), "Rooftop Parts")

    assert list(access.editable_by(Actor(guest=guest.pk))) == [canvas]


@pytest.mark.django_db
def test_nobody_starts_no_canvas() -> None:
    with pytest.raises(editing.Forbidden):
        editing.start(NOBODY, "Rooftop Parts")


@pytest.mark.django_db
def test_a_canvas_needs_a_title(actor: Actor) -> None:
    with pytest.raises(editing.Invalid) as refused:
        editing.start(actor, " ")

    assert refused.value.errors == {"title": ["Write a title."]}


@pytest.mark.django_db
def test_a_copy_keeps_the_refs(actor: Actor, owner: User) -> None:
    canvas = make_canvas(owner=owner, document=linked_document())

    copy = editing.duplicate(actor, canvas.pk)

    assert storage.read(copy) == replace(linked_document(), title="Copy of Rooftop Parts")
    assert copy.pk != canvas.pk


@pytest.mark.django_db
def test_the_title_of_a_copy_is_not_too_long(actor: Actor, owner: User) -> None:
    canvas = make_canvas(owner=owner, document=make_document(title="x" * 160))

    assert editing.duplicate(actor, canvas.pk).title == "Copy of " + "x" * 152


@pytest.mark.django_db
def test_anybody_copies_an_example(stranger: User) -> None:
    example = storage.create(linked_document(), example="rooftop-parts")

    copy = editing.duplicate(Actor.of(stranger), example.pk)

    assert (copy.owner, copy.example) == (stranger, None)


@pytest.mark.django_db
def test_other_peoples_canvas_is_not_copied(owner: User, stranger: User) -> None:
    canvas = make_canvas(owner=owner)

    with pytest.raises(editing.NotFound):
        editing.duplicate(Actor.of(stranger), canvas.pk)


@pytest.mark.django_db
def test_an_imported_document_is_the_actors(actor: Actor, owner: User) -> None:
    canvas = editing.import_document(actor, linked_document())

    assert storage.read(canvas) == linked_document()
    assert canvas.owner == owner


@pytest.mark.django_db
def test_a_deleted_canvas_is_gone_until_it_is_restored(actor: Actor, owner: User) -> None:
    canvas = make_canvas(owner=owner)
    editing.delete_canvas(actor, canvas.pk)

    assert not access.visible_to(actor).exists()
    with pytest.raises(editing.NotFound):
        editing.add(actor, canvas.pk, "personas", {"name": "Ted"})

    editing.restore_canvas(actor, canvas.pk)

    assert list(access.editable_by(actor)) == [canvas]


@pytest.mark.django_db
def test_somebody_else_restores_nothing(actor: Actor, owner: User, stranger: User) -> None:
    canvas = make_canvas(owner=owner)
    editing.delete_canvas(actor, canvas.pk)

    with pytest.raises(editing.NotFound):
        editing.restore_canvas(Actor.of(stranger), canvas.pk)


@pytest.mark.django_db
def test_an_example_is_not_deleted(actor: Actor) -> None:
    example = storage.create(linked_document(), example="rooftop-parts")

    with pytest.raises(editing.Forbidden):
        editing.delete_canvas(actor, example.pk)


@pytest.mark.django_db
def test_what_was_deleted_long_ago_is_removed_for_good(actor: Actor, owner: User) -> None:
    kept = make_canvas(owner=owner, document=linked_document())
    old = make_canvas(owner=owner, document=linked_document())
    removed = editing.remove(actor, kept.pk, "personas", "p1", 1)
    editing.remove(actor, old.pk, "personas", "p1", 1)
    editing.delete_canvas(actor, old.pk)
    long_ago = timezone.now() - dt.timedelta(days=31)
    Canvas.objects.filter(pk=old.pk).update(deleted_at=long_ago)
    models.Deletion.objects.filter(canvas=old).update(at=long_ago)

    assert editing.purge() == 1

    assert Canvas.objects.get() == kept
    assert models.Deletion.objects.get().pk == removed.undo
    with pytest.raises(editing.NotFound):
        editing.restore_canvas(actor, old.pk)


@pytest.mark.django_db(transaction=True)
def test_two_who_add_at_once_both_succeed(owner: User) -> None:
    canvas = make_canvas(owner=owner)
    actor, together = Actor.of(owner), Barrier(2)
    refused: list[Exception] = []

    def add(who: str) -> None:
        together.wait()
        try:
            for number in range(10):
                editing.add(actor, canvas.pk, "personas", {"name": f"{who} {number}"})
        except Exception as error:
            refused.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=add, args=(who,)) for who in ("Ted", "Omar")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    stored = Canvas.objects.get()
    assert refused == []
    assert len(storage.read(stored).personas) == stored.items == 20
    assert stored.revision == 21
    assert sorted(Change.objects.values_list("revision", flat=True)) == list(range(2, 22))


@pytest.mark.django_db(transaction=True)
def test_two_who_add_the_same_name_at_once_make_one_item(owner: User) -> None:
    canvas = make_canvas(owner=owner)
    actor, together = Actor.of(owner), Barrier(2)
    outcomes: list[str] = []

    def add() -> None:
        together.wait()
        try:
            editing.add(actor, canvas.pk, "personas", {"name": "Ted"})
            outcomes.append("added")
        except editing.Invalid as invalid:
            outcomes.append(invalid.errors["name"][0])
        finally:
            connections.close_all()

    threads = [Thread(target=add) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["added", "“Ted” is on the list already."]


@pytest.mark.django_db(transaction=True)
def test_a_refused_save_stores_nothing(owner: User) -> None:
    canvas = make_canvas(owner=owner, document=linked_document())
    values = {"name": "Setup", "drivers": [("s2", "v2")], "paid_by": ["p9"]}

    with pytest.raises(editing.Invalid):
        editing.add(Actor.of(owner), canvas.pk, "revenue_streams", values)

    assert storage.read(Canvas.objects.get()) == linked_document()
