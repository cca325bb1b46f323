"""The steps are whole: nothing of the document is left out, and the words are short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, get_args

import pytest

from canvases import document as doc
from canvases import words
from canvases.blocks import ACTIONS, ASSUMPTIONS, LISTS
from canvases.document import values
from canvases.steps import (
    BY_KEY,
    STEP_OF,
    STEPS,
    analysis,
    count_of,
    counted,
    customer_relationships,
    details,
    next_step,
    previous_step,
    quick,
    revenue_streams,
    status_of,
    value_propositions,
)
from canvases.steps.base import EXAMPLE_TITLES, Guidance, Step
from tests.canvases.factories import make_document

OPEN_WORDS = 120
PARTS_OF_ITEMS: Mapping[str, type] = {
    "notes": doc.RelationshipNote,
    "packages": doc.Package,
    "tests": doc.Test,
}
# The journey grid holds the touches; the hash is given by the program.
ELSEWHERE = {"channels": {"touches"}, "assumptions": {"about_hash"}}

every_step = pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
every_block = pytest.mark.parametrize("key", LISTS)


def keys_of(struct: type) -> set[str]:
    return set(struct.__struct_encode_fields__)  # type: ignore[attr-defined]


def prose(value: Any) -> Iterator[str]:
    """Every text inside a declaration, keys and choices of the file among them."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from prose(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield from prose(tuple(value.values()))
    elif isinstance(value, tuple):
        for one in value:
            yield from prose(one)


def count_words(*texts: str) -> int:
    return len(" ".join(texts).split())


# What is declared


def test_steps_are_those_of_the_file_in_its_order() -> None:
    assert tuple(step.key for step in STEPS) == get_args(values.StepKey)
    assert [step.number for step in STEPS] == [1, 2, 3, 4, 5, None, 6, 7, 8, 9, 10]
    assert tuple(dict.fromkeys(step.part for step in STEPS)) == (
        "Offer and customers",
        "Infrastructure",
        "What now",
    )


def test_titles_are_those_of_the_labels() -> None:
    assert {step.key: step.title for step in STEPS} == dict(words.CHOICES["assumptions.step"])


@every_step
def test_litmus_questions_are_those_of_the_file(step: Step) -> None:
    assert tuple(litmus.key for litmus in step.litmus) == doc.LITMUS[step.key]
    assert all(litmus.question.endswith("?") for litmus in step.litmus)


@every_block
def test_every_field_of_an_item_is_asked_somewhere(key: str) -> None:
    declared = [field.key for field in LISTS[key].every_field]

    assert len(set(declared)) == len(declared)
    assert set(declared) == keys_of(LISTS[key].struct) - {"id"} - ELSEWHERE.get(key, set())


@every_block
def test_every_column_of_a_small_record_is_asked(key: str) -> None:
    rows = [field for field in LISTS[key].every_field if field.kind == "rows"]

    assert {field.key: {column.key for column in field.columns} for field in rows} == {
        field.key: keys_of(PARTS_OF_ITEMS[field.key]) for field in rows
    }


@every_block
def test_choices_offer_what_the_file_allows(key: str) -> None:
    for field in LISTS[key].every_field:
        if field.kind in ("choice", "choices", "yes_no"):
            assert field.choices == words.CHOICES[f"{key}.{field.key}"]


@every_block
def test_references_offer_what_the_file_allows(key: str) -> None:
    may_name = {**doc.LISTS.get(key, {}), **doc.REFERENCES.get(key, {})}
    offered = {
        field.key: field.of for field in LISTS[key].every_field if field.kind in ("ref", "refs")
    }

    assert {name: set(blocks) for name, blocks in offered.items()} == {
        name: set(blocks) for name, blocks in may_name.items()
    }


def test_every_list_of_the_file_stands_in_one_step() -> None:
    assert set(LISTS) == set(doc.BLOCKS) | {"actions"}
    assert STEP_OF["captures"].key == "revenue-streams"
    assert {key: STEP_OF[block].key for key, step in doc.STEP_BLOCKS.items() for block in step} == {
        key: key for key, step in doc.STEP_BLOCKS.items() if step
    }


def test_every_kind_of_link_has_a_table() -> None:
    tables = {link.key: link for step in STEPS for link in step.links}

    assert set(tables) == {
        "fits",
        "solves",
        "reaches",
        "touches",
        "serves",
        "through",
        "drivers",
        "paid_by",
        "earned_by",
        "delivers",
        "manages",
        "used_by",
        "provides",
        "driven_by",
    }


def test_holder_of_a_link_is_the_side_that_lists_it_in_the_file() -> None:
    for step in STEPS:
        for link in step.links:
            holders = [block for block, lists in doc.LISTS.items() if link.key in lists]
            if holders:
                assert holders == list(getattr(link, link.holder))


def test_questions_that_stand_alone_are_complete() -> None:
    assert [one.key for one in value_propositions.POSITIONING] == list(
        doc.Positioning.__struct_encode_fields__
    )
    assert [one.key for one in analysis.DESIGN_QUESTIONS] == list(
        doc.DesignAnswers.__struct_encode_fields__
    )
    assert tuple(one.key for one in analysis.FORCES) == get_args(values.ForceKind)
    assert revenue_streams.CAPTURE_SUMMARY.key == "capture_summary"
    assert [one.key for one in details.DETAILS] == [
        "title",
        "organisation",
        "currency",
        "stage",
        "business_type",
        "next_review",
    ]


# How it reads


@every_step
def test_little_stands_open_at_first_sight(step: Step) -> None:
    guidance = step.guidance
    advice = max(guidance.advice.values(), key=len, default="")
    questions = [litmus.question for litmus in step.litmus]

    assert count_words(step.question, *guidance.good, *guidance.traps, *questions, advice) <= (
        OPEN_WORDS
    )


@every_step
def test_guidance_is_whole(step: Step) -> None:
    guidance = step.guidance

    assert 2 <= len(guidance.good) <= 4
    assert 2 <= len(guidance.traps) <= 4
    assert guidance.more
    assert set(guidance.examples) == set(EXAMPLE_TITLES) - (
        set() if step.key == "revenue-streams" else {"beyond_money"}
    )


@pytest.mark.parametrize("key", ["key-activities", "key-resources"])
def test_advice_follows_the_business_type(key: str) -> None:
    assert set(BY_KEY[key].guidance.advice) == set(get_args(values.BusinessType))


def test_relationships_get_the_most_help() -> None:
    def length(guidance: Guidance) -> int:
        return count_words(*(help_.text for help_ in guidance.more))

    most = max(STEPS, key=lambda step: length(step.guidance))

    assert most.key == "customer-relationships"


def test_words_are_our_own_and_calm() -> None:
    """Real quotation marks, no shouting, and none of the names that we may not use."""
    forbidden = re.compile(r"[!'\"]|\b(pains?|gains?|value proposition canvas)\b", re.IGNORECASE)
    everything = (
        STEPS,
        ASSUMPTIONS,
        ACTIONS,
        analysis.DESIGN_QUESTIONS,
        analysis.FORCES,
        details.DETAILS,
        quick.QUICK,
        words.CHOICES,
        words.GLOSSES,
    )

    assert [text for text in prose(everything) if forbidden.search(text)] == []


@every_block
def test_closed_lines_name_no_more_than_the_item(key: str) -> None:
    block = LISTS[key]

    for more in block.more:
        assert more.line.format(name="Ted")


# How it is walked


def test_walk_leads_through_the_halfway_review() -> None:
    after, before = next_step("revenue-streams"), previous_step("key-activities")

    assert after is before is BY_KEY["halfway"]
    assert previous_step("customer-segments") is None
    assert next_step("analysis") is None


def test_count_is_that_of_the_first_list_that_is_filled() -> None:
    step = BY_KEY["customer-segments"]
    segments = (doc.Segment(id="s1", name="Technicians"), doc.Segment(id="s2", name="Owners"))
    people = (doc.Persona(id="p1", name="Ted"),)

    assert (count_of(step, make_document()), counted(step, make_document())) == (0, "")
    assert counted(step, make_document(segments=segments)) == "2 segments"
    assert counted(step, make_document(segments=segments, personas=people)) == "1 person"


def test_status_of_an_untouched_step_is_not_started() -> None:
    document = make_document(steps={"channels": doc.Step(status="done")})

    assert status_of(BY_KEY["channels"], document) == "done"
    assert status_of(BY_KEY["halfway"], document) == "not_started"


def test_relationship_is_named_by_its_choices() -> None:
    assert customer_relationships.named("automated", "self", "ongoing") == (
        "Self-service, automated, ongoing"
    )
    assert customer_relationships.named("personal", None, None) == "Personal"
    assert customer_relationships.named(None, None, None) == ""


# The quick start


def test_quick_start_asks_one_line_for_each_numbered_step() -> None:
    assert [question.number for question in quick.QUICK] == list(range(1, 11))
    assert [question.step for question in quick.QUICK] == [
        step.key for step in STEPS if step.number
    ]


def test_quick_question_speaks_of_what_was_answered() -> None:
    offer = quick.QUICK[1]

    assert quick.ask(offer, make_document()) == "What do you offer your customer?"
    assert quick.ask(offer, make_document(personas=(doc.Persona(id="p1", name="Ted"),))) == (
        "What do you offer Ted?"
    )


def test_quick_question_leaves_braces_in_a_name_alone() -> None:
    document = make_document(personas=(doc.Persona(id="p1", name="{activity}"),))

    assert quick.ask(quick.QUICK[1], document) == "What do you offer {activity}?"


def test_quick_answer_is_read_back_from_the_canvas() -> None:
    document = make_document(personas=(doc.Persona(id="p1", name="Ted"),))

    assert quick.answered(quick.QUICK[0], document) == "Ted"
    assert quick.answered(quick.QUICK[1], document) == ""


def test_quick_stream_is_driven_by_the_fit_and_paid_by_the_person() -> None:
    document = make_document(
        personas=(doc.Persona(id="p1", name="Ted"),),
        propositions=(doc.Proposition(id="v1", name="Parts lookup"),),
        fits=(doc.Fit(who="p1", proposition="v1"),),
    )

    assert quick.values_for(quick.QUICK[4], document, "Monthly licence") == {
        "name": "Monthly licence",
        "drivers": (("p1", "v1"),),
        "paid_by": ("p1",),
    }


def test_quick_partner_provides_the_activity_where_no_resource_is_named() -> None:
    document = make_document(activities=(doc.Activity(id="a1", name="Keep it current"),))

    assert quick.values_for(quick.QUICK[7], document, "Makers") == {
        "name": "Makers",
        "provides": ("a1",),
    }


def test_quick_belief_is_a_risky_one_about_the_offer() -> None:
    document = make_document(propositions=(doc.Proposition(id="v1", name="Parts lookup"),))

    assert quick.values_for(quick.QUICK[9], document, "they may spend 30") == {
        "text": "they may spend 30",
        "kind": "value",
        "step": "value-propositions",
        "impact": 5,
        "evidence": 1,
        "about": "v1",
    }


def test_every_key_of_the_file_is_said_in_one_step() -> None:
    """But for what stands beside all steps, and what says of itself which step it is about."""
    said = [key for step in STEPS for key in (*(block.key for block in step.blocks), *step.asks)]
    beside = {"format", "version", "title", "organisation", "currency", "stage"}

    assert sorted(said) == sorted(
        {*doc.Document.__struct_fields__} - beside - {"steps", "dismissals"}
    )
