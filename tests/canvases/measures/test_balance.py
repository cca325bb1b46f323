"""What comes in and goes out in a month, and what is missing to know it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from canvases.document import Cost, Fit, Package, Persona, Proposition, RevenueStream, Segment
from canvases.measures.balance import (
    BalanceLine,
    BreakEven,
    Missing,
    Units,
    balance,
    monthly,
    revenue_of,
    total_of,
)
from tests.canvases.factories import make_document
from tests.canvases.strategies import documents

SEAT = Package(price=Decimal("25.00"), per="seat", period="month", units=400)


def stream(**parts: object) -> RevenueStream:
    return RevenueStream(**{"id": "m1", "name": "Licence", **parts})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("period", "month"),
    [
        ("week", "520.00"),
        ("month", "120.00"),
        ("quarter", "40.00"),
        ("year", "10.00"),
        ("once", None),
        (None, None),
    ],
)
def test_amounts_are_converted_to_a_month(period: str | None, month: str | None) -> None:
    assert monthly(Decimal("120.00"), period) == (month and Decimal(month))


def test_single_sales_count_in_the_period_in_which_they_are_expected() -> None:
    repair = Package(price=Decimal(35), per="repair", period="month", one_off=True, units=150)

    found = balance(make_document(revenue_streams=(stream(packages=(repair,)),)))

    assert found.streams == (BalanceLine("m1", "Licence", Decimal("5250.00")),)
    assert found.missing == ()


def test_half_a_cent_is_rounded_up() -> None:
    assert monthly(Decimal("0.06"), "year") == Decimal("0.01")
    assert monthly(Decimal("0.05"), "year") == Decimal("0.00")


def test_largest_amounts_are_exact() -> None:
    package = Package(price=Decimal("999999999999.99"), units=10**12, period="month")

    month = revenue_of(package) or Decimal()

    assert str(month) == "999999999999990000000000.00"
    assert str(total_of([month, Decimal("0.01")])) == "999999999999990000000000.01"


def test_revenue_stands_by_stream_and_by_segment() -> None:
    document = make_document(
        currency="USD",
        segments=(Segment(id="s1", name="Technicians"),),
        personas=(
            Persona(id="p1", name="Ted", segment="s1"),
            Persona(id="p2", name="Ada", segment="s1"),
            Persona(id="p3", name="Omar"),
        ),
        propositions=(Proposition(id="v1", name="Lookup"),),
        fits=tuple(Fit(who=f"p{i}", proposition="v1") for i in (1, 2, 3)),
        revenue_streams=(
            stream(
                packages=(replace(SEAT, units=4),),
                drivers=tuple(Fit(who=f"p{i}", proposition="v1") for i in (1, 2, 3)),
            ),
            stream(id="m2", name="Data", packages=(replace(SEAT, units=1),)),
        ),
    )

    found = balance(document)

    assert found.streams == (
        BalanceLine("m1", "Licence", Decimal("100.00")),
        BalanceLine("m2", "Data", Decimal("25.00")),
    )
    assert found.whos == (
        BalanceLine("s1", "Technicians", Decimal("66.67")),
        BalanceLine("p3", "Omar", Decimal("33.33")),
        BalanceLine("", "Nobody named", Decimal("25.00")),
    )
    assert found.revenue == Decimal("125.00")
    assert not found.is_known


def test_costs_stand_by_what_they_do_and_what_is_paid_once_apart() -> None:
    document = make_document(
        costs=(
            Cost(id="x1", name="Rent", amount=Decimal("1200.00"), period="year", behaviour="fixed"),
            Cost(
                id="x2", name="Vans", amount=Decimal("50.00"), period="month", behaviour="stepped"
            ),
            Cost(
                id="x3", name="Fees", amount=Decimal("7.00"), period="month", behaviour="variable"
            ),
            Cost(id="x4", name="Launch", amount=Decimal("900.00"), period="once"),
        )
    )

    found = balance(document)

    assert found.costs == (
        BalanceLine("x1", "Rent", Decimal("100.00"), "fixed"),
        BalanceLine("x2", "Vans", Decimal("50.00"), "stepped"),
        BalanceLine("x3", "Fees", Decimal("7.00"), "variable"),
    )
    assert found.once_out == (BalanceLine("x4", "Launch", Decimal("900.00"), ""),)
    assert (found.cost, found.of("fixed", "stepped")) == (Decimal("157.00"), Decimal("150.00"))


def test_what_is_sold_once_stands_apart() -> None:
    once = Package(price=Decimal("99.00"), period="once", units=3)

    found = balance(make_document(revenue_streams=(stream(packages=(once, SEAT)),)))

    assert found.once_in == (BalanceLine("m1", "Licence", Decimal("297.00")),)
    assert found.revenue == Decimal("10000.00")


def test_break_even_in_units_of_each_package() -> None:
    document = make_document(
        revenue_streams=(
            stream(packages=(SEAT,)),
            stream(id="m2", packages=(Package(price=Decimal("50.00"), period="month", units=40),)),
        ),
        costs=(
            Cost(id="x1", name="Pay", amount=Decimal("5000.00"), period="month", behaviour="fixed"),
            Cost(
                id="x2", name="Van", amount=Decimal("500.00"), period="month", behaviour="stepped"
            ),
            Cost(
                id="x3", name="Fee", amount=Decimal("1000.00"), period="month", behaviour="variable"
            ),
        ),
    )

    found = balance(document)

    assert found.left == Decimal("5500.00")
    assert found.break_even == BreakEven(
        share=50,
        units=(Units("m1", "Licence", "seat", 200, 400), Units("m2", "Licence", "", 20, 40)),
    )


def test_no_number_of_sales_breaks_even_where_each_costs_what_it_brings() -> None:
    fees = Cost(
        id="x1", name="Fees", amount=Decimal("10000.00"), period="month", behaviour="variable"
    )

    found = balance(make_document(revenue_streams=(stream(packages=(SEAT,)),), costs=(fees,)))

    assert found.break_even == BreakEven(share=0, units=(), never=True)


def test_break_even_is_not_guessed_for_a_cost_of_unknown_behaviour() -> None:
    rent = Cost(id="x1", name="Rent", amount=Decimal("10.00"), period="month")

    found = balance(make_document(revenue_streams=(stream(packages=(SEAT,)),), costs=(rent,)))

    assert found.break_even is None
    assert found.missing == (Missing("x1", "Rent", "behaviour"),)


def test_missing_fields_are_listed_with_their_item() -> None:
    document = make_document(
        revenue_streams=(
            stream(id="m1", name="Bare"),
            stream(id="m2", name="Free", form="free"),
            stream(id="m3", name="Seats", packages=(Package(name="Pro", units=3), SEAT)),
        ),
        costs=(
            Cost(id="x1", name="Rent"),
            Cost(id="x2", name="Pay", amount=Decimal("5.00")),
            Cost(id="x3", name="Launch", amount=Decimal("5.00"), period="once"),
        ),
    )

    assert balance(document).missing == (
        Missing("m1", "Bare", "packages"),
        Missing("m3", "Seats", "price", "Pro"),
        Missing("m3", "Seats", "period", "Pro"),
        Missing("x1", "Rent", "amount"),
        Missing("x2", "Pay", "period"),
    )


def test_free_streams_bring_nothing() -> None:
    found = balance(make_document(revenue_streams=(stream(form="free", packages=(SEAT,)),)))

    assert (found.streams, found.missing) == ((), ())


@settings(deadline=None)
@given(documents(per_block=3))
def test_sums_add_up_in_any_document(document) -> None:
    found = balance(document)

    assert total_of(line.amount for line in found.whos) == found.revenue
    assert total_of(line.amount for line in found.streams) == found.revenue
    kinds = found.of("fixed"), found.of("stepped"), found.of("variable"), found.of("")
    assert total_of(kinds) == found.cost
    assert total_of([found.left, found.cost]) == found.revenue


@settings(deadline=None)
@given(documents(per_block=3), st.randoms(use_true_random=False))
def test_order_of_items_changes_no_amount(document, random) -> None:
    shuffled = replace(
        document,
        **{
            block: tuple(random.sample(getattr(document, block), len(getattr(document, block))))
            for block in ("revenue_streams", "costs")
        },
    )

    one, other = balance(document), balance(shuffled)

    assert set(one.streams) == set(other.streams)
    assert set(one.whos) == set(other.whos)
    assert set(one.costs) == set(other.costs)
    assert (one.break_even is None) == (other.break_even is None)
