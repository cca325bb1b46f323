"""Adding, changing and moving items."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from msgspec.structs import replace

from accounts.models import User
from canvases import document as doc
from canvases import editing, storage
from canvases.access import NOBODY, Actor
from canvases.document import Document
from canvases.fields import days
from canvases.models import Canvas, Change, Persona, Proposition
from tests.canvases.factories import (
    QUERIES_TO_TALLY,
    QUERIES_TO_TELL,
    linked_document,
    make_canvas,
    make_document,
    make_user,
)
from tests.canvases.strategies import big_document

pytestmark = pytest.mark.django_db

# Of these, two are the savepoint; in the product they are BEGIN and COMMIT.
# One is the history's row; what may join an earlier sitting looks for it with one more.
QUERIES_TO_ADD = 10 + QUERIES_TO_TALLY + 1 + QUERIES_TO_TELL + 1
QUERIES_TO_CHANGE = 11 + QUERIES_TO_TALLY + QUERIES_TO_TELL
QUERIES_TO_CHANGE_LISTS = 19 + QUERIES_TO_TALLY + 1 + QUERIES_TO_TELL + 1


@pytest.fixture
def canvas(owner: User) -> Canvas:
    return make_canvas(owner=owner, document=linked_document())


@pytest.fixture
def actor(owner: User) -> Actor:
    return Actor.of(owner)


def read(canvas: Canvas) -> Document:
    return storage.read(Canvas.objects.get(pk=canvas.pk))


def names(canvas: Canvas, block: str = "personas") -> list[str]:
    return [item.name for item in getattr(read(canvas), block)]


# Adding


def test_an_item_is_added_at_the_end(canvas: Canvas, actor: Actor) -> None:
    saved = editing.add(actor, canvas.pk, "personas", {"name": "Andi", "role": "user"})

    assert read(canvas).personas[-1] == doc.Persona(id=saved.ref, name="Andi", role="user")
    assert (saved.canvas_revision, saved.revision) == (2, 2)


def test_an_item_is_added_before_another(canvas: Canvas, actor: Actor) -> None:
    editing.add(actor, canvas.pk, "personas", {"name": "Andi"}, before="p2")

    assert names(canvas) == ["Ted", "Andi", "Omar"]


def test_an_item_is_added_with_its_links(canvas: Canvas, actor: Actor) -> None:
    values = {
        "name": "Setup fee",
        "drivers": [("s1", "v2")],
        "paid_by": ["p2"],
        "packages": [{"name": "Once", "price": "25", "units": 3}],
    }

    saved = editing.add(actor, canvas.pk, "revenue_streams", values)

    document = read(canvas)
    assert document.revenue_streams[-1] == doc.RevenueStream(
        id=saved.ref,
        name="Setup fee",
        drivers=(doc.Fit(who="s1", proposition="v2"),),
        paid_by=("p2",),
        packages=(doc.Package(name="Once", price=Decimal("25.00"), units=3),),
    )
    # The whole segment's own fit is written first.
    assert doc.Fit(who="s1", proposition="v2") in document.fits


def test_a_name_that_is_on_the_list_is_refused(canvas: Canvas, actor: Actor) -> None:
    with pytest.raises(editing.Invalid) as refused:
        editing.add(actor, canvas.pk, "personas", {"name": " TED "})

    assert refused.value.errors == {"name": ["“TED” is on the list already."]}
    assert read(canvas) == linked_document()


def test_a_name_may_stand_in_two_blocks(canvas: Canvas, actor: Actor) -> None:
    editing.add(actor, canvas.pk, "segments", {"name": "Ted"})

    assert names(canvas, "segments") == ["Technicians", "Owners", "Ted"]


@pytest.mark.parametrize(
    ("block", "values", "errors"),
    [
        ("personas", {}, {"name": ["Write a name."]}),
        ("personas", {"name": " \n "}, {"name": ["Write a name."]}),
        (
            "personas",
            {"name": "x" * 161},
            {"name": ["Write at most 160 characters; these are 161."]},
        ),
        ("personas", {"name": "A\0"}, {"name": ["Some of these characters cannot be stored."]}),
        ("personas", {"name": "A", "role": "king"}, {"role": ["Choose one of the list."]}),
        ("personas", {"name": "A", "shoe": "9"}, {"shoe": ["There is nothing of this name here."]}),
        ("personas", {"name": "A", "id": "p9"}, {"id": ["There is nothing of this name here."]}),
        (
            "personas",
            {"name": "A", "segment": "p1"},
            {"segment": ["One of these is not on this canvas any more."]},
        ),
        ("problems", {"text": "Waits"}, {"who": ["Choose who this is about."]}),
        ("problems", {"who": "p1", "text": " "}, {"text": ["Write a few words."]}),
        (
            "segments",
            {"name": "A", "size": 10**12 + 1},
            {"size": ["Write a whole number such as 400 or 1,200, up to 1,000,000,000,000."]},
        ),
        ("channels", {"name": "A", "speed": 6}, {"speed": ["Choose from 1 to 5."]}),
        (
            "costs",
            {"name": "A", "amount": "-1"},
            {"amount": ["Write an amount such as 25, 49.50 or 1,200.00, of up to twelve digits."]},
        ),
        (
            "costs",
            {"name": "A", "amount": Decimal("0.001")},
            {"amount": ["Write an amount such as 25, 49.50 or 1,200.00, of up to twelve digits."]},
        ),
        ("actions", {"text": "A", "due": "soon"}, {"due": [days.WRONG]}),
        (
            "revenue_streams",
            {"name": "A", "packages": [{}, {"units": -1}]},
            {
                "packages-1-units": [
                    "Write a whole number such as 400 or 1,200, up to 1,000,000,000,000."
                ]
            },
        ),
        (
            "revenue_streams",
            {"name": "A", "packages": [{}] * 21},
            {"packages": ["At most 20 fit here; these are 21."]},
        ),
        (
            "channels",
            {"name": "A", "touches": [("p1", "midnight")]},
            {"touches": ["Choose one of the list."]},
        ),
    ],
)
def test_what_cannot_be_stored_is_said_in_plain_words(
    canvas: Canvas,
    actor: Actor,
    block: str,
    values: dict[str, Any],
    errors: dict[str, list[str]],
) -> None:
    with pytest.raises(editing.Invalid) as refused:
        editing.add(actor, canvas.pk, block, values)

    assert refused.value.errors == errors
    assert Canvas.objects.get().revision == 1


def test_text_is_stored_as_a_file_would_give_it(canvas: Canvas, actor: Actor) -> None:
    values = {"name": " Zoe\u0308 ", "think": "one\r\ntwo\x07"}

    saved = editing.add(actor, canvas.pk, "personas", values)

    assert read(canvas).personas[-1] == doc.Persona(id=saved.ref, name="Zoë", think="one\ntwo")


def test_values_may_come_as_forms_give_them(canvas: Canvas, actor: Actor) -> None:
    values = {"name": "Rent", "amount": Decimal(25), "period": "", "behaviour": None}

    saved = editing.add(actor, canvas.pk, "costs", values)

    assert read(canvas).costs[-1] == doc.Cost(id=saved.ref, name="Rent", amount=Decimal("25.00"))


def test_a_full_list_takes_no_more(actor: Actor, owner: User) -> None:
    personas = tuple(doc.Persona(id=f"p{n}", name=f"Ted {n}") for n in range(200))
    canvas = make_canvas(owner=owner, document=make_document(personas=personas))

    with pytest.raises(editing.Invalid) as refused:
        editing.add(actor, canvas.pk, "personas", {"name": "Omar"})

    assert refused.value.errors == {"": ["A list holds at most 200 entries."]}


def test_a_full_canvas_takes_no_more(canvas: Canvas, actor: Actor) -> None:
    Canvas.objects.update(items=2_000, links=4_000)

    with pytest.raises(editing.Invalid) as items:
        editing.add(actor, canvas.pk, "personas", {"name": "Andi"})
    with pytest.raises(editing.Invalid) as links:
        editing.change(actor, canvas.pk, "channels", "c1", {"reaches": ["p1", "p2"]}, 1)

    assert items.value.errors == {"": ["A canvas holds at most 2,000 entries."]}
    assert links.value.errors == {"": ["A canvas holds at most 4,000 links."]}


def test_a_next_step_is_added_and_changed(canvas: Canvas, actor: Actor) -> None:
    saved = editing.add(actor, canvas.pk, "actions", {"text": "Call Ted", "due": "2027-01-15"})
    editing.change(actor, canvas.pk, "actions", saved.ref, {"done": True}, saved.revision)

    assert read(canvas).actions[-1] == doc.Action(
        text="Call Ted", due=dt.date(2027, 1, 15), done=True
    )
    assert Canvas.objects.get().items == canvas.items


# Changing


def test_only_what_is_given_changes(canvas: Canvas, actor: Actor) -> None:
    saved = editing.change(actor, canvas.pk, "personas", "p2", {"name": "Omar the owner"}, 1)

    assert read(canvas).personas[1] == doc.Persona(
        id="p2", name="Omar the owner", segment="s2", role="buyer"
    )
    assert saved == editing.Saved(ref="p2", revision=2, canvas_revision=2)


def test_a_change_to_what_is_so_already_raises_nothing(canvas: Canvas, actor: Actor) -> None:
    values = {"name": "App stores", "reaches": ["p1"], "kind": None}

    saved = editing.change(actor, canvas.pk, "channels", "c1", values, 1)

    assert saved == editing.Saved(ref="c1", revision=1, canvas_revision=1)
    assert Change.objects.count() == 0


def test_a_list_that_is_given_replaces_the_one_there_is(canvas: Canvas, actor: Actor) -> None:
    values = {
        "reaches": ["s2"],
        "touches": [(None, "retention"), ("p2", "desire")],
    }

    editing.change(actor, canvas.pk, "channels", "c1", values, 1)

    channel = read(canvas).channels[0]
    assert channel.reaches == ("s2",)
    assert channel.touches == (doc.Touch(stage="retention"), doc.Touch(who="p2", stage="desire"))


def test_every_kind_of_list_can_be_replaced(canvas: Canvas, actor: Actor) -> None:
    document = linked_document()
    for block in doc.BLOCKS:
        for item in getattr(document, block):
            lists = {
                name: value
                for name in item.__struct_fields__
                if isinstance(value := getattr(item, name), tuple) and value
            }
            emptied = editing.change(
                actor, canvas.pk, block, item.id, dict.fromkeys(lists, ()), _revision(canvas, item)
            )
            editing.change(actor, canvas.pk, block, item.id, lists, emptied.revision)

    assert replace(read(canvas), steps={}) == document
    assert Canvas.objects.get().links == canvas.links


def test_somebody_is_told_who_is_everyone_now(canvas: Canvas, actor: Actor) -> None:
    touches = [(None, "retention")]
    channel = editing.change(
        actor, canvas.pk, "channels", "c1", {"reaches": [], "touches": touches}, 1
    )
    relationship = editing.change(actor, canvas.pk, "relationships", "r1", {"serves": []}, 1)

    assert channel.also == ("App stores now reaches everyone.",)
    assert relationship.also == ("In-app help now serves everyone.",)


def test_a_driver_without_a_fit_writes_the_fit(canvas: Canvas, actor: Actor) -> None:
    drivers = [("p1", "v1"), ("s2", "v2")]

    editing.change(actor, canvas.pk, "revenue_streams", "m1", {"drivers": drivers}, 1)

    assert doc.Fit(who="s2", proposition="v2") in read(canvas).fits
    assert Canvas.objects.get().links == canvas.links + 2


def test_solving_alone_writes_no_fit(canvas: Canvas, actor: Actor) -> None:
    editing.change(actor, canvas.pk, "propositions", "v2", {"solves": ["q1"]}, 1)

    assert read(canvas).fits == linked_document().fits


def test_an_edit_must_say_what_it_saw(canvas: Canvas, actor: Actor) -> None:
    with pytest.raises(editing.NoRevision):
        editing.change(actor, canvas.pk, "personas", "p1", {"name": "Theo"}, None)


def test_an_old_edit_is_refused_with_what_stands_there(canvas: Canvas, actor: Actor) -> None:
    editing.change(actor, canvas.pk, "personas", "p1", {"name": "Theo"}, 1)

    with pytest.raises(editing.Stale) as stale:
        editing.change(actor, canvas.pk, "personas", "p1", {"name": "Edward"}, 1)

    assert stale.value.revision == 2
    assert (stale.value.current["name"], stale.value.current["segment"]) == ("Theo", "s1")
    assert names(canvas) == ["Theo", "Omar"]


def test_an_edit_that_is_old_and_wrong_is_old(canvas: Canvas, actor: Actor) -> None:
    editing.change(actor, canvas.pk, "personas", "p1", {"name": "Theo"}, 1)

    with pytest.raises(editing.Stale):
        editing.change(actor, canvas.pk, "personas", "p1", {"name": ""}, 1)


def test_a_revision_that_never_was_is_refused(canvas: Canvas, actor: Actor) -> None:
    with pytest.raises(editing.Stale):
        editing.change(actor, canvas.pk, "personas", "p1", {"name": "Theo"}, 99)


def test_a_link_ticked_elsewhere_leaves_an_open_form_in_date(canvas: Canvas, actor: Actor) -> None:
    editing.set_link(actor, canvas.pk, "reaches", "c1", "s2", True)

    saved = editing.change(actor, canvas.pk, "channels", "c1", {"name": "Stores"}, 1)

    assert saved.revision == 3
    assert read(canvas).channels[0].reaches == ("s2", "p1")


def test_a_form_that_would_undo_a_link_ticked_elsewhere_is_old(
    canvas: Canvas, actor: Actor
) -> None:
    editing.set_link(actor, canvas.pk, "reaches", "c1", "s2", True)

    with pytest.raises(editing.Stale) as stale:
        editing.change(actor, canvas.pk, "channels", "c1", {"reaches": ["p1"]}, 1)

    assert stale.value.current["reaches"] == ("s2", "p1")


def test_a_revision_never_comes_twice(canvas: Canvas, actor: Actor) -> None:
    saved = editing.remove(actor, canvas.pk, "personas", "p1", 1)
    assert saved.undo is not None
    editing.undo(actor, canvas.pk, saved.undo)

    with pytest.raises(editing.Stale):
        editing.change(actor, canvas.pk, "personas", "p1", {"name": "Theo"}, 1)


def test_an_assumption_remembers_what_it_was_about(canvas: Canvas, actor: Actor) -> None:
    editing.change(actor, canvas.pk, "assumptions", "h1", {"status": "contradicted"}, 1)
    then = read(canvas).assumptions[0].about_hash
    editing.change(actor, canvas.pk, "personas", "p1", {"think": "Too slow"}, 1)

    document = read(canvas)

    assert document.assumptions[0].about_hash == then
    assert then not in ("", doc.item_hash(document, ["p1"]))


def test_a_reworded_proposition_puts_its_sentences_out_of_date(
    canvas: Canvas, actor: Actor
) -> None:
    editing.change(actor, canvas.pk, "propositions", "v1", {"name": "Lookup"}, 1)

    assert storage.snapshot(Canvas.objects.get()).revisions["q1"] == 2


# Moving


def test_an_item_moves_to_any_place(actor: Actor, owner: User) -> None:
    canvas = _four(owner)

    editing.move(actor, canvas.pk, "personas", "p4", 1, before="p1")
    editing.move(actor, canvas.pk, "personas", "p1", 1, before="p3")
    editing.move(actor, canvas.pk, "personas", "p2", 1)

    assert names(canvas) == ["D", "A", "C", "B"]


def test_a_move_changes_one_row(actor: Actor, owner: User) -> None:
    canvas = _four(owner)

    editing.move(actor, canvas.pk, "personas", "p4", 1, before="p2")

    revisions = storage.snapshot(Canvas.objects.get()).revisions
    assert [revisions[ref] for ref in ("p1", "p2", "p3", "p4")] == [1, 1, 1, 2]


@pytest.mark.parametrize(("ref", "before"), [("p4", None), ("p2", "p3"), ("p2", "p2")])
def test_a_move_to_where_it_stands_changes_nothing(
    actor: Actor, owner: User, ref: str, before: str | None
) -> None:
    canvas = _four(owner)

    saved = editing.move(actor, canvas.pk, "personas", ref, 1, before=before)

    assert saved == editing.Saved(ref=ref, revision=1, canvas_revision=1)


def test_a_place_that_is_full_makes_room(actor: Actor, owner: User) -> None:
    canvas = _four(owner)
    for position, ref in enumerate(("p1", "p2", "p3", "p4")):
        Persona.objects.filter(ref=ref).update(position=position)

    editing.move(actor, canvas.pk, "personas", "p4", 1, before="p2")

    assert names(canvas) == ["A", "D", "B", "C"]


def test_a_hundred_moves_to_the_same_place(actor: Actor, owner: User) -> None:
    canvas = _four(owner)
    revisions = {"p3": 1, "p4": 1}
    for number in range(100):
        ref, before = ("p3", "p2") if number % 2 else ("p4", "p2")
        revisions[ref] = editing.move(
            actor, canvas.pk, "personas", ref, revisions[ref], before=before
        ).revision

    assert names(canvas) == ["A", "D", "C", "B"]


def test_an_old_move_is_refused(canvas: Canvas, actor: Actor) -> None:
    editing.change(actor, canvas.pk, "personas", "p1", {"name": "Theo"}, 1)

    with pytest.raises(editing.Stale):
        editing.move(actor, canvas.pk, "personas", "p1", 1)


def test_a_move_before_nothing_is_not_found(canvas: Canvas, actor: Actor) -> None:
    with pytest.raises(editing.NotFound):
        editing.move(actor, canvas.pk, "personas", "p1", 1, before="v1")


# Who may, and what is counted


@pytest.mark.parametrize("block", ["personas", "nothing", "canvas"])
def test_an_unknown_item_is_not_found(canvas: Canvas, actor: Actor, block: str) -> None:
    with pytest.raises(editing.NotFound):
        editing.change(actor, canvas.pk, block, "v1", {"name": "Theo"}, 1)


def test_other_peoples_canvas_is_not_found(canvas: Canvas, stranger: User) -> None:
    for actor in (Actor.of(stranger), NOBODY):
        with pytest.raises(editing.NotFound):
            editing.add(actor, canvas.pk, "personas", {"name": "Andi"})


def test_staff_have_no_rights_on_canvases(canvas: Canvas) -> None:
    staff = make_user()
    staff.is_staff = staff.is_superuser = True
    staff.save()

    with pytest.raises(editing.NotFound):
        editing.add(Actor.of(staff), canvas.pk, "personas", {"name": "Andi"})


def test_an_example_is_seen_and_not_changed(actor: Actor) -> None:
    example = storage.create(linked_document(), example="rooftop-parts")

    with pytest.raises(editing.Forbidden):
        editing.add(actor, example.pk, "personas", {"name": "Andi"})


def test_who_did_what_is_recorded(canvas: Canvas, actor: Actor, owner: User) -> None:
    saved = editing.add(actor, canvas.pk, "personas", {"name": "Andi"})

    change = Change.objects.get()
    assert (change.user, change.verb, change.block, change.ref, change.revision) == (
        owner,
        "add",
        "personas",
        saved.ref,
        2,
    )
    assert change.at == Canvas.objects.get().changed_at


def test_the_first_item_begins_its_step(owner: User, actor: Actor) -> None:
    canvas = make_canvas(owner=owner)

    editing.add(actor, canvas.pk, "personas", {"name": "Ted"})
    editing.add(actor, canvas.pk, "assumptions", {"text": "Ted exists", "step": "channels"})

    snapshot = storage.snapshot(Canvas.objects.get())
    assert {key: step.status for key, step in snapshot.document.steps.items()} == {
        "customer-segments": "in_progress",
        "channels": "in_progress",
    }
    # The note's form, open since before, stays in date.
    assert snapshot.revisions["step:customer-segments"] == 0


def test_an_item_leaves_a_step_that_is_done(owner: User, actor: Actor) -> None:
    done = {"customer-segments": doc.Step(status="done")}
    canvas = make_canvas(owner=owner, document=make_document(steps=done))

    editing.add(actor, canvas.pk, "personas", {"name": "Ted"})

    assert read(canvas).step("customer-segments").status == "done"


def test_the_counts_on_the_canvas_stay_right(canvas: Canvas, actor: Actor) -> None:
    editing.add(actor, canvas.pk, "channels", {"name": "Web", "reaches": ["p1", "s1"]})
    editing.change(actor, canvas.pk, "relationships", "r1", {"serves": [], "through": []}, 1)
    editing.remove(actor, canvas.pk, "personas", "p1", 1)

    stored = Canvas.objects.get()
    assert stored.items == sum(doc.counts(read(canvas)).values())
    assert stored.links == sum(1 for _ in doc.links(read(canvas)))


@pytest.mark.parametrize("items", [26, 400])
def test_saves_take_as_many_queries_on_any_canvas(owner: User, actor: Actor, items: int) -> None:
    canvas = make_canvas(owner=owner, document=big_document(items))
    lists = {"reaches": ["s1", "p1"], "touches": [("p1", "action")]}
    with CaptureQueriesContext(connection) as to_add:
        editing.add(actor, canvas.pk, "personas", {"name": "Ted"})
    with CaptureQueriesContext(connection) as to_change:
        editing.change(actor, canvas.pk, "personas", "p1", {"think": "Too slow"}, 1)
    with CaptureQueriesContext(connection) as to_change_lists:
        editing.change(actor, canvas.pk, "channels", "c1", lists, 1)

    assert len(to_add) == QUERIES_TO_ADD
    assert len(to_change) == QUERIES_TO_CHANGE
    assert len(to_change_lists) == QUERIES_TO_CHANGE_LISTS


def _four(owner: User) -> Canvas:
    personas = tuple(
        doc.Persona(id=f"p{number}", name=name) for number, name in enumerate("ABCD", 1)
    )
    return make_canvas(owner=owner, document=make_document(personas=personas))


def _revision(canvas: Canvas, item: Any) -> int:
    return storage.snapshot(Canvas.objects.get(pk=canvas.pk)).revisions[item.id]


def test_a_name_of_any_script_is_unique_by_its_folded_form(canvas: Canvas, actor: Actor) -> None:
    editing.add(actor, canvas.pk, "propositions", {"name": "STRASSE ÖL"})

    with pytest.raises(editing.Invalid):
        editing.add(actor, canvas.pk, "propositions", {"name": "straße öl"})

    assert Proposition.objects.filter(name_key="strasse öl").count() == 1
