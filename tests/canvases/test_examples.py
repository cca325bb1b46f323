"""The examples are complete canvases, and each is stored once."""

from __future__ import annotations

from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import get_args

import pytest
from django.core.management import call_command

from canvases import document as doc
from canvases import examples, storage
from canvases.document import values
from canvases.models import Canvas
from canvases.steps import STEPS

MONTHS = {
    "week": Decimal(52) / 12,
    "month": Decimal(1),
    "quarter": Decimal(1) / 3,
    "year": Decimal(1) / 12,
}
# What only some models have, and what a program writes.
MAY_BE_EMPTY = {
    ("segments", "side"),
    ("propositions", "solves"),
    ("activities", "delivers"),
    ("activities", "manages"),
    ("channels", "reaches"),
    ("channels", "touches"),
    ("relationships", "serves"),
    ("relationships", "concierge"),
    ("partners", "key"),
    ("activities", "core"),
    ("assumptions", "about"),
    ("assumptions", "about_hash"),
    ("assumptions", "tests"),
}

every_example = pytest.mark.parametrize("example", examples.EXAMPLES, ids=lambda one: one.slug)


def read(example: examples.Example) -> doc.Document:
    return doc.decode(example.path.read_bytes())


def monthly(amount: Decimal | None, period: str | None) -> Decimal:
    return (amount or Decimal()) * MONTHS.get(period or "", Decimal())


# The files


def test_there_is_one_example_for_each_business_type() -> None:
    assert [one.business_type for one in examples.EXAMPLES] == list(get_args(values.BusinessType))
    assert [read(one).business_type for one in examples.EXAMPLES] == list(
        get_args(values.BusinessType)
    )


def test_every_file_is_listed() -> None:
    assert {one.path for one in examples.EXAMPLES} == set(examples.FOLDER.glob("*.canvas.json"))


def test_example_is_found_by_its_slug() -> None:
    assert examples.by_slug("docket") == examples.EXAMPLES[1]
    assert examples.by_slug("nothing") is None


@every_example
def test_file_stands_as_it_would_be_exported(example: examples.Example) -> None:
    data = example.path.read_bytes()

    assert doc.encode(doc.decode(data)) == data


@every_example
def test_every_step_is_done_and_noted(example: examples.Example) -> None:
    document = read(example)

    for step in STEPS:
        state = document.step(step.key)
        assert state.status == "done"
        assert len(state.note.split()) > 25
        assert state.litmus == doc.LITMUS[step.key]


@every_example
def test_every_item_is_filled_in(example: examples.Example) -> None:
    document = read(example)
    empty = {
        (block, field, item.id)
        for block in doc.BLOCKS
        for item in getattr(document, block)
        for field in item.__struct_fields__
        if (block, field) not in MAY_BE_EMPTY and getattr(item, field) in (None, "", ())
    }

    assert empty == set()


@every_example
def test_what_belongs_to_the_whole_is_filled_in(example: examples.Example) -> None:
    document = read(example)

    assert all(getattr(document.positioning, name) for name in doc.Positioning.__struct_fields__)
    assert all(
        getattr(document.design_answers, name) for name in doc.DesignAnswers.__struct_fields__
    )
    assert tuple(force.force for force in document.forces) == get_args(values.ForceKind)
    assert all(force.rating and force.note for force in document.forces)
    assert all(action.text and action.owner and action.due for action in document.actions)
    assert document.organisation
    assert document.currency
    assert document.next_review
    assert document.capture_summary
    assert document.journey_notes


@every_example
def test_every_person_is_served_at_every_stage(example: examples.Example) -> None:
    document = read(example)
    served = {
        (touch.who, touch.stage)
        for channel in document.channels
        if channel.use != "rejected"
        for touch in channel.touches
    }

    for persona in document.personas:
        for stage in get_args(values.JourneyStage):
            assert served & {(persona.id, stage), (persona.segment, stage), (None, stage)}


@every_example
def test_everything_is_linked(example: examples.Example) -> None:
    document = read(example)
    fitted = {fit.who for fit in document.fits}
    managed = {ref for activity in document.activities for ref in activity.manages}
    delivered = {ref for activity in document.activities for ref in activity.delivers}

    assert fitted == {persona.id for persona in document.personas}
    assert {fit.proposition for fit in document.fits} == {one.id for one in document.propositions}
    assert delivered == {one.id for one in document.propositions}
    assert {one.id for one in document.relationships} <= managed
    assert {one.id for one in document.partners} <= managed
    assert {one.id for one in document.channels if one.use != "rejected"} <= managed


@every_example
def test_more_comes_in_than_goes_out(example: examples.Example) -> None:
    document = read(example)
    revenue = sum(
        monthly(package.price, package.period) * (package.units or 0)
        for stream in document.revenue_streams
        for package in stream.packages
    )
    cost = sum(monthly(cost.amount, cost.period) for cost in document.costs)

    assert revenue > cost > revenue * Decimal("0.8")


@every_example
def test_assumptions_are_of_several_kinds_and_states(example: examples.Example) -> None:
    document = read(example)

    assert len({one.kind for one in document.assumptions}) >= 4
    assert {one.status for one in document.assumptions} == {
        "untested",
        "testing",
        "supported",
        "contradicted",
    }


# The command


def test_examples_are_loaded_once(db: None) -> None:
    first, second = StringIO(), StringIO()

    call_command("load_examples", stdout=first)
    call_command("load_examples", stdout=second)

    assert first.getvalue() == "rooftop-parts: loaded\ndocket: loaded\ngridline-utility: loaded\n"
    assert second.getvalue() == (
        "rooftop-parts: unchanged\ndocket: unchanged\ngridline-utility: unchanged\n"
    )
    assert Canvas.objects.count() == 3


def test_example_is_nobodys_and_stands_as_in_its_file(db: None) -> None:
    call_command("load_examples", verbosity=0)

    canvas = Canvas.objects.get(example="docket")

    assert storage.read(canvas) == read(examples.EXAMPLES[1])
    assert (canvas.owner, canvas.guest, canvas.steps_done) == (None, None, 10)


def test_example_whose_file_changed_keeps_its_address(
    db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call_command("load_examples", verbosity=0)
    before = Canvas.objects.get(example="rooftop-parts")
    storage.read(before)  # so that a cache could give the old words away
    for example in examples.EXAMPLES:
        (tmp_path / example.path.name).write_bytes(example.path.read_bytes())
    changed = (tmp_path / "rooftop-parts.canvas.json").read_bytes().replace(b"Ted", b"Tad")
    (tmp_path / "rooftop-parts.canvas.json").write_bytes(changed)
    monkeypatch.setattr(examples, "FOLDER", tmp_path)

    call_command("load_examples", verbosity=0)

    after = Canvas.objects.get(example="rooftop-parts")
    assert (after.pk, after.revision) == (before.pk, before.revision + 1)
    assert storage.read(after).personas[0].name == "Tad"
    assert Canvas.objects.count() == 3
