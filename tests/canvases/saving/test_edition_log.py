"""What the history remembers: one entry a person, row and sitting."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Guest, User
from canvases import editing, storage
from canvases.access import Actor
from canvases.models import Canvas, Edition
from tests.canvases.factories import linked_document, make_canvas

pytestmark = pytest.mark.django_db


@pytest.fixture
def actor(owner: User) -> Actor:
    return Actor.of(owner)


@pytest.fixture
def canvas(owner: User) -> Canvas:
    return make_canvas(owner=owner, document=linked_document())


def _change(actor: Actor, canvas: Canvas, **values: str) -> editing.Saved:
    now = storage.snapshot(Canvas.objects.get(pk=canvas.pk)).revisions["p1"]
    return editing.change(actor, canvas.pk, "personas", "p1", values, now)


def _earlier(**since: int) -> None:
    """Let all that was remembered so far have happened a while ago."""
    for edition in Edition.objects.all():
        edition.started_at -= dt.timedelta(**since)
        edition.ended_at -= dt.timedelta(**since)
        edition.save()


def test_saves_of_one_sitting_are_one_entry(actor: Actor, canvas: Canvas, owner: User) -> None:
    for think in ("T", "Too", "Too slow"):
        _change(actor, canvas, think=think)
    _change(actor, canvas, name="Theo")

    (edition,) = Edition.objects.all()
    assert (edition.row, edition.block, edition.name) == ("p1", "personas", "Theo")
    assert (edition.user, edition.guest, edition.saves) == (owner, None, 4)
    assert edition.before == {"think": "", "name": "Ted"}
    assert edition.after == {"think": "Too slow", "name": "Theo"}
    assert edition.started_at < edition.ended_at


def test_entry_ends_with_a_pause_of_ten_minutes(actor: Actor, canvas: Canvas) -> None:
    _change(actor, canvas, think="Too slow")
    _earlier(minutes=9)
    _change(actor, canvas, think="Too slow by far")
    _earlier(minutes=11)
    _change(actor, canvas, think="Slow")

    said = Edition.objects.order_by("pk").values_list("before__think", "after__think", "saves")
    assert list(said) == [("", "Too slow by far", 2), ("Too slow by far", "Slow", 1)]


def test_another_persons_save_begins_another_entry(canvas: Canvas, actor: Actor) -> None:
    guest = Guest.objects.create()
    _change(actor, canvas, think="Mine")
    Canvas.objects.update(owner=None, guest=guest)
    _change(Actor(guest=guest.pk), canvas, think="Theirs")
    Canvas.objects.update(owner=actor.user, guest=None)
    _change(actor, canvas, think="Mine again")

    said = Edition.objects.order_by("pk").values_list("after__think", "user", "guest")
    owner = actor.user.pk if actor.user else None
    assert list(said) == [
        ("Mine", owner, None),
        ("Theirs", None, guest.pk),
        ("Mine again", owner, None),
    ]


def test_adding_and_what_follows_is_one_entry(actor: Actor, canvas: Canvas) -> None:
    added = editing.add(actor, canvas.pk, "channels", {"name": "Web", "reaches": ["p1"]})
    editing.change(actor, canvas.pk, "channels", added.ref, {"name": "Webshop"}, added.revision)

    (edition,) = Edition.objects.all()
    assert (edition.row, edition.verb, edition.name) == (added.ref, "add", "Webshop")
    assert (edition.before, edition.after) == ({"name": "Web"}, {"name": "Webshop"})
    assert edition.links == ["reaches"]


def test_every_kind_of_row_is_remembered(actor: Actor, canvas: Canvas) -> None:
    action = storage.snapshot(canvas).actions[0]
    editing.save_note(actor, canvas.pk, "channels", "Because", 0)
    editing.set_status(actor, canvas.pk, "channels", "done", "", 2)
    editing.save_answer(actor, canvas.pk, "positioning.for", "technicians", 0)
    editing.save_force(actor, canvas.pk, "buyers", 4, "Many", 0)
    editing.save_journey_note(actor, canvas.pk, "p1", "action", "At home", 1)
    editing.save_details(actor, canvas.pk, {"title": "Roof Parts"}, 1)
    editing.set_link(actor, canvas.pk, "delivers", "a1", "v2", True)
    editing.move(actor, canvas.pk, "personas", "p2", 1, before="p1")
    editing.change(actor, canvas.pk, "actions", action, {"text": "Call twelve"}, 1)

    found = {e.row: (e.verb, e.before, e.after, e.links) for e in Edition.objects.all()}
    assert found == {
        "step:channels": (
            "change",
            {"note": "", "status": "in_progress", "reason": ""},
            {"note": "Because", "status": "done", "reason": ""},
            [],
        ),
        "answer:positioning.for": ("change", {"text": ""}, {"text": "technicians"}, []),
        "force:buyers": (
            "change",
            {"rating": None, "note": ""},
            {"rating": 4, "note": "Many"},
            [],
        ),
        "journey:p1:action": ("change", {"text": "On the roof"}, {"text": "At home"}, []),
        "details": ("change", {"title": "Rooftop Parts"}, {"title": "Roof Parts"}, []),
        "a1": ("change", {}, {}, ["delivers"]),
        "p2": ("move", {}, {}, []),
        f"action:{action}": (
            "change",
            {"text": "Call ten technicians"},
            {"text": "Call twelve"},
            [],
        ),
    }


def test_small_records_are_remembered_whole(actor: Actor, canvas: Canvas) -> None:
    packages = [{"name": "Crew", "price": "99.00"}]
    notes = [{"who": "p1", "stage": "action", "text": "By phone"}]
    editing.change(actor, canvas.pk, "revenue_streams", "m1", {"packages": packages}, 1)
    editing.change(actor, canvas.pk, "relationships", "r1", {"notes": notes}, 1)

    streams, relationship = Edition.objects.order_by("pk")
    assert [p["name"] for p in streams.before["packages"]] == ["Seat"]
    assert [(p["name"], p["price"]) for p in streams.after["packages"]] == [("Crew", "99.00")]
    assert relationship.before["notes"] == [{"who": "p1", "stage": None, "text": "By name"}]
    assert relationship.after["notes"] == notes


def test_what_is_deleted_is_remembered_with_what_goes_along(actor: Actor, canvas: Canvas) -> None:
    removed = editing.remove(actor, canvas.pk, "personas", "p1", 1)

    found = {e.row: (e.verb, e.name, e.before, e.deletion_id) for e in Edition.objects.all()}
    text = "Waits for a part number"
    assert found == {
        "p1": ("remove", "Ted", {"name": "Ted"}, removed.undo),
        "q1": ("remove", text, {"text": text}, removed.undo),
        "journey:p1:action": ("remove", "Ted", {"text": "On the roof"}, removed.undo),
    }


def test_bringing_back_is_an_entry_of_its_own(actor: Actor, canvas: Canvas) -> None:
    removed = editing.remove(actor, canvas.pk, "personas", "p2", 1)
    assert removed.undo is not None
    editing.add(actor, canvas.pk, "personas", {"name": "Omar"})
    back = editing.undo(actor, canvas.pk, removed.undo)
    editing.change(actor, canvas.pk, "personas", "p2", {"think": "?"}, back.revision)

    said = Edition.objects.filter(row="p2").order_by("pk").values_list("verb", "name")
    assert list(said) == [("remove", "Omar"), ("undo", "Omar (2)"), ("change", "Omar (2)")]


def test_sentence_is_remembered_by_its_rows(actor: Actor, canvas: Canvas) -> None:
    said: dict[str, Any] = {"who": "p1", "need": "Waits long", "today": "Calls", "shared": "all"}
    said |= {"offer": "Parts finder", "problem": "q1", "proposition": "v1", "revision": 1}
    editing.write_sentence(actor, canvas.pk, **said)

    found = {e.row: (e.before, e.after) for e in Edition.objects.all()}
    assert found == {
        "q1": (
            {"text": "Waits for a part number", "alternative": ""},
            {"text": "Waits long", "alternative": "Calls"},
        ),
        "v1": ({"name": "Parts lookup"}, {"name": "Parts finder"}),
    }


def test_save_that_changes_nothing_leaves_no_entry(actor: Actor, canvas: Canvas) -> None:
    _change(actor, canvas, name="Ted")
    with pytest.raises(editing.Invalid):
        _change(actor, canvas, name="Omar")

    assert not Edition.objects.exists()


def test_entries_outlive_what_brings_back(actor: Actor, canvas: Canvas) -> None:
    editing.remove(actor, canvas.pk, "personas", "p2", 1)
    canvas.deletions.update(at=timezone.now() - dt.timedelta(days=31))

    editing.purge()

    (edition,) = Edition.objects.all()
    assert (edition.before["name"], edition.deletion) == ("Omar", None)
