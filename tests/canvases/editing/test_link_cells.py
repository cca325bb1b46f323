"""Link tables, cell by cell."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from msgspec.structs import replace

from accounts.models import User
from canvases import document as doc
from canvases import editing, storage
from canvases.access import Actor
from canvases.models import Canvas, Change
from tests.canvases.factories import (
    QUERIES_TO_TALLY,
    QUERIES_TO_TELL,
    linked_document,
    make_canvas,
)
from tests.canvases.strategies import big_document

pytestmark = pytest.mark.django_db

# The savepoint's two, lock, ends, the row twice, its item, the step twice, canvas and change,
# the row's history twice.
QUERIES_TO_LINK = 13 + QUERIES_TO_TALLY + QUERIES_TO_TELL

# Every kind of link with a cell that is empty in `linked_document`.
EMPTY_CELLS: list[tuple[str, str, Any]] = [
    ("fits", "s1", "v1"),
    ("fits", "p1", "v2"),
    ("solves", "v2", "q1"),
    ("reaches", "c1", "s1"),
    ("reaches", "c1", "p2"),
    ("touches", "c1", (None, "action")),
    ("touches", "c1", ("s1", "action")),
    ("touches", "c1", ("p1", "retention")),
    ("serves", "r1", "s2"),
    ("drivers", "m1", ("p2", "v1")),
    ("paid_by", "m1", "s1"),
    ("earned_by", "k1", "v2"),
    ("delivers", "a1", "v2"),
    ("manages", "a1", "r1"),
    ("manages", "a1", "n1"),
]
FULL_CELLS: list[tuple[str, str, Any]] = [
    ("fits", "p2", "v1"),
    ("solves", "v1", "q1"),
    ("reaches", "c1", "p1"),
    ("touches", "c1", (None, "retention")),
    ("touches", "c1", ("p1", "action")),
    ("serves", "r1", "p1"),
    ("through", "r1", "c1"),
    ("drivers", "m1", ("p1", "v1")),
    ("paid_by", "m1", "p2"),
    ("earned_by", "k1", "q1"),
    ("earned_by", "k1", "v1"),
    ("delivers", "a1", "v1"),
    ("manages", "a1", "c1"),
    ("used_by", "e1", "a1"),
    ("used_by", "e1", "r1"),
    ("provides", "n1", "a1"),
    ("provides", "n1", "e1"),
    ("provides", "n1", "c1"),
    ("driven_by", "x1", "a1"),
    ("driven_by", "x1", "e1"),
    ("driven_by", "x1", "n1"),
]


@pytest.fixture
def canvas(owner: User) -> Canvas:
    return make_canvas(owner=owner, document=linked_document())


@pytest.fixture
def actor(owner: User) -> Actor:
    return Actor.of(owner)


def read(canvas: Canvas) -> doc.Document:
    """The document but for the status of its steps, which saves set beside."""
    return replace(storage.read(Canvas.objects.get(pk=canvas.pk)), steps={})


@pytest.mark.parametrize(("link", "left", "right"), EMPTY_CELLS)
def test_a_cell_is_ticked_and_unticked(
    canvas: Canvas, actor: Actor, link: str, left: str, right: Any
) -> None:
    editing.set_link(actor, canvas.pk, link, left, right, True)
    ticked = read(canvas)
    editing.set_link(actor, canvas.pk, link, left, right, False)

    added = {*doc.links(ticked)} - {*doc.links(linked_document())}
    assert [one.name for one in added] == [link]
    assert doc.problems_of(ticked) == []
    assert read(canvas) == linked_document()
    assert Canvas.objects.get().links == canvas.links


@pytest.mark.parametrize(("link", "left", "right"), FULL_CELLS)
def test_a_cell_is_unticked_and_ticked(
    canvas: Canvas, actor: Actor, link: str, left: str, right: Any
) -> None:
    editing.set_link(actor, canvas.pk, link, left, right, False)
    parted = read(canvas)
    editing.set_link(actor, canvas.pk, link, left, right, True)

    assert parted != linked_document()
    assert read(canvas) == linked_document()
    assert Canvas.objects.get().links == canvas.links


@pytest.mark.parametrize("wanted", [True, False])
def test_a_cell_that_is_so_already_changes_nothing(
    canvas: Canvas, actor: Actor, wanted: bool
) -> None:
    for link, left, right in FULL_CELLS if wanted else EMPTY_CELLS:
        saved = editing.set_link(actor, canvas.pk, link, left, right, wanted)

        assert saved == editing.Saved(ref=left, revision=1, canvas_revision=1)
    assert Change.objects.count() == 0


def test_a_cell_raises_the_revision_of_the_item_that_holds_the_list(
    canvas: Canvas, actor: Actor
) -> None:
    saved = editing.set_link(actor, canvas.pk, "manages", "a1", "r1", True)

    revisions = storage.snapshot(Canvas.objects.get()).revisions
    assert (saved.ref, saved.revision) == ("a1", 2)
    assert (revisions["a1"], revisions["r1"]) == (2, 1)


def test_a_driver_of_a_whole_segment_writes_the_segments_own_fit(
    canvas: Canvas, actor: Actor
) -> None:
    editing.set_link(actor, canvas.pk, "drivers", "m1", ("s1", "v2"), True)

    document = read(canvas)
    assert doc.Fit(who="s1", proposition="v2") in document.fits
    assert doc.Fit(who="s1", proposition="v2") in document.revenue_streams[0].drivers
    assert Canvas.objects.get().links == canvas.links + 2


def test_unticking_a_driver_keeps_the_fit(canvas: Canvas, actor: Actor) -> None:
    editing.set_link(actor, canvas.pk, "drivers", "m1", ("p1", "v1"), False)

    assert read(canvas).fits == linked_document().fits


@pytest.mark.parametrize(
    ("link", "left", "right", "also"),
    [
        ("reaches", "c1", "p1", ()),
        ("touches", "c1", ("p1", "action"), ()),
        ("touches", "c1", (None, "retention"), ()),
        ("serves", "r1", "p1", ("In-app help now serves everyone.",)),
    ],
)
def test_unticking_says_who_is_everyone_now(
    canvas: Canvas, actor: Actor, link: str, left: str, right: Any, also: tuple[str, ...]
) -> None:
    saved = editing.set_link(actor, canvas.pk, link, left, right, False)

    assert saved.also == also


def test_a_channel_that_names_nobody_any_more_reaches_everyone(
    canvas: Canvas, actor: Actor
) -> None:
    editing.set_link(actor, canvas.pk, "reaches", "c1", "p1", False)

    saved = editing.set_link(actor, canvas.pk, "touches", "c1", ("p1", "action"), False)

    assert saved.also == ("App stores now reaches everyone.",)


@pytest.mark.parametrize(
    ("link", "left", "right"),
    [
        ("fits", "p9", "v1"),
        ("fits", "v1", "p1"),
        ("solves", "v1", "p1"),
        ("touches", "c1", ("p1", "midnight")),
        ("touches", "c1", ("v1", "action")),
        ("touches", "c1", "action"),
        ("drivers", "m1", ("v1", "p1")),
        ("drivers", "m1", "v1"),
        ("paid_by", "m1", None),
        ("paid_by", "m1", ["p1"]),
        ("follows", "p1", "v1"),
    ],
)
def test_ends_that_cannot_be_linked_are_not_found(
    canvas: Canvas, actor: Actor, link: str, left: str, right: Any
) -> None:
    for wanted in (True, False):
        with pytest.raises(editing.NotFound):
            editing.set_link(actor, canvas.pk, link, left, right, wanted)
    assert read(canvas) == linked_document()


def test_an_end_on_another_canvas_is_not_found(canvas: Canvas, actor: Actor, owner: User) -> None:
    other = make_canvas(owner=owner)
    mine = editing.add(actor, other.pk, "personas", {"name": "Ted"})

    with pytest.raises(editing.NotFound):
        editing.set_link(actor, canvas.pk, "paid_by", "m1", mine.ref, True)


def test_the_first_link_begins_its_step(canvas: Canvas, actor: Actor) -> None:
    editing.set_link(actor, canvas.pk, "delivers", "a1", "v2", True)
    editing.set_link(actor, canvas.pk, "fits", "p1", "v1", False)

    steps = storage.read(Canvas.objects.get()).steps
    assert {key: step.status for key, step in steps.items()} == {"key-activities": "in_progress"}


@pytest.mark.parametrize("items", [26, 400])
def test_a_cell_takes_as_many_queries_on_any_canvas(owner: User, actor: Actor, items: int) -> None:
    canvas = make_canvas(owner=owner, document=big_document(items))
    editing.set_link(actor, canvas.pk, "delivers", "a0", "v0", False)

    with CaptureQueriesContext(connection) as queries:
        editing.set_link(actor, canvas.pk, "delivers", "a0", "v0", True)

    assert len(queries) == QUERIES_TO_LINK
