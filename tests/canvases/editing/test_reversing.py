"""Undo and redo: what one did oneself, exactly, and nothing of what somebody else did."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from accounts.models import User
from canvases import document as doc
from canvases import editing, storage
from canvases.access import Actor
from canvases.models import Canvas, Change, Deletion
from tests.canvases.factories import linked_document, make_canvas

pytestmark = pytest.mark.django_db


@pytest.fixture
def actor(owner: User) -> Actor:
    return Actor.of(owner)


@pytest.fixture
def other(canvas: Canvas, stranger: User) -> Actor:
    canvas.members.create(user=stranger, role="editor")
    return Actor.of(stranger)


@pytest.fixture
def canvas(owner: User) -> Canvas:
    return make_canvas(owner=owner, document=linked_document())


def _read(canvas: Canvas) -> doc.Document:
    return storage.read(Canvas.objects.get(pk=canvas.pk))


def _seen(canvas: Canvas, row: str) -> int:
    return storage.snapshot(Canvas.objects.get(pk=canvas.pk)).revisions.get(row, 0)


def _last(canvas: Canvas) -> int:
    return Canvas.objects.get(pk=canvas.pk).revision


def test_delete_undo_undo_redo_redo(canvas: Canvas, actor: Actor) -> None:
    added = editing.add(actor, canvas.pk, "channels", {"name": "Fairs"})
    with_fairs = _read(canvas)
    gone = editing.remove(actor, canvas.pk, "channels", added.ref, added.revision)
    without = _read(canvas)

    back = editing.reverse(actor, canvas.pk, [gone.canvas_revision])
    between = _read(canvas)
    never = editing.reverse(actor, canvas.pk, [added.canvas_revision])
    again = editing.reverse(actor, canvas.pk, [never.canvas_revision])
    then = _read(canvas)
    editing.reverse(actor, canvas.pk, [back.canvas_revision])

    assert (between, then) == (with_fairs, with_fairs)
    assert (again.ref, _read(canvas)) == (added.ref, without)


def test_assume_reword_undo_undo(canvas: Canvas, actor: Actor) -> None:
    before = _read(canvas)
    guess = {"text": "We believe that Omar pays", "step": "revenue-streams", "about": "m1"}
    made = editing.add(actor, canvas.pk, "assumptions", guess)
    said = {"text": "We believe that Omar pays monthly"}
    reworded = editing.change(actor, canvas.pk, "assumptions", made.ref, said, made.revision)

    editing.reverse(actor, canvas.pk, [reworded.canvas_revision])
    editing.reverse(actor, canvas.pk, [made.canvas_revision])

    assert _read(canvas) == before


def test_fit_that_comes_back_brings_its_drivers(canvas: Canvas, actor: Actor) -> None:
    before = _read(canvas)
    parted = editing.set_link(actor, canvas.pk, "fits", "p1", "v1", False)
    assert _read(canvas).revenue_streams[0].drivers != before.revenue_streams[0].drivers

    editing.reverse(actor, canvas.pk, [parted.canvas_revision])

    assert _read(canvas) == before


def test_changes_of_one_sitting_are_one_step(canvas: Canvas, actor: Actor) -> None:
    saves = [
        editing.save_note(actor, canvas.pk, "channels", note, _seen(canvas, "step:channels"))
        for note in ("They", "They call", "They call the counter")
    ]

    editing.reverse(actor, canvas.pk, [save.canvas_revision for save in saves])

    assert _read(canvas) == linked_document()


def test_words_that_somebody_else_changed_beside_mine_stay(
    canvas: Canvas, actor: Actor, other: Actor
) -> None:
    editing.save_note(other, canvas.pk, "channels", "Ted waits. Omar pays.", 0)
    mine = editing.save_note(
        actor, canvas.pk, "channels", "Ted waits. Omar pays late.", _last(canvas)
    )
    editing.save_note(other, canvas.pk, "channels", "Ted rings. Omar pays late.", _last(canvas))

    editing.reverse(actor, canvas.pk, [mine.canvas_revision])

    assert _read(canvas).step("channels").note == "Ted rings. Omar pays."


def test_word_that_somebody_else_changed_is_not_undone(
    canvas: Canvas, actor: Actor, other: Actor
) -> None:
    mine = editing.change(actor, canvas.pk, "personas", "p1", {"role": "user"}, _seen(canvas, "p1"))
    editing.change(other, canvas.pk, "personas", "p1", {"role": "both"}, mine.revision)
    before = _read(canvas)

    with pytest.raises(editing.Invalid):
        editing.reverse(actor, canvas.pk, [mine.canvas_revision])

    assert _read(canvas) == before


def test_item_that_somebody_else_reworded_stays(canvas: Canvas, actor: Actor, other: Actor) -> None:
    made = editing.add(actor, canvas.pk, "channels", {"name": "Fairs"})
    editing.change(other, canvas.pk, "channels", made.ref, {"name": "Trade fairs"}, made.revision)

    with pytest.raises(editing.Invalid):
        editing.reverse(actor, canvas.pk, [made.canvas_revision])

    assert [channel.name for channel in _read(canvas).channels] == ["App stores", "Trade fairs"]


def test_nobody_undoes_what_somebody_else_did(canvas: Canvas, actor: Actor, other: Actor) -> None:
    theirs = editing.add(other, canvas.pk, "channels", {"name": "Fairs"})

    with pytest.raises(editing.Invalid):
        editing.reverse(actor, canvas.pk, [theirs.canvas_revision])


@pytest.mark.parametrize("revisions", [[], [1], [99], [2, 99]])
def test_change_that_there_is_not_is_not_taken_back(
    canvas: Canvas, actor: Actor, revisions
) -> None:
    editing.add(actor, canvas.pk, "channels", {"name": "Fairs"})

    with pytest.raises(editing.Invalid):
        editing.reverse(actor, canvas.pk, revisions)


def test_what_is_undone_twice_is_undone_once(canvas: Canvas, actor: Actor) -> None:
    made = editing.add(actor, canvas.pk, "channels", {"name": "Fairs"})
    editing.reverse(actor, canvas.pk, [made.canvas_revision])

    with pytest.raises(editing.Invalid):
        editing.reverse(actor, canvas.pk, [made.canvas_revision])

    assert _read(canvas) == linked_document()


def test_what_came_back_by_its_change_does_not_come_back_once_more(
    canvas: Canvas, actor: Actor
) -> None:
    gone = editing.remove(actor, canvas.pk, "channels", "c1", _seen(canvas, "c1"))

    editing.reverse(actor, canvas.pk, [gone.canvas_revision])

    assert not editing.undoable(Canvas.objects.get(pk=canvas.pk)).exists()
    assert Deletion.objects.count() == 1
    assert _read(canvas) == linked_document()


def test_what_cannot_be_undone_any_more_is_not_kept(canvas: Canvas, actor: Actor) -> None:
    made = editing.add(actor, canvas.pk, "channels", {"name": "Fairs"})
    Change.objects.update(at="2020-01-01T00:00:00Z")

    editing.purge()

    with pytest.raises(editing.Invalid):
        editing.reverse(actor, canvas.pk, [made.canvas_revision])


def test_fits_that_came_with_drivers_go_and_come_with_them(canvas: Canvas, actor: Actor) -> None:
    before = _read(canvas)
    pairs = [(who.id, v.id) for who in before.personas for v in before.propositions]
    said = {"drivers": pairs}
    driven = editing.change(actor, canvas.pk, "revenue_streams", "m1", said, _seen(canvas, "m1"))
    after = _read(canvas)
    assert len(after.fits) > len(before.fits) + 1

    undone = editing.reverse(actor, canvas.pk, [driven.canvas_revision])
    between = _read(canvas)
    editing.reverse(actor, canvas.pk, [undone.canvas_revision])

    assert (between, _read(canvas)) == (before, after)


AGAIN = [
    ("fits", "p1", "v2"),
    ("solves", "v1", "q1"),
    ("reaches", "c1", "p1"),
    ("touches", "c1", (None, "attention")),
    ("drivers", "m1", ("p1", "v1")),
]


@pytest.mark.parametrize(("link", "left", "right"), AGAIN)
def test_what_was_linked_again_meanwhile_stays_linked(
    canvas: Canvas, actor: Actor, link: str, left: str, right: Any
) -> None:
    link_it = partial(editing.set_link, actor, canvas.pk, link, left, right)
    link_it(True)
    parted = link_it(False)
    link_it(True)
    before = _read(canvas)

    with pytest.raises(editing.Invalid):
        editing.reverse(actor, canvas.pk, [parted.canvas_revision])

    assert _read(canvas) == before


def test_record_that_somebody_put_in_its_place_stays(
    canvas: Canvas, actor: Actor, other: Actor
) -> None:
    def price(actor: Actor, name: str) -> editing.Saved:
        packages = (doc.Package(name=name),)
        seen = _seen(canvas, "m1")
        return editing.change(
            actor, canvas.pk, "revenue_streams", "m1", {"packages": packages}, seen
        )

    price(actor, "Small")
    mine = price(actor, "Large")
    price(other, "Huge")
    before = _read(canvas)

    with pytest.raises(editing.Invalid):
        editing.reverse(actor, canvas.pk, [mine.canvas_revision])

    assert _read(canvas) == before


def test_fit_that_was_made_again_does_not_bar_what_is_undone(canvas: Canvas, actor: Actor) -> None:
    said: dict[str, Any] = {"need": "Parts", "today": "", "offer": "Lookup"}
    first = editing.write_sentence(actor, canvas.pk, who="p1", **said)
    editing.set_link(actor, canvas.pk, "fits", "p2", first.parts["proposition"], True)
    held: dict[str, Any] = {"problem": first.ref, "proposition": first.parts["proposition"]}
    moved = editing.write_sentence(
        actor,
        canvas.pk,
        who="p1",
        **held,
        **{**said, "offer": "Search"},
        revision=first.revision,
        shared="own",
    )
    editing.set_link(actor, canvas.pk, "fits", "p1", first.parts["proposition"], True)
    before = _read(canvas)

    with pytest.raises(editing.Invalid):
        editing.reverse(actor, canvas.pk, [moved.canvas_revision])

    assert _read(canvas) == before
