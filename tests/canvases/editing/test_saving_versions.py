"""Versions: what is kept, and that it stays."""

from __future__ import annotations

import hashlib

import pytest
from django.db import transaction
from hypothesis import given, settings
from msgspec.structs import replace

from accounts.models import User
from canvases import document as doc
from canvases import editing, storage
from canvases.access import Actor
from canvases.models import Action, Canvas, Edition, Member, Persona, StepState, Version
from tests.canvases.factories import linked_document, make_canvas, make_user
from tests.canvases.strategies import documents

pytestmark = pytest.mark.django_db


@pytest.fixture
def canvas(owner: User) -> Canvas:
    return make_canvas(owner=owner, document=linked_document())


def _member(canvas: Canvas, role: str) -> Actor:
    user = make_user()
    Member.objects.create(canvas=canvas, user=user, role=role)
    return Actor.of(user)


def test_a_version_is_the_document_with_hash_author_and_note(canvas: Canvas, owner: User) -> None:
    version = editing.save_version(Actor.of(owner), canvas.pk, note=" Before the bank ")

    assert doc.decode(version.document.encode()) == linked_document()
    assert version.sha256 == hashlib.sha256(version.document.encode()).hexdigest()
    assert (version.number, version.kind, version.note) == (1, "saved", "Before the bank")
    assert (version.author, version.author_name) == (owner, owner.email)


def test_versions_are_numbered_in_their_canvas(canvas: Canvas, owner: User) -> None:
    other = make_canvas(owner=owner)

    numbers = [editing.save_version(Actor.of(owner), c.pk).number for c in (canvas, other, canvas)]

    assert numbers == [1, 1, 2]


def test_saving_a_version_changes_nothing(canvas: Canvas, owner: User) -> None:
    editing.save_version(Actor.of(owner), canvas.pk)

    assert Canvas.objects.get().revision == canvas.revision


def test_a_version_does_not_change(canvas: Canvas, owner: User) -> None:
    version = editing.save_version(Actor.of(owner), canvas.pk)

    with pytest.raises(TypeError):
        version.save()
    with pytest.raises(TypeError):
        Version.objects.get().save()


def test_a_reviewer_approves_what_was_submitted_and_not_what_came_since(
    canvas: Canvas, owner: User
) -> None:
    actor, reviewer = Actor.of(owner), _member(canvas, "reviewer")
    submitted = editing.save_version(actor, canvas.pk, kind="submitted")
    editing.save_note(actor, canvas.pk, "channels", "Later", 0)

    approved = editing.save_version(reviewer, canvas.pk, kind="approved", of=submitted)

    assert (approved.document, approved.sha256) == (submitted.document, submitted.sha256)
    assert (approved.number, approved.revision) == (2, submitted.revision)


@pytest.mark.parametrize(
    ("role", "kinds"), [("editor", {"saved"}), ("reviewer", {"approved"}), ("viewer", set())]
)
def test_who_may_save_which_version(canvas: Canvas, role: str, kinds: set[str]) -> None:
    member = _member(canvas, role)
    saved = set()

    for kind in ("saved", "submitted", "approved"):
        try:
            editing.save_version(member, canvas.pk, kind=kind)
        except editing.Forbidden:
            continue
        saved.add(kind)

    assert saved == kinds
    assert Version.objects.count() == len(kinds)


def test_a_note_that_is_too_long_is_refused(canvas: Canvas, owner: User) -> None:
    with pytest.raises(editing.Invalid) as refused:
        editing.save_version(Actor.of(owner), canvas.pk, note="x" * 2_001)

    assert set(refused.value.errors) == {"note"}
    assert not Version.objects.exists()


def test_a_version_is_restored_as_a_new_one(canvas: Canvas, owner: User) -> None:
    actor = Actor.of(owner)
    first = editing.save_version(actor, canvas.pk, note="As it was")
    editing.remove(actor, canvas.pk, "personas", "p1", 1)
    editing.save_note(actor, canvas.pk, "channels", "Shops", 0)
    changed = storage.read(Canvas.objects.get())

    restored = editing.restore_version(actor, canvas.pk, first.number)

    canvas = Canvas.objects.get()
    versions = Version.objects.order_by("number")
    assert storage.read(canvas) == linked_document()
    assert [(v.number, v.kind, v.note) for v in versions] == [
        (1, "saved", "As it was"),
        (2, "saved", "Before version 1 was restored."),
        (3, "restored", "As in version 1."),
    ]
    assert storage.document_of(versions[1]) == changed
    assert (restored.sha256, restored.revision) == (first.sha256, canvas.revision)


def test_restoring_is_taken_back_by_restoring_what_was_before(canvas: Canvas, owner: User) -> None:
    actor = Actor.of(owner)
    editing.save_version(actor, canvas.pk)
    editing.remove(actor, canvas.pk, "propositions", "v1", 1)
    changed = storage.read(Canvas.objects.get())
    editing.restore_version(actor, canvas.pk, 1)

    editing.restore_version(actor, canvas.pk, 2)

    assert storage.read(Canvas.objects.get()) == changed
    assert [version.kind for version in Version.objects.order_by("number")] == [
        "saved",
        "saved",
        "restored",
        "restored",
    ]


def test_items_keep_their_rows_and_steps_their_time(canvas: Canvas, owner: User) -> None:
    actor = Actor.of(owner)
    editing.save_note(actor, canvas.pk, "channels", "Shops", 0)
    StepState.objects.update(seconds=90)
    before = set(Persona.objects.values_list("ref", "pk"))
    action = Action.objects.get().ref
    editing.save_version(actor, canvas.pk)
    editing.change(actor, canvas.pk, "personas", "p1", {"name": "Edward"}, 1)

    editing.restore_version(actor, canvas.pk, 1)

    assert set(Persona.objects.values_list("ref", "pk")) == before
    assert Action.objects.get().ref == action
    assert StepState.objects.get(step="channels").seconds == 90


def test_what_was_typed_before_a_restore_is_out_of_date(canvas: Canvas, owner: User) -> None:
    actor = Actor.of(owner)
    editing.save_version(actor, canvas.pk)
    saved = editing.change(actor, canvas.pk, "personas", "p1", {"name": "Edward"}, 1)
    editing.restore_version(actor, canvas.pk, 1)

    with pytest.raises(editing.Stale) as stale:
        editing.change(actor, canvas.pk, "personas", "p1", {"name": "Eddy"}, saved.revision)
    assert stale.value.current["name"] == "Ted"


def test_a_deletion_before_a_restore_is_undone_once_only(canvas: Canvas, owner: User) -> None:
    actor = Actor.of(owner)
    editing.save_version(actor, canvas.pk)
    removed = editing.remove(actor, canvas.pk, "channels", "c1", 1)
    editing.restore_version(actor, canvas.pk, 1)

    with pytest.raises(editing.NotFound):
        editing.undo(actor, canvas.pk, removed.undo or 0)


def test_a_deletion_that_a_restore_did_not_bring_back_can_be_undone(
    canvas: Canvas, owner: User
) -> None:
    actor = Actor.of(owner)
    editing.save_version(actor, canvas.pk)
    added = editing.add(actor, canvas.pk, "channels", {"name": "Phone", "reaches": ("p1",)})
    removed = editing.remove(actor, canvas.pk, "channels", added.ref, added.revision)
    editing.save_note(actor, canvas.pk, "channels", "Shops", 0)
    editing.restore_version(actor, canvas.pk, 1)

    editing.undo(actor, canvas.pk, removed.undo or 0)

    channels = storage.read(Canvas.objects.get()).channels
    assert [(channel.name, channel.reaches) for channel in channels][1:] == [("Phone", ("p1",))]


def test_a_stream_that_comes_back_after_a_restore_is_driven_as_before(
    canvas: Canvas, owner: User
) -> None:
    actor = Actor.of(owner)
    editing.save_version(actor, canvas.pk)
    driven = {"name": "Rental", "drivers": (("p1", "v1"),)}
    added = editing.add(actor, canvas.pk, "revenue_streams", driven)
    removed = editing.remove(actor, canvas.pk, "revenue_streams", added.ref, added.revision)
    editing.save_note(actor, canvas.pk, "channels", "Shops", 0)
    editing.restore_version(actor, canvas.pk, 1)

    editing.undo(actor, canvas.pk, removed.undo or 0)

    streams = storage.read(Canvas.objects.get()).revenue_streams
    assert [stream.drivers for stream in streams] == [(doc.Fit(who="p1", proposition="v1"),)] * 2


def test_restoring_what_stands_there_is_refused(canvas: Canvas, owner: User) -> None:
    editing.save_version(Actor.of(owner), canvas.pk)

    with pytest.raises(editing.Invalid):
        editing.restore_version(Actor.of(owner), canvas.pk, 1)
    assert Version.objects.count() == 1
    assert Canvas.objects.get().revision == canvas.revision


def test_a_version_of_another_canvas_is_not_restored(
    canvas: Canvas, owner: User, stranger: User
) -> None:
    other = make_canvas(owner=stranger)
    editing.save_version(Actor.of(stranger), other.pk)

    with pytest.raises(editing.NotFound):
        editing.restore_version(Actor.of(owner), canvas.pk, 1)


def test_the_history_tells_what_a_restore_changed(canvas: Canvas, owner: User) -> None:
    actor = Actor.of(owner)
    editing.save_version(actor, canvas.pk)
    editing.change(actor, canvas.pk, "personas", "p1", {"name": "Edward"}, 1)
    editing.remove(actor, canvas.pk, "costs", "x1", 1)
    Edition.objects.all().delete()

    editing.restore_version(actor, canvas.pk, 1)

    told = {(e.row, e.verb): (e.before, e.after) for e in Edition.objects.all()}
    assert told == {
        ("version:1", "restore"): ({}, {}),
        ("p1", "change"): ({"name": "Edward"}, {"name": "Ted"}),
        ("x1", "add"): ({}, {"name": "Manual licences"}),
        ("step:customer-segments", "change"): (
            {"status": "in_progress"},
            {"status": "not_started"},
        ),
    }


def test_a_new_canvas_starts_as_a_version_stands(canvas: Canvas, owner: User) -> None:
    actor = Actor.of(owner)
    version = editing.save_version(actor, canvas.pk)
    editing.remove(actor, canvas.pk, "costs", "x1", 1)

    made = editing.start_from_version(actor, version)

    assert storage.read(made) == replace(linked_document(), title="Copy of Rooftop Parts")
    assert made.owner == owner


@pytest.mark.django_db(transaction=True)
@settings(max_examples=25)
@given(documents(), documents())
def test_any_document_is_restored_over_any_other(before: doc.Document, after: doc.Document) -> None:
    owner = make_user()
    actor = Actor.of(owner)
    canvas = make_canvas(owner=owner, document=before)
    editing.save_version(actor, canvas.pk)
    with transaction.atomic():
        storage.replace(canvas, after, 2)
        canvas.revision = 2
        canvas.save()
    read = storage.read(canvas)

    if before != after:
        editing.restore_version(actor, canvas.pk, 1)

    canvas.refresh_from_db()
    assert read == after
    assert storage.read(canvas) == before
    assert canvas.items == sum(doc.counts(before).values())
    assert canvas.links == len(list(doc.links(before)))
