"""Prices and amounts as they are said: "$25 a seat a month"."""

from __future__ import annotations

from collections.abc import Sequence

from canvases.document import Cost, Package
from canvases.fields.currencies import as_money
from canvases.sentences.grammar import with_article
from canvases.words import label
from web.text import formats


def price(package: Package, currency: str) -> str:
    """A package's price in words; "" where it has none."""
    if package.price is None:
        return ""
    words = [as_money(package.price, currency)]
    if package.per.strip():
        words.append(with_article(package.per))
    if package.one_off:
        return " ".join((*words, *(() if words[1:] else ("once",))))
    return " ".join((*words, *_period(package.period)))


def terms(package: Package, currency: str) -> str:
    """ "$25 a seat a month, 400 expected", "$35 a repair, 150 a month"; "" where nothing but a
    name is known."""
    known = price(package, currency) or _unpriced(package)
    if package.units is None:
        return known
    when = _period(package.period) if package.one_off and package.period != "once" else ()
    expected = " ".join((formats.number(package.units), *(when or ("expected",))))
    return ", ".join(filter(None, (known, expected)))


def prices(packages: Sequence[Package], currency: str) -> str:
    """All known prices of a stream: "$25 a seat a month or $240 a seat a year"."""
    known = [said for package in packages if (said := price(package, currency))]
    if len(known) < 3:
        return " or ".join(known)
    return f"{', '.join(known[:-1])} or {known[-1]}"


def cost_terms(cost: Cost, currency: str) -> tuple[str, ...]:
    """What a cost comes to and how it behaves: "$1,200 a month" and "Fixed"; the period alone
    where the amount is not said."""
    period = "" if cost.period is None else label("costs.period", cost.period)
    known = cost_amount(cost, currency) or period
    return tuple(filter(None, (known, label("costs.behaviour", cost.behaviour))))


def cost_amount(cost: Cost, currency: str) -> str:
    """ "$1,200 a month"; "" where the amount is not said."""
    if cost.amount is None:
        return ""
    return " ".join((as_money(cost.amount, currency), *_period(cost.period)))


def _unpriced(package: Package) -> str:
    period = ("once",) if package.one_off else _period(package.period)
    return " ".join(filter(None, (package.per, *period)))


def _period(period: str | None) -> tuple[str, ...]:
    if period is None:
        return ()
    return ("once",) if period == "once" else (f"a {period}",)
