"""The currency of a canvas: asked once, taken from the first amount, and never mixed."""

from __future__ import annotations

import uuid
from decimal import Decimal
from typing import Any

import pytest

from accounts.models import User
from canvases import editing
from canvases.access import Actor
from canvases.blocks import BLOCKS
from canvases.document import Package
from canvases.models import Canvas, Edition
from tests.canvases.factories import linked_document, make_canvas
from tests.wizard.conftest import Walk
from wizard.shown.controls import Control
from wizard.shown.forms import ItemForm

COST = "cost-structure/costs/x1/"
STREAM = "revenue-streams/revenue_streams/m1/"
NAMES = {COST: "Manual licences", STREAM: "Monthly licence"}
OTHER = (
    "Amounts on this canvas are in {0}. Write this one in {0},"
    " or change the currency under “Title and details”."
)


def _send(walk: Walk, path: str, **data: str) -> Any:
    row = path.rstrip("/").rpartition("/")[2]
    said = {"name": NAMES[path], "revision": str(walk.revision(row)), **data}
    headers = {"HTTP_ACCEPT": "application/json", "HTTP_X_SAVE_KEY": str(uuid.uuid4())}
    return walk.post(path, said, **headers)


def _controls(form: ItemForm) -> dict[str, Control]:
    return {control.name: control for control in form}


def _amount(walk: Walk) -> Decimal | None:
    return walk.document().costs[0].amount


@pytest.mark.parametrize(
    ("typed", "currency", "amount"),
    [
        *(("$400", "$", "400"), ("400 EUR", "EUR", "400"), ("1200 kr", "kr", "1200")),
        *(("₹1,20,000", "₹", "120000"), ("１２３", "", "123"), ("١٢٣", "", "123")),
    ],
)
def test_currency_typed_first_becomes_the_canvas_s_as_typed(
    walk: Walk, typed: str, currency: str, amount: str
) -> None:
    response = _send(walk, COST, amount=typed)

    assert response.status_code == 200
    assert walk.document().currency == currency
    assert _amount(walk) == Decimal(amount)


def test_currency_is_taken_from_a_package_and_shows_in_the_row(walk: Walk) -> None:
    data = {"packages-0-price": "400 EUR", "packages-0-per": "seat", "packages-0-one_off": "on"}

    response = _send(walk, STREAM, **data)

    assert response.json()["flash"]["text"] == "Amounts on this canvas are now in EUR."
    package = Package(price=Decimal("400.00"), per="seat", one_off=True)
    assert walk.document().revenue_streams[0].packages == (package,)
    assert "€400 a seat" in walk.get("revenue-streams/").text


def test_another_currency_is_refused_beside_its_field_with_all_that_was_typed(walk: Walk) -> None:
    _send(walk, COST, amount="$400")
    data = {"packages-0-name": "Seat", "packages-0-price": "25", "packages-1-price": "30 €"}

    response = _send(walk, STREAM, **data)
    page = walk.post(STREAM, {**data, "name": "New name", "revision": str(walk.revision("m1"))})

    assert response.status_code == page.status_code == 422
    assert response.json()["errors"] == {"packages-1-price": [f"Price 2: {OTHER.format('$')}"]}
    assert OTHER.format("$") in page.text
    assert 'value="30 €"' in page.text
    assert 'value="New name"' in page.text
    assert walk.document().currency == "$"


def test_two_currencies_in_one_form_are_refused(walk: Walk) -> None:
    response = _send(walk, COST, amount="$400", currency="EUR")

    assert response.json()["errors"] == {"amount": [OTHER.format("EUR")]}
    assert walk.document().currency == ""
    assert _amount(walk) is None


@pytest.mark.parametrize(
    ("currency", "said"),
    [("25", "Write a currency such as €, $, EUR or kr."), ("x" * 161, "Write at most 160")],
)
def test_what_is_no_currency_is_refused(walk: Walk, currency: str, said: str) -> None:
    response = _send(walk, COST, amount="400", currency=currency)

    assert response.json()["errors"]["currency"][0].startswith(said)


def test_currency_is_asked_with_the_first_amount_and_never_again(walk: Walk) -> None:
    document = walk.document()
    asking = {
        key
        for key, block in BLOCKS.items()
        if "currency" in _controls(ItemForm(block, document, item=getattr(document, key)[0]))
    }

    _send(walk, COST, amount="400", currency="bananas")

    assert asking == {"revenue_streams", "costs"}
    form = ItemForm(BLOCKS["costs"], walk.document(), item=walk.document().costs[0])
    controls = _controls(form)
    assert "currency" not in controls
    assert controls["amount"].label == "Amount (bananas)"
    assert controls["amount"].value == "400"
    assert "400 bananas" in walk.get("cost-structure/").text
    assert _send(walk, COST, amount="5 Bananas").status_code == 200


def test_without_scripts_the_currency_is_asked_and_kept_too(walk: Walk) -> None:
    assert 'name="currency"' in walk.get("cost-structure/?open=x1").text
    data = {"name": "Manual licences", "amount": "400", "currency": "kr"}

    response = walk.post(COST, {**data, "revision": str(walk.revision("x1"))})

    assert response.status_code == 303
    assert walk.document().currency == "kr"
    assert 'name="currency"' not in walk.get("cost-structure/?open=x1").text


@pytest.mark.parametrize("forth", [{"amount": "$400"}, {"amount": "400", "currency": "$"}])
def test_undoing_the_first_amount_gives_its_currency_back(
    walk: Walk, forth: dict[str, str]
) -> None:
    stored = _send(walk, COST, **forth).json()
    then = (walk.document().currency, _amount(walk))

    headers = {"HTTP_ACCEPT": "application/json", "HTTP_X_SAVE_KEY": str(uuid.uuid4())}
    walk.client.post(f"{walk.home}reverse/", {"changes": str(stored["canvas"])}, **headers)  # type: ignore[arg-type]

    assert then == ("$", Decimal(400))
    assert (walk.document().currency, _amount(walk)) == ("", None)


def test_history_tells_the_currency_and_money_as_pages_do(walk: Walk) -> None:
    _send(walk, COST, amount="$1,200.00")
    _send(walk, COST, amount="1300.50")

    page = walk.client.get(f"{walk.home}history/").text

    assert "$1,300.50" in page
    assert Edition.objects.get(row="details").after == {"currency": "$"}


def test_items_of_a_pasted_table_bring_the_currency_too(owner: User) -> None:
    canvas = make_canvas(owner=owner, document=linked_document())
    costs = [{"name": "Rent", "amount": "400 EUR"}, {"name": "Wages", "amount": "€ 900"}]

    editing.add_all(Actor.of(owner), canvas.pk, "costs", costs)
    with pytest.raises(editing.Invalid) as refused:
        editing.add_all(Actor.of(owner), canvas.pk, "costs", [{"name": "X", "amount": "$5"}])

    assert Canvas.objects.get(pk=canvas.pk).currency == "EUR"
    assert refused.value.errors == {"amount": [f"Line 1: {OTHER.format('EUR')}"]}


@pytest.mark.parametrize(
    "data",
    [
        {"currency": "EUR"},
        {"amount": "400 EUR", "base-amount": ""},
        {"amount": "400 EUR", "base-amount": "400"},
    ],
)
def test_currency_typed_in_a_save_that_comes_late_counts(walk: Walk, data: dict[str, str]) -> None:
    _send(walk, COST, amount=data.get("base-amount", ""))
    seen = walk.revision("x1")
    owner, pk = Actor.of(walk.canvas.owner), walk.canvas.pk
    editing.change(owner, pk, "costs", "x1", {"name": "Reworded"}, seen)

    response = _send(walk, COST, **{"base-name": NAMES[COST], "revision": str(seen), **data})

    assert response.status_code == 200
    assert walk.document().costs[0].name == "Reworded"
    assert walk.document().currency == "EUR"


def test_currency_of_an_amount_that_somebody_else_typed_too_counts(walk: Walk) -> None:
    seen = str(walk.revision("x1"))
    _send(walk, COST, amount="400")

    response = _send(walk, COST, amount="400 EUR", revision=seen, **{"base-amount": ""})

    assert response.status_code == 200
    assert (_amount(walk), walk.document().currency) == (Decimal(400), "EUR")


def test_currency_counts_where_the_figure_of_somebody_else_is_taken(walk: Walk) -> None:
    _send(walk, COST, amount="400")
    seen = str(walk.revision("x1"))
    _send(walk, COST, amount="500")

    response = _send(walk, COST, amount="400 EUR", revision=seen, **{"base-amount": "400"})

    assert response.json()["flash"]["text"] == "Amounts on this canvas are now in EUR."
    assert (_amount(walk), walk.document().currency) == (Decimal(500), "EUR")


def test_same_figure_in_another_currency_is_refused_though_it_comes_late(walk: Walk) -> None:
    seen = str(walk.revision("x1"))
    _send(walk, COST, amount="$400")

    response = _send(walk, COST, amount="400 EUR", revision=seen, **{"base-amount": ""})

    assert response.json()["errors"] == {"amount": [OTHER.format("$")]}
    assert walk.document().currency == "$"


def test_currency_of_a_price_that_comes_late_counts(walk: Walk) -> None:
    seen = str(walk.revision("m1"))
    _send(walk, STREAM, **{"packages-0-price": "25"})

    data = {"packages-0-price": "25 EUR", "revision": seen, "base-packages-0-price": ""}
    response = _send(walk, STREAM, **data)

    assert response.status_code == 200
    assert walk.document().currency == "EUR"
