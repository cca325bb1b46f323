"""Prices and amounts as they are said: "$25.00 a seat a month"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from canvases.document import Cost, Package
from canvases.sentences.grammar import with_article

SIGNS = {
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "JPY": "¥",
    "INR": "₹",
    "AUD": "A$",
    "CAD": "C$",
    "NZD": "NZ$",
}


def amount(value: Decimal, currency: str) -> str:
    """ "$1,200.00", "1,200.00 CHF"; the founder's own word for a currency stands behind."""
    figure = f"{value:,.2f}"
    sign = SIGNS.get(currency.strip().upper())
    return f"{sign}{figure}" if sign else f"{figure} {currency.strip()}".strip()


def round_amount(value: Decimal, currency: str) -> str:
    """ "$1,200", "−$0.50": without cents where there are none, a minus before the currency."""
    said = amount(abs(value), currency).replace(".00", "", 1)
    return f"−{said}" if value < 0 else said


def price(package: Package, currency: str) -> str:
    """A package's price in words; "" where it has none."""
    if package.price is None:
        return ""
    words = [amount(package.price, currency)]
    if package.per.strip():
        words.append(with_article(package.per))
    return " ".join((*words, *_period(package.period)))


def prices(packages: Sequence[Package], currency: str) -> str:
    """All known prices of a stream: "$25.00 a seat a month or $240.00 a seat a year"."""
    known = [said for package in packages if (said := price(package, currency))]
    if len(known) < 3:
        return " or ".join(known)
    return f"{', '.join(known[:-1])} or {known[-1]}"


def cost_amount(cost: Cost, currency: str) -> str:
    """ "$1,200.00 a month"; "" where the amount is not said."""
    if cost.amount is None:
        return ""
    return " ".join((amount(cost.amount, currency), *_period(cost.period)))


def _period(period: str | None) -> tuple[str, ...]:
    if period is None:
        return ()
    return ("once",) if period == "once" else (f"a {period}",)
