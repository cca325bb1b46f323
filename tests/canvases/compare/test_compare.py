"""What differs between two documents: exactly, by step, and word by word."""

from __future__ import annotations

from dataclasses import replace as replaced
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from canvases import document as doc
from canvases.compare import apply, by_step, changed_steps, compare, marks, parted, summary
from canvases.compare.changes import DETAILS
from canvases.compare.differences import LISTS
from tests.canvases.factories import linked_document, make_document
from tests.canvases.strategies import documents, texts

BOTH = (make_document(title="before"), make_document(title="after"))


@given(documents(), documents())
def test_applying_the_difference_gives_the_other(before: doc.Document, after: doc.Document) -> None:
    difference = replaced(compare(before, after), both=BOTH)

    made = apply(before, difference)

    assert made == after
    assert doc.encode(made) == doc.encode(after)


@settings(max_examples=40)
@given(documents(per_block=4), st.randoms(use_true_random=False))
def test_applying_gives_back_what_moved_and_what_is_gone(
    before: doc.Document, random: Random
) -> None:
    after = _edited(before, random)

    assert apply(before, replaced(compare(before, after), both=BOTH)) == after
    assert apply(after, replaced(compare(after, before), both=BOTH)) == before


@settings(max_examples=40)
@given(documents())
def test_nothing_differs_from_itself(document: doc.Document) -> None:
    difference = compare(document, document)

    assert not difference
    assert by_step(difference) == {}


@settings(max_examples=40)
@given(documents(), documents())
def test_every_change_has_a_step(before: doc.Document, after: doc.Document) -> None:
    difference = compare(before, after)

    steps = by_step(difference)

    assert {step: len(changes) for step, changes in steps.items()} == changed_steps(difference)
    assert all(change.step == step for step, changes in steps.items() for change in changes)
    assert all(summary(changes) for changes in steps.values())


@given(texts(2_000), texts(2_000))
def test_marks_hold_both_texts(before: str, after: str) -> None:
    found = marks(before, after)

    assert "".join(mark.text for mark in found if mark.kind != "new") == before
    assert "".join(mark.text for mark in found if mark.kind != "gone") == after


def test_marks_go_word_by_word() -> None:
    found = marks("Support answers in a day.", "Support answers in one hour.")

    assert found == (
        ("same", "Support answers in "),
        ("gone", "a day"),
        ("new", "one hour"),
        ("same", "."),
    )


def test_words_that_were_replaced_do_not_run_together() -> None:
    found = tuple(parted(marks("Ted sees the parts", "Ted wants the parts")))

    assert found == (
        ("same", "Ted "),
        ("gone", "sees"),
        ("same", " "),
        ("new", "wants"),
        ("same", " the parts"),
    )


def test_texts_with_little_in_common_stand_one_after_the_other() -> None:
    found = marks("We call them on the phone.", "Nobody ever talks to anybody on weekends, sorry.")

    assert [mark.kind for mark in found] == ["gone", "new"]


def test_a_reworded_item_is_one_change_in_its_step() -> None:
    before = linked_document()
    (relationship,) = before.relationships
    after = replace(before, relationships=(replace(relationship, description="Within an hour"),))

    changes = by_step(compare(before, after))

    assert {step: [(c.kind, c.what, c.id) for c in found] for step, found in changes.items()} == {
        "customer-relationships": [("changed", "relationships", "r1")]
    }
    assert changes["customer-relationships"][0].values == (("description", "", "Within an hour"),)
    assert summary(changes["customer-relationships"]) == "Reworded one relationship."


def test_added_and_reworded_are_told_in_a_sentence() -> None:
    before = linked_document()
    (relationship,) = before.relationships
    after = replace(
        before,
        relationships=(
            replace(relationship, name="In-app support"),
            doc.Relationship(id="r2", name="Onboarding call"),
        ),
    )

    changes = by_step(compare(before, after))["customer-relationships"]

    assert summary(changes) == "Added one relationship, reworded one."


def test_one_move_is_one_change() -> None:
    people = tuple(doc.Persona(id=f"p{n}", name=f"P{n}") for n in range(5))
    before = make_document(personas=people)
    after = make_document(personas=(*people[1:], people[0]))

    changes = by_step(compare(before, after))["customer-segments"]

    assert [(change.kind, change.name) for change in changes] == [("moved", "P0")]


def test_a_move_does_not_change_what_names_the_items() -> None:
    before = linked_document()
    before = replace(
        before, channels=(replace(before.channels[0], reaches=("p1", "p2")),), fits=before.fits
    )
    after = doc.ordered(replace(before, personas=before.personas[::-1]))

    assert before.channels != after.channels
    assert changed_steps(compare(before, after)) == {"customer-segments": 1}


@pytest.mark.parametrize(
    ("changed", "steps"),
    [
        ({"title": "Roof Parts"}, {DETAILS: 1}),
        ({"business_type": "scope"}, {"key-activities": 1}),
        ({"capture_summary": "Years"}, {"revenue-streams": 1}),
        ({"positioning": doc.Positioning(for_="Ted", who="waits")}, {"value-propositions": 2}),
        ({"fits": ()}, {"value-propositions": 2}),
        ({"journey_notes": ()}, {"channels": 1}),
        ({"actions": ()}, {"analysis": 1}),
        ({"assumptions": ()}, {"customer-segments": 1}),
        ({"dismissals": ()}, {"value-propositions": 1}),
        ({"forces": (doc.Force(force="rivalry", rating=3),)}, {"analysis": 1}),
        ({"steps": {"channels": doc.Step(note="Shops", status="done")}}, {"channels": 2}),
        ({"steps": {"channels": doc.Step(status="in_progress")}}, {}),
    ],
    ids=lambda value: next(iter(value), "none"),
)
def test_changes_stand_in_their_steps(changed: dict[str, object], steps: dict[str, int]) -> None:
    before = linked_document()

    assert changed_steps(compare(before, replace(before, **changed))) == steps


def test_a_note_that_was_empty_is_added() -> None:
    before = make_document()
    after = make_document(steps={"channels": doc.Step(note="Shops")})

    (change,) = by_step(compare(before, after))["channels"]

    assert (change.kind, change.what) == ("added", "note")
    assert summary([change]) == "Added one note."


def _edited(document: doc.Document, random: Random) -> doc.Document:
    """The document after somebody deleted, moved, reworded and wrote here and there."""
    lists: dict[str, Any] = {}
    for name in LISTS:
        kept = [_reworded(one, random) for one in getattr(document, name) if random.random() < 0.8]
        if random.random() < 0.5:
            random.shuffle(kept)
        lists[name] = tuple(kept)
    steps = {key: _reworded(step, random) for key, step in document.steps.items()}
    return replace(_reworded(document, random), **lists, steps=steps)


def _reworded(one: Any, random: Random) -> Any:
    texts = [n for n in one.__struct_fields__ if isinstance(getattr(one, n), str)]
    name = random.choice(texts) if texts else "id"
    if name in ("id", "who", "code", "force", "proposition") or random.random() < 0.5:
        return one
    return replace(one, **{name: f"{getattr(one, name)} and more"})
