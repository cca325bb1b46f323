"""Prices and amounts as they are said: "$25 a seat a month"."""

from __future__ import annotations

from collections.abc import Sequence

from canvases.currencies import as_money
from canvases.document import Cost, Package
from canvases.sentences.grammar import with_article


def price(package: Package, currency: str) -> str:
    """A package's price in words; "" where it has none."""
    if package.price is None:
        return ""
    words = [as_money(package.price, currency)]
    if package.per.strip():
        words.append(with_article(package.per))
    return " ".join((*words, *_period(package.period)))


def prices(packages: Sequence[Package], currency: str) -> str:
    """All known prices of a stream: "$25 a seat a month or $240 a seat a year"."""
    known = [said for package in packages if (said := price(package, currency))]
    if len(known) < 3:
        return " or ".join(known)
    return f"{', '.join(known[:-1])} or {known[-1]}"


def cost_amount(cost: Cost, currency: str) -> str:
    """ "$1,200 a month"; "" where the amount is not said."""
    if cost.amount is None:
        return ""
    return " ".join((as_money(cost.amount, currency), *_period(cost.period)))


def _period(period: str | None) -> tuple[str, ...]:
    if period is None:
        return ()
    return ("once",) if period == "once" else (f"a {period}",)
