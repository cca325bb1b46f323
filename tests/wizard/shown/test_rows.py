"""What a row of a list says: each thing once, and as people say it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from canvases.blocks import BLOCKS
from canvases.document import Cost, Fit, Package, Persona, Proposition, RevenueStream, Segment
from canvases.insights import Insights
from canvases.insights.chips import ChipMaker
from tests.canvases.factories import make_document
from wizard.shown.item_marks import ItemMarks
from wizard.shown.rows import ItemRow, rows_of

HEADS = Package(price=Decimal(65), per="head", period="month", units=620)
REPAIR = Package(price=Decimal(35), per="repair", period="month", one_off=True, units=150)


def _row(block: str, **parts: Any) -> ItemRow:
    document = make_document(currency="£", **parts)
    (row,) = rows_of(
        BLOCKS[block], ChipMaker(document), {}, ItemMarks(document, Insights(document), "analysis")
    )
    return row


@pytest.mark.parametrize(
    ("cost", "said"),
    [
        (
            {"amount": Decimal(23_400), "period": "month", "behaviour": "stepped"},
            "£23,400 a month · In steps",
        ),
        ({"amount": Decimal(23_400), "period": "once"}, "£23,400 once"),
        ({"amount": Decimal(23_400)}, "£23,400"),
        ({"period": "month", "behaviour": "fixed"}, "A month · Fixed"),
        ({}, ""),
    ],
)
def test_cost_says_its_period_once_and_how_it_behaves(cost: dict[str, Any], said: str) -> None:
    assert _row("costs", costs=(Cost(id="x1", name="Wages", **cost),)).summary == said


def test_stream_says_who_pays_in_words_beside_its_drivers() -> None:
    row = _row(
        "revenue_streams",
        segments=(Segment(id="s1", name="Offices"),),
        personas=(Persona(id="p1", name="Ruth", segment="s1"), Persona(id="p2", name="Sam")),
        propositions=(Proposition(id="v1", name="Help"),),
        fits=(Fit(who="p2", proposition="v1"),),
        revenue_streams=(
            RevenueStream(
                id="m1",
                name="Retainer",
                form="subscription",
                packages=(HEADS, REPAIR, HEADS),
                drivers=(Fit(who="p2", proposition="v1"),),
                paid_by=("s1", "p1"),
            ),
        ),
    )

    assert row.summary == (
        "Subscription · £65 a head a month, 620 expected · £35 a repair, 150 a month"
        " · 1 more price · paid by Offices and Ruth"
    )
    assert [chip.text for chip in row.chips] == ["Sam → Help"]
