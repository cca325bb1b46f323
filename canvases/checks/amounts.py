"""What is known of money: amounts that come again and again, in cents a year.

A year is exact where a month of a yearly amount is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from canvases.document import CENT, Cost, Package, RevenueStream
from canvases.fields.currencies import as_money

# How often a period comes in a year; what comes once or nobody knows how often is left out.
_A_YEAR: Mapping[str | None, int] = MappingProxyType(
    {"week": 52, "month": 12, "quarter": 4, "year": 1}
)


def revenue(stream: RevenueStream) -> int | None:
    """What a stream is expected to bring a year; None where no package says it."""
    known = [amount for one in stream.packages if (amount := _package(one)) is not None]
    return sum(known) if known else None


def expense(cost: Cost) -> int | None:
    """What a cost comes to a year; None where it is not said."""
    times = _A_YEAR.get(cost.period)
    return None if cost.amount is None or times is None else _cents(cost.amount) * times


def monthly(amount: int, currency: str) -> str:
    """A year's cents as a month's money: "$1,200"."""
    return as_money(Decimal(round(amount / 12)) * CENT, currency)


def _package(package: Package) -> int | None:
    times = _A_YEAR.get(package.period)
    if package.price is None or package.units is None or times is None:
        return None
    return _cents(package.price) * package.units * times


def _cents(amount: Decimal) -> int:
    return int(amount / CENT)
