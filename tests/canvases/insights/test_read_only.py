"""What a step says to somebody who only reads it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from canvases import document as doc
from canvases.blocks import ASSUMPTIONS
from canvases.insights import read_only
from canvases.insights.chips import ChipMaker
from canvases.steps import BY_KEY
from tests.canvases.factories import make_document

SEAT = doc.Package(name="Standard", price=Decimal("25.00"), per="seat", period="month", units=400)
FREE = doc.Package(name="Trial")
STREAM = doc.RevenueStream(id="m1", name="Licence", form="subscription", packages=(SEAT, FREE))
CLAIM = doc.Assumption(
    id="h1",
    text="They can expense it",
    step="revenue-streams",
    impact=5,
    evidence=1,
    tests=(doc.Test(how="Ask twelve", due=dt.date(2026, 12, 1), verdict="pass"),),
)


@pytest.mark.parametrize(
    ("step", "parts", "facts"),
    [
        (
            "revenue-streams",
            {"revenue_streams": (STREAM,)},
            [
                ("Kind of income", "Subscription"),
                ("Packages", "Standard: $25 a seat a month, 400 expected\nTrial"),
            ],
        ),
        (
            "cost-structure",
            {"costs": (doc.Cost(id="x1", name="Rent", amount=Decimal(4200), period="month"),)},
            [("Amount", "$4,200 a month")],
        ),
        (
            "cost-structure",
            {"costs": (doc.Cost(id="x1", name="Rent", period="month"),)},
            [("How often", "A month")],
        ),
        (
            "customer-segments",
            {"segments": (doc.Segment(id="s1", name="Crews", size=12_000),)},
            [("How many", "12,000")],
        ),
    ],
)
def test_item_is_told_as_people_read_it(
    step: str, parts: dict[str, Any], facts: list[tuple[str, str]]
) -> None:
    chip_maker = ChipMaker(make_document(currency="USD", **parts))

    ((section,),) = [read_only.sections(BY_KEY[step], chip_maker)]

    assert [(fact.label, fact.text) for fact in section.items[0].facts] == facts


def test_assumption_is_told_with_its_figures_and_its_test() -> None:
    chip_maker = ChipMaker(make_document(assumptions=(CLAIM,)))

    (section,) = read_only.lists((ASSUMPTIONS,), chip_maker)

    assert [fact.text for fact in section.items[0].facts] == [
        "5 of 5",
        "1 of 5",
        "Untested",
        "Ask twelve · By 1 December 2026 · Passed",
        "Revenue streams",
    ]
