"""Deleting takes along what rests on it, says so, and comes back whole."""

from __future__ import annotations

import datetime as dt

import pytest
from django.apps import apps
from django.db.models import Model
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from accounts.models import User
from canvases import document as doc
from canvases import editing, models, storage
from canvases.access import Actor
from canvases.models import Canvas, Deletion, tables
from canvases.models.constraints import SameCanvas
from tests.canvases.factories import linked_document, make_canvas, make_document
from tests.canvases.strategies import documents

pytestmark = pytest.mark.django_db


@pytest.fixture
def canvas(owner: User) -> Canvas:
    return make_canvas(owner=owner, document=linked_document())


@pytest.fixture
def actor(owner: User) -> Actor:
    return Actor.of(owner)


def read(canvas: Canvas) -> doc.Document:
    """The document but for the status of its steps, which saves set beside."""
    return replace(storage.read(Canvas.objects.get(pk=canvas.pk)), steps={})


def remove(actor: Actor, canvas: Canvas, block: str, ref: str) -> editing.Saved:
    revision = storage.snapshot(Canvas.objects.get(pk=canvas.pk)).revisions[ref]
    return editing.remove(actor, canvas.pk, block, ref, revision)


def undo(actor: Actor, canvas: Canvas, saved: editing.Saved) -> editing.Saved:
    assert saved.undo is not None
    return editing.undo(actor, canvas.pk, saved.undo)


def test_a_persona_takes_along_what_is_theirs(canvas: Canvas, actor: Actor) -> None:
    saved = remove(actor, canvas, "personas", "p1")

    document = read(canvas)
    assert doc.problems_of(document) == []
    assert [persona.name for persona in document.personas] == ["Omar"]
    assert document.problems == ()
    assert document.fits == (doc.Fit(who="p2", proposition="v1"),)
    assert document.revenue_streams[0].drivers == ()
    assert document.assumptions[0].about is None
    assert saved.also == (
        "Also deletes “Waits for a part number” and a note on the journey.",
        "App stores now reaches everyone.",
        "In-app help now serves everyone.",
        "Also unlinks Parts lookup, Monthly licence, “Referrals” and “Ted has a phone”.",
    )


@pytest.mark.parametrize(
    ("block", "ref", "also"),
    [
        ("segments", "s1", ("Also unlinks Ted.",)),
        ("problems", "q1", ("Also unlinks Parts lookup and “Referrals”.",)),
        (
            "propositions",
            "v1",
            ("Also unlinks Ted, Omar, Monthly licence and 2 more.",),
        ),
        ("propositions", "v2", ()),
        (
            "channels",
            "c1",
            ("Also unlinks In-app help, Keep the catalogue and Equipment makers.",),
        ),
        ("relationships", "r1", ("Also unlinks Manual library.",)),
        ("revenue_streams", "m1", ()),
        (
            "activities",
            "a1",
            ("Also unlinks Manual library, Equipment makers and Manual licences.",),
        ),
        ("assumptions", "h1", ()),
    ],
)
def test_a_deletion_says_whom_it_unlinks(
    canvas: Canvas, actor: Actor, block: str, ref: str, also: tuple[str, ...]
) -> None:
    saved = remove(actor, canvas, block, ref)

    assert saved.also == also
    assert doc.problems_of(read(canvas)) == []


def test_deleting_a_segment_keeps_its_personas(canvas: Canvas, actor: Actor) -> None:
    remove(actor, canvas, "segments", "s1")

    assert read(canvas).personas[0] == doc.Persona(id="p1", name="Ted")


def test_a_finding_set_aside_goes_with_what_it_names(canvas: Canvas, actor: Actor) -> None:
    saved = remove(actor, canvas, "propositions", "v2")
    gone = read(canvas).dismissals
    undo(actor, canvas, saved)

    assert gone == ()
    assert read(canvas) == linked_document()


@pytest.mark.parametrize(
    ("block", "ref"),
    [(block, item.id) for block in doc.BLOCKS for item in getattr(linked_document(), block)],
)
def test_undo_brings_everything_back(canvas: Canvas, actor: Actor, block: str, ref: str) -> None:
    undone = undo(actor, canvas, remove(actor, canvas, block, ref))

    stored = Canvas.objects.get()
    assert read(canvas) == linked_document()
    assert (stored.items, stored.links) == (canvas.items, canvas.links)
    assert (undone.ref, undone.canvas_revision) == (ref, 3)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=documents(), data=st.data())
def test_deletions_undone_in_any_order_leave_the_document(
    owner: User, document: doc.Document, data: st.DataObject
) -> None:
    items = [(block, item.id) for block, item in doc.items(document)]
    actor = Actor.of(owner)
    canvas = make_canvas(owner=owner, document=document)
    before = read(canvas)
    chosen = data.draw(st.lists(st.sampled_from(items), max_size=3, unique=True)) if items else []

    saved = [
        remove(actor, canvas, block, ref) for block, ref in chosen if ref in doc.index(read(canvas))
    ]
    assert doc.problems_of(read(canvas)) == []
    for one in reversed(saved):
        undo(actor, canvas, one)

    assert read(canvas) == before
    assert _counts(canvas) == (canvas.items, canvas.links)


def test_undo_brings_a_next_step_back_to_its_place(canvas: Canvas, actor: Actor) -> None:
    saved = editing.add(actor, canvas.pk, "actions", {"text": "Call Omar"})
    first = storage.snapshot(Canvas.objects.get()).actions[0]

    removed = editing.remove(actor, canvas.pk, "actions", first, 1)
    undo(actor, canvas, removed)

    assert storage.snapshot(Canvas.objects.get()).actions == (first, saved.ref)


def test_a_name_that_was_taken_meanwhile_comes_back_with_a_number(
    canvas: Canvas, actor: Actor
) -> None:
    removed = remove(actor, canvas, "channels", "c1")
    editing.add(actor, canvas.pk, "channels", {"name": "app stores"})
    editing.add(actor, canvas.pk, "channels", {"name": "App stores (2)"})

    undo(actor, canvas, removed)

    assert [channel.name for channel in read(canvas).channels] == [
        "App stores (3)",
        "app stores",
        "App stores (2)",
    ]


def test_a_long_name_leaves_room_for_its_number(owner: User, actor: Actor) -> None:
    name = "x" * 160
    canvas = make_canvas(owner=owner, document=make_document(costs=(doc.Cost(id="x1", name=name),)))
    removed = remove(actor, canvas, "costs", "x1")
    editing.add(actor, canvas.pk, "costs", {"name": name})

    undo(actor, canvas, removed)

    assert read(canvas).costs[0].name == "x" * 156 + " (2)"


def test_links_to_what_is_gone_meanwhile_are_left_out(canvas: Canvas, actor: Actor) -> None:
    removed = remove(actor, canvas, "channels", "c1")
    remove(actor, canvas, "personas", "p1")
    remove(actor, canvas, "relationships", "r1")

    undo(actor, canvas, removed)

    document = read(canvas)
    assert document.channels == (
        doc.Channel(id="c1", name="App stores", touches=(doc.Touch(stage="retention"),)),
    )
    assert doc.problems_of(document) == []
    assert _counts(canvas)[1] == sum(1 for _ in doc.links(document))


def test_a_persona_comes_back_without_a_segment_that_is_gone(canvas: Canvas, actor: Actor) -> None:
    removed = remove(actor, canvas, "personas", "p1")
    remove(actor, canvas, "segments", "s1")

    undo(actor, canvas, removed)

    assert read(canvas).personas[0] == doc.Persona(id="p1", name="Ted")


def test_a_problem_of_somebody_who_is_gone_does_not_come_back(canvas: Canvas, actor: Actor) -> None:
    removed = remove(actor, canvas, "problems", "q1")
    remove(actor, canvas, "personas", "p1")

    with pytest.raises(editing.Invalid) as refused:
        undo(actor, canvas, removed)

    assert refused.value.errors == {"": ["What this belonged to is gone, so it cannot come back."]}


def test_what_somebody_filled_meanwhile_stays(canvas: Canvas, actor: Actor) -> None:
    removed = remove(actor, canvas, "segments", "s1")
    revision = storage.snapshot(Canvas.objects.get()).revisions["p1"]
    editing.change(actor, canvas.pk, "personas", "p1", {"segment": "s2"}, revision)

    undo(actor, canvas, removed)

    assert read(canvas).personas[0].segment == "s2"


def test_undo_works_once(canvas: Canvas, actor: Actor) -> None:
    removed = remove(actor, canvas, "channels", "c1")
    undo(actor, canvas, removed)

    with pytest.raises(editing.NotFound):
        undo(actor, canvas, removed)


def test_undo_works_for_thirty_days(canvas: Canvas, actor: Actor) -> None:
    removed = remove(actor, canvas, "channels", "c1")
    Deletion.objects.update(at=timezone.now() - dt.timedelta(days=30, seconds=1))

    with pytest.raises(editing.NotFound):
        undo(actor, canvas, removed)


def test_undo_of_another_canvas_is_not_found(canvas: Canvas, actor: Actor, owner: User) -> None:
    removed = remove(actor, canvas, "channels", "c1")
    other = make_canvas(owner=owner)
    assert removed.undo is not None

    with pytest.raises(editing.NotFound):
        editing.undo(actor, other.pk, removed.undo)


def test_undo_into_a_full_list_is_refused(owner: User, actor: Actor) -> None:
    costs = tuple(doc.Cost(id=f"x{n}", name=f"Cost {n}") for n in range(200))
    canvas = make_canvas(owner=owner, document=make_document(costs=costs))
    removed = remove(actor, canvas, "costs", "x0")
    editing.add(actor, canvas.pk, "costs", {"name": "Rent"})

    with pytest.raises(editing.Invalid):
        undo(actor, canvas, removed)


def test_a_deletion_must_say_what_it_saw(canvas: Canvas, actor: Actor) -> None:
    with pytest.raises(editing.NoRevision):
        editing.remove(actor, canvas.pk, "personas", "p1", None)


def test_an_old_deletion_is_refused(canvas: Canvas, actor: Actor) -> None:
    editing.change(actor, canvas.pk, "personas", "p1", {"think": "Too slow"}, 1)

    with pytest.raises(editing.Stale) as stale:
        editing.remove(actor, canvas.pk, "personas", "p1", 1)

    assert stale.value.current["think"] == "Too slow"


# Parting a fit


def test_parting_a_fit_takes_its_drivers_along(canvas: Canvas, actor: Actor) -> None:
    saved = editing.set_link(actor, canvas.pk, "fits", "p1", "v1", False)

    assert read(canvas).revenue_streams[0].drivers == ()
    assert saved.also == ("Also unlinks Monthly licence.",)

    undo(actor, canvas, saved)

    assert read(canvas) == linked_document()
    assert _counts(canvas) == (canvas.items, canvas.links)


def test_undoing_a_fit_that_was_ticked_again_brings_its_drivers(
    canvas: Canvas, actor: Actor
) -> None:
    saved = editing.set_link(actor, canvas.pk, "fits", "p1", "v1", False)
    editing.set_link(actor, canvas.pk, "fits", "p1", "v1", True)

    undo(actor, canvas, saved)

    assert read(canvas) == linked_document()
    assert _counts(canvas) == (canvas.items, canvas.links)


def test_undoing_a_fit_whose_driver_was_ticked_again_changes_nothing(
    canvas: Canvas, actor: Actor
) -> None:
    saved = editing.set_link(actor, canvas.pk, "fits", "p1", "v1", False)
    editing.set_link(actor, canvas.pk, "drivers", "m1", ("p1", "v1"), True)

    undo(actor, canvas, saved)

    assert read(canvas) == linked_document()
    assert _counts(canvas) == (canvas.items, canvas.links)


def test_what_the_schema_takes_along_is_remembered() -> None:
    """Whatever points at an item, or at a fit, is found by the walk that remembers it."""
    targets: set[type[Model]] = {*tables.BLOCK_MODELS.values(), models.Action, models.Fit}
    held = {
        (model, constraint.field)
        for model in apps.get_app_config("canvases").get_models()
        for constraint in model._meta.constraints
        if isinstance(constraint, SameCanvas)
    }
    walked = {
        (relation.related_model, relation.field.name)
        for model in targets
        for relation in model._meta.related_objects
    }

    assert held == walked


def _counts(canvas: Canvas) -> tuple[int, int]:
    stored = Canvas.objects.get(pk=canvas.pk)
    return stored.items, stored.links
