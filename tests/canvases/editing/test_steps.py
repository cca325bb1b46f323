"""The founder's word on a step, and what is said of the canvas as a whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from canvases import document as doc
from canvases import editing, storage
from canvases.access import Actor
from canvases.models import Canvas, Change, StepPace, StepState
from tests.canvases.factories import linked_document, make_canvas

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2027, 1, 15, 12, tzinfo=dt.UTC)


@pytest.fixture
def canvas(owner: User) -> Canvas:
    return make_canvas(owner=owner, document=linked_document())


@pytest.fixture
def actor(owner: User) -> Actor:
    return Actor.of(owner)


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    storage.forget()
    yield
    storage.forget()


def snapshot(canvas: Canvas) -> storage.Snapshot:
    return storage.snapshot(Canvas.objects.get(pk=canvas.pk))


# Notes and status


def test_a_note_begins_its_step(canvas: Canvas, actor: Actor) -> None:
    saved = editing.save_note(actor, canvas.pk, "channels", "Start\r\nsmall", 0)

    assert snapshot(canvas).document.step("channels") == doc.Step(
        note="Start\nsmall", status="in_progress"
    )
    assert saved.revision == snapshot(canvas).revisions["step:channels"] == 2


def test_an_old_note_is_refused(canvas: Canvas, actor: Actor) -> None:
    editing.save_note(actor, canvas.pk, "channels", "Start small", 0)

    with pytest.raises(editing.Stale) as stale:
        editing.save_note(actor, canvas.pk, "channels", "x" * 20_001, 0)

    assert stale.value.current["note"] == "Start small"


def test_a_note_is_as_long_as_a_file_allows(canvas: Canvas, actor: Actor) -> None:
    with pytest.raises(editing.Invalid) as refused:
        editing.save_note(actor, canvas.pk, "channels", "x" * 20_001, 0)

    assert refused.value.errors == {"note": ["Write at most 20,000 characters; these are 20,001."]}


def test_a_status_set_elsewhere_leaves_the_note_in_date(canvas: Canvas, actor: Actor) -> None:
    noted = editing.save_note(actor, canvas.pk, "channels", "Start small", 0)
    editing.set_status(actor, canvas.pk, "channels", "done", "", 0)
    editing.tick(actor, canvas.pk, "channels", "recommend", True)

    editing.save_note(actor, canvas.pk, "channels", "Start smaller", noted.revision)

    assert snapshot(canvas).document.step("channels") == doc.Step(
        note="Start smaller", status="done", litmus=("recommend",)
    )


def test_an_old_status_is_refused(canvas: Canvas, actor: Actor) -> None:
    editing.set_status(actor, canvas.pk, "channels", "done", "", 0)

    with pytest.raises(editing.Stale) as stale:
        editing.set_status(actor, canvas.pk, "channels", "in_progress", "", 0)

    assert stale.value.current["status"] == "done"


def test_only_the_founder_makes_a_step_done(canvas: Canvas, actor: Actor) -> None:
    saved = editing.set_status(actor, canvas.pk, "channels", "done", "", 0)
    first = Canvas.objects.get().steps_done
    editing.set_status(actor, canvas.pk, "halfway", "done", "", 0)
    editing.set_status(actor, canvas.pk, "channels", "in_progress", "", saved.revision)

    assert first == 1
    assert Canvas.objects.get().steps_done == 0
    assert snapshot(canvas).document.step("halfway").status == "done"


def test_not_applicable_asks_a_reason(canvas: Canvas, actor: Actor) -> None:
    with pytest.raises(editing.Invalid) as refused:
        editing.set_status(actor, canvas.pk, "key-partnerships", "not_applicable", " ", 0)
    editing.set_status(actor, canvas.pk, "key-partnerships", "not_applicable", "Alone", 0)

    assert refused.value.errors == {"reason": ["Say in a few words why this step does not apply."]}
    assert snapshot(canvas).document.step("key-partnerships").reason == "Alone"
    assert Canvas.objects.get().steps_done == 1


@pytest.mark.parametrize("status", ["finished", "", None])
def test_another_status_is_refused(canvas: Canvas, actor: Actor, status: Any) -> None:
    if status == "finished":
        with pytest.raises(editing.Invalid):
            editing.set_status(actor, canvas.pk, "channels", status, "", 0)
    else:
        saved = editing.set_status(actor, canvas.pk, "channels", status, "", 0)
        assert saved.canvas_revision == 1


def test_ticks_say_what_is_wanted(canvas: Canvas, actor: Actor) -> None:
    for _ in range(2):
        editing.tick(actor, canvas.pk, "customer-segments", "order", True)
        editing.tick(actor, canvas.pk, "customer-segments", "shoes", True)
    editing.tick(actor, canvas.pk, "customer-segments", "met-one", False)

    assert snapshot(canvas).document.step("customer-segments").litmus == ("shoes", "order")
    assert Canvas.objects.get().revision == 3


@pytest.mark.parametrize(("step", "litmus"), [("channels", "shoes"), ("lunch", "shoes")])
def test_an_unknown_tick_is_not_found(canvas: Canvas, actor: Actor, step: str, litmus: str) -> None:
    with pytest.raises(editing.NotFound):
        editing.tick(actor, canvas.pk, step, litmus, True)


# Minutes


def test_pauses_between_saves_in_a_step_are_counted(
    canvas: Canvas, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seconds, name in ((0, "A"), (45, "B"), (1_000, "C"), (1_030, "D")):
        monkeypatch.setattr(timezone, "now", lambda at=seconds: NOON + dt.timedelta(seconds=at))
        editing.add(actor, canvas.pk, "channels", {"name": name})

    assert StepState.objects.get(step="channels").seconds == 45 + 120 + 30


def test_the_minutes_of_a_step_are_the_median_of_those_who_did_it(
    actor: Actor, owner: User
) -> None:
    for minutes in (4, 6, 8, 90, 2):
        other = make_canvas(owner=owner)
        StepState.objects.create(canvas=other, step="channels", seconds=minutes * 60)
        editing.set_status(actor, other.pk, "channels", "done", "", 0)

    assert storage.paces() == {"channels": 6}


def test_too_few_say_nothing_about_minutes(actor: Actor, owner: User) -> None:
    for _ in range(4):
        other = make_canvas(owner=owner)
        StepState.objects.create(canvas=other, step="channels", seconds=600)
        editing.set_status(actor, other.pk, "channels", "done", "", 0)

    assert StepPace.objects.count() == 0


# The canvas as a whole


def test_details_are_saved(canvas: Canvas, actor: Actor) -> None:
    values = {
        "title": "Roof Parts",
        "stage": "idea",
        "business_type": "product",
        "next_review": dt.date(2027, 1, 15),
    }

    saved = editing.save_details(actor, canvas.pk, values, 1)

    document = snapshot(canvas).document
    assert (document.title, document.stage, document.next_review) == (
        "Roof Parts",
        "idea",
        dt.date(2027, 1, 15),
    )
    assert saved.revision == snapshot(canvas).revisions["details"] == 2


def test_old_details_are_refused(canvas: Canvas, actor: Actor) -> None:
    editing.save_details(actor, canvas.pk, {"title": "Roof Parts"}, 1)

    with pytest.raises(editing.Stale) as stale:
        editing.save_details(actor, canvas.pk, {"title": ""}, 1)

    assert stale.value.current["title"] == "Roof Parts"


def test_details_that_cannot_be_stored_are_refused(canvas: Canvas, actor: Actor) -> None:
    with pytest.raises(editing.Invalid) as refused:
        editing.save_details(actor, canvas.pk, {"title": " ", "stage": "old", "owner": 1}, 1)

    assert refused.value.errors == {
        "title": ["Write a title."],
        "stage": ["Choose one of the list."],
        "owner": ["There is nothing of this name here."],
    }


@pytest.mark.parametrize(
    "key", ["positioning.for", "positioning.is_a", "design_answers.growth", "capture_summary"]
)
def test_an_answer_is_saved_and_emptied(canvas: Canvas, actor: Actor, key: str) -> None:
    saved = editing.save_answer(actor, canvas.pk, key, "Technicians", 0)
    told = storage.answers(snapshot(canvas).document)
    emptied = editing.save_answer(actor, canvas.pk, key, "", saved.revision)

    assert (saved.revision, emptied.revision) == (2, 0)
    assert told == {**dict.fromkeys(told, ""), key: "Technicians"}
    assert not any(storage.answers(snapshot(canvas).document).values())


def test_an_old_answer_is_refused(canvas: Canvas, actor: Actor) -> None:
    saved = editing.save_answer(actor, canvas.pk, "capture_summary", "Word of mouth", 0)
    with pytest.raises(editing.Stale):
        editing.save_answer(actor, canvas.pk, "capture_summary", "Reviews", 0)
    editing.save_answer(actor, canvas.pk, "capture_summary", "", saved.revision)

    # Whoever still sees the words is told that they are gone.
    with pytest.raises(editing.Stale):
        editing.save_answer(actor, canvas.pk, "capture_summary", "Reviews", saved.revision)


def test_an_unknown_answer_is_not_found(canvas: Canvas, actor: Actor) -> None:
    with pytest.raises(editing.NotFound):
        editing.save_answer(actor, canvas.pk, "positioning.when", "Now", 0)


def test_a_force_is_saved_and_emptied(canvas: Canvas, actor: Actor) -> None:
    saved = editing.save_force(actor, canvas.pk, "buyers", 4, "Few of them", 0)
    told = snapshot(canvas).document.forces
    editing.save_force(actor, canvas.pk, "buyers", None, "", saved.revision)

    assert told == (doc.Force(force="buyers", rating=4, note="Few of them"),)
    assert snapshot(canvas).document.forces == ()


def test_a_rating_is_from_one_to_five(canvas: Canvas, actor: Actor) -> None:
    with pytest.raises(editing.Invalid) as refused:
        editing.save_force(actor, canvas.pk, "buyers", 6, "", 0)

    assert refused.value.errors == {"rating": ["Choose from 1 to 5."]}


def test_a_note_on_the_journey_is_saved_and_emptied(canvas: Canvas, actor: Actor) -> None:
    saved = editing.save_journey_note(actor, canvas.pk, "s1", "desire", "Sees a colleague", 0)
    told = snapshot(canvas)
    editing.save_journey_note(actor, canvas.pk, "s1", "desire", "", saved.revision)

    assert told.document.journey_notes[0] == doc.JourneyNote(
        who="s1", stage="desire", text="Sees a colleague"
    )
    assert told.revisions["journey:s1:desire"] == saved.revision == 2
    assert snapshot(canvas).document.journey_notes == linked_document().journey_notes


@pytest.mark.parametrize(("who", "stage"), [("v1", "desire"), ("p9", "desire"), ("p1", "x")])
def test_a_note_on_no_journey_is_not_found(
    canvas: Canvas, actor: Actor, who: str, stage: str
) -> None:
    with pytest.raises(editing.NotFound):
        editing.save_journey_note(actor, canvas.pk, who, stage, "Well", 0)


def test_what_is_so_already_raises_nothing(canvas: Canvas, actor: Actor) -> None:
    editing.save_note(actor, canvas.pk, "channels", "", 0)
    editing.set_status(actor, canvas.pk, "channels", "not_started", "", 0)
    editing.tick(actor, canvas.pk, "channels", "recommend", False)
    editing.save_details(actor, canvas.pk, {"title": "Rooftop Parts", "stage": None}, 1)
    editing.save_answer(actor, canvas.pk, "capture_summary", "", 0)
    editing.save_force(actor, canvas.pk, "buyers", None, "", 0)
    editing.save_journey_note(actor, canvas.pk, "p1", "action", "On the roof", 1)

    assert Change.objects.count() == 0
    assert Canvas.objects.get().revision == 1
