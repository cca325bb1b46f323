"""Many lines at once: looked at before they are added, and added as they were shown."""

from __future__ import annotations

import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canvases.document import BLOCK_ITEMS, Package
from tests.wizard.conftest import Walk

COSTS = "cost-structure/{}/costs/"
TABLE = "Item\tAmount\tNotes\r\nRent\t$1,200\tlong\r\nHosting\t300\t\r\nTax\t10%\t\r\n"


def _send(walk: Walk, path: str, **data: str) -> Any:
    headers = {"HTTP_ACCEPT": "application/json", "HTTP_X_SAVE_KEY": str(uuid.uuid4())}
    return walk.post(path, data, **headers)


def _look(walk: Walk, path: str, **data: str) -> dict[str, Any]:
    response = _send(walk, path, **data)
    assert response.status_code == 200
    return dict(response.json())


def _costs(walk: Walk) -> list[tuple[str, Decimal | None]]:
    return [(cost.name, cost.amount) for cost in walk.document().costs[1:]]


def test_look_says_what_would_be_added_and_adds_nothing(walk: Walk) -> None:
    before = walk.document()

    look = _look(walk, COSTS.format("look"), pasted=TABLE)

    assert walk.document() == before
    assert (look["text"], look["count"]) == ("Rent\t$1,200\nHosting\t300\nTax\t10%", 3)
    assert look["heading"] == "Item"
    assert look["left"] == [
        "Left out, as it reads like a heading: “Item · Amount · Notes”.",
        "Left out: the column “Notes”.",
    ]
    assert look["remarks"] == [
        "No amount is taken from “10%”.",
        "Amounts on this canvas will be in $.",
    ]
    assert look["refused"] == []
    assert "$1,200</td>" in look["table"]


def test_what_was_looked_at_is_added_with_its_amounts_and_taken_back_as_one(walk: Walk) -> None:
    text = _look(walk, COSTS.format("look"), pasted=TABLE)["text"]

    body = _send(walk, COSTS.format("add"), names=text).json()

    added = [("Rent", Decimal(1200)), ("Hosting", Decimal(300)), ("Tax", None)]
    assert _costs(walk) == added
    assert walk.document().currency == "$"
    assert body["flash"]["text"] == (
        "Added 3 items. No amount is taken from “10%”. Amounts on this canvas are now in $."
    )
    _send(walk, body["undo"].removeprefix(walk.home + "steps/"))


def test_what_is_pasted_unseen_is_read_in_the_same_way(walk: Walk) -> None:
    body = _send(walk, COSTS.format("add"), pasted=TABLE).json()

    assert [name for name, _ in _costs(walk)] == ["Rent", "Hosting", "Tax"]
    assert "Left out, as it reads like a heading" in body["flash"]["text"]


@pytest.mark.parametrize("name", ["Rent\t1200", "• Rent\t1200\tmonthly"])
def test_one_row_in_the_line_itself_is_an_item_with_its_amount(walk: Walk, name: str) -> None:
    walk.post(COSTS.format("add"), {"name": name})

    assert _costs(walk) == [("Rent", Decimal(1200))]


def test_amount_of_a_stream_is_the_price_of_its_package(walk: Walk) -> None:
    _send(walk, "revenue-streams/add/revenue_streams/", names="Seat\t25 EUR\nVisit\t80")

    packages = [stream.packages for stream in walk.document().revenue_streams[-2:]]
    assert packages == [(Package(price=Decimal(price)),) for price in ("25.00", "80.00")]


def test_list_without_amounts_keeps_the_words_apart(walk: Walk) -> None:
    _send(walk, "customer-segments/add/personas/", names="Andi\tNew\nBea")

    assert [one.name for one in walk.document().personas[-2:]] == ["Andi New", "Bea"]


def test_amount_in_another_currency_is_not_taken_and_said(walk: Walk) -> None:
    _send(walk, COSTS.format("add"), names="Rent\t$1,200\nTea\t$3")

    look = _look(walk, COSTS.format("look"), names="Fees\t400 EUR\nTax\t$5")
    _send(walk, COSTS.format("add"), names="Fees\t400 EUR\nTax\t$5")

    assert look["remarks"] == ["Amounts on this canvas are in $. Not taken: “400 EUR”."]
    assert _costs(walk)[2:] == [("Fees", None), ("Tax", Decimal(5))]


def test_list_that_is_too_long_is_told_in_full_before_and_loses_nothing(walk: Walk) -> None:
    names = "\n".join(f"Cost {number}" for number in range(250))
    held = len(walk.document().costs)
    room = BLOCK_ITEMS - held
    told = (
        f"A list holds 200 items, and this one has {held}. "
        f"Of these 250 there is room for {room}: take out {250 - room}."
    )

    look = _look(walk, COSTS.format("look"), pasted=names)
    response = _send(walk, COSTS.format("add"), names=names)

    assert (look["text"], look["refused"]) == (names, [told])
    assert (response.status_code, response.json()["errors"]) == (422, {"": [told]})
    assert len(walk.document().costs) == held


def test_what_is_on_the_list_is_told_and_takes_no_place(walk: Walk) -> None:
    held = walk.document().costs[0].name
    names = "\n".join([held.upper(), *(f"Cost {n}" for n in range(199)), "Cost 0"])

    look = _look(walk, COSTS.format("look"), names=names)

    assert (look["count"], look["refused"]) == (199, [])
    assert look["remarks"] == [
        f"On the list already, and not added again: “{held.upper()}”, “Cost 0”."
    ]
    assert _send(walk, COSTS.format("add"), names=names).status_code == 200


def test_line_that_cannot_be_stored_is_told_before(walk: Walk) -> None:
    look = _look(walk, "customer-segments/look/personas/", names=f"Ann\n{'x' * 161}\n\u200b")

    assert look["refused"] == [
        "Line 2: Write at most 160 characters; these are 161.",
        "Line 3: There is nothing to see in this. Write a letter or two that can be read.",
    ]


@pytest.mark.parametrize(
    ("path", "count"),
    [
        ("analysis/look/actions/", 2),
        ("channels/look/assumptions/", 2),
        ("customer-segments/look/personas/", 2),
        ("revenue-streams/look/captures/", 2),
    ],
)
def test_every_list_can_be_looked_at(walk: Walk, path: str, count: int) -> None:
    look = _look(walk, path, pasted="1. Call Ann\n2. Write to Bea")

    assert (look["text"], look["count"], look["table"]) == ("Call Ann\nWrite to Bea", count, "")


def test_list_of_another_step_is_not_found(walk: Walk) -> None:
    assert _send(walk, "channels/look/costs/", names="Rent").status_code == 404
    assert _send(walk, "channels/look/actions/", names="Call").status_code == 404


def test_without_scripts_it_is_looked_at_on_the_page_and_then_added(walk: Walk) -> None:
    page = walk.post(COSTS.format("look"), {"pasted": TABLE})

    assert page.status_code == 200
    assert "Left out: the column “Notes”." in page.text
    assert ">Rent\t$1,200\nHosting\t300\nTax\t10%</textarea>" in page.text
    assert "Add 3 items" in page.text
    page = walk.post(COSTS.format("add"), {"names": "Rent\t$1,200\nHosting\t300"}, follow=True)
    assert "Added 2 items." in page.text
    assert _costs(walk) == [("Rent", Decimal(1200)), ("Hosting", Decimal(300))]


def test_without_scripts_refused_lines_come_back(walk: Walk) -> None:
    names = "\n".join(f"Cost {number}" for number in range(250))

    page = walk.post(COSTS.format("add"), {"names": names})

    assert page.status_code == 422
    assert f">{names}</textarea>" in page.text
    assert "take out" in page.text


@pytest.mark.parametrize("many", [2, 60])
def test_look_takes_few_queries_however_much_is_pasted(walk: Walk, many: int) -> None:
    names = "\n".join(f"Cost {number}\t{number}" for number in range(many))
    _look(walk, COSTS.format("look"), names=names)

    with CaptureQueriesContext(connection) as queries:
        _look(walk, COSTS.format("look"), names=names)

    assert len(queries) == 30
