"""Versions: what is kept, and that it stays."""

from __future__ import annotations

import hashlib

import pytest

from accounts.models import User
from canvases import document as doc
from canvases import editing
from canvases.access import Actor
from canvases.models import Canvas, Member, Version
from tests.canvases.factories import linked_document, make_canvas, make_user

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
