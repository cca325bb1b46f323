"""What comes in and goes out in a month, as far as the founder said it. Pure; guesses nothing.

Periods are converted as method.md has it: a month is a year / 12, a quarter / 3 and a week
x 52 / 12; what is paid once stands apart, and an amount without a period is left out. Sums are
taken over lines rounded to cents, so that what stands on a page adds up.

A stepped cost is listed as what it is and counts as fixed for the break-even: between two
steps it does not move with a sale.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from canvases.document import Cost, Document, Package, RevenueStream
from web.text.language import gettext

MONTHS: Mapping[str, Fraction] = MappingProxyType(
    {
        "week": Fraction(52, 12),
        "month": Fraction(1),
        "quarter": Fraction(1, 3),
        "year": Fraction(1, 12),
    }
)
MissingField = Literal["packages", "price", "units", "period", "amount", "behaviour"]
_ZERO = Decimal("0.00")


@dataclass(frozen=True)
class BalanceLine:
    """What one item, or one segment, brings or costs: a month, or once. `id` is "" for nobody."""

    id: str
    name: str
    amount: Decimal
    behaviour: str = ""  # of a cost: fixed, variable, stepped, or "" where it is not said


@dataclass(frozen=True)
class Missing:
    """A field that has to be filled in before an item can count."""

    id: str
    name: str
    field: MissingField
    package: str = ""  # which of the stream's packages, where there are several


@dataclass(frozen=True)
class Units:
    """Of one package: what it is counted in, how many break even, and how many are expected."""

    stream: str
    name: str
    per: str
    needed: int
    expected: int


@dataclass(frozen=True)
class BreakEven:
    """Where revenue pays the costs if all packages sell more or less at the same pace.

    `share` is the percentage of the expected sales; `never` where a sale costs what it brings.
    """

    share: int
    units: tuple[Units, ...]
    never: bool = False


@dataclass(frozen=True)
class Balance:
    """Amounts are a month unless they stand under `once_in` and `once_out`."""

    currency: str
    streams: tuple[BalanceLine, ...]
    whos: tuple[BalanceLine, ...]  # revenue by segment, as the drivers name them
    costs: tuple[BalanceLine, ...]
    once_in: tuple[BalanceLine, ...]
    once_out: tuple[BalanceLine, ...]
    missing: tuple[Missing, ...]
    break_even: BreakEven | None

    @property
    def revenue(self) -> Decimal:
        return total(self.streams)

    @property
    def cost(self) -> Decimal:
        return total(self.costs)

    @property
    def left(self) -> Decimal:
        return _exact(_cents(self.revenue) - _cents(self.cost))

    @property
    def is_known(self) -> bool:
        """Whether there is an amount on both sides, so that what is left says something."""
        return bool(self.streams and self.costs)

    def of(self, *behaviours: str) -> Decimal:
        """The costs a month that behave in one of these ways."""
        return total(line for line in self.costs if line.behaviour in behaviours)


def monthly(amount: Decimal | None, period: str | None) -> Decimal | None:
    """An amount a month, to the cent; None where it is not known, or paid once."""
    if amount is None or period is None or period not in MONTHS:
        return None
    return _exact(_rounded(_cents(amount) * MONTHS[period]))


def revenue_of(package: Package) -> Decimal | None:
    """What a package brings a month, to the cent; None where that is not known."""
    if package.price is None or package.units is None:
        return None
    return monthly(_times(package.price, package.units), package.period)


def balance(document: Document) -> Balance:
    counted = [(stream, _counted(stream)) for stream in document.revenue_streams]
    streams = tuple(
        BalanceLine(stream.id, stream.name, total_of(amounts))
        for stream, amounts in counted
        if amounts
    )
    costs = tuple(_costs(document))
    return Balance(
        currency=document.currency,
        streams=streams,
        whos=_by_who(document, streams),
        costs=costs,
        once_in=tuple(_once_in(document)),
        once_out=tuple(
            BalanceLine(x.id, x.name, x.amount, x.behaviour or "")
            for x in document.costs
            if x.period == "once" and x.amount is not None
        ),
        missing=tuple(_missing(document)),
        break_even=_break_even(document, streams, costs),
    )


def total(lines: Iterable[BalanceLine]) -> Decimal:
    return total_of(line.amount for line in lines)


def total_of(amounts: Iterable[Decimal]) -> Decimal:
    """An exact sum: as many digits as it takes, where Decimal itself would keep 28."""
    return _exact(sum(map(_cents, amounts)))


def _counted(stream: RevenueStream) -> list[Decimal]:
    if stream.form == "free":
        return []
    amounts = (revenue_of(package) for package in stream.packages)
    return [amount for amount in amounts if amount is not None]


def _costs(document: Document) -> Iterator[BalanceLine]:
    for cost in document.costs:
        month = monthly(cost.amount, cost.period)
        if month is not None:
            yield BalanceLine(cost.id, cost.name, month, cost.behaviour or "")


def _once_in(document: Document) -> Iterator[BalanceLine]:
    for stream in document.revenue_streams:
        amounts = [
            _times(package.price, package.units)
            for package in stream.packages
            if package.period == "once"
            and package.price is not None
            and package.units is not None
            and stream.form != "free"
        ]
        if amounts:
            yield BalanceLine(stream.id, stream.name, total_of(amounts))


# By segment


def _by_who(document: Document, streams: Iterable[BalanceLine]) -> tuple[BalanceLine, ...]:
    """Each stream's revenue in even parts over the whos of its drivers, summed by segment.

    A persona without a segment counts as one. What no driver names stands under "".
    """
    segment_of = {persona.id: persona.segment or persona.id for persona in document.personas}
    drivers = {stream.id: stream.drivers for stream in document.revenue_streams}
    cents: dict[str, int] = {}
    for line in streams:
        whos = list(dict.fromkeys(driver.who for driver in drivers[line.id])) or [""]
        for who, part in zip(whos, _even(_cents(line.amount), len(whos)), strict=True):
            key = segment_of.get(who, who)
            cents[key] = cents.get(key, 0) + part
    names = {segment.id: segment.name for segment in document.segments}
    names |= {persona.id: persona.name for persona in document.personas}
    order = [*names, ""]
    return tuple(
        BalanceLine(key, names.get(key) or gettext("Nobody named"), _exact(cents[key]))
        for key in sorted(cents, key=order.index)
    )


def _even(cents: int, parts: int) -> Iterator[int]:
    """Even parts of an amount, the cents that are left over among the first."""
    each, rest = divmod(cents, parts)
    yield from (each + (i < rest) for i in range(parts))


# What is missing


def _missing(document: Document) -> Iterator[Missing]:
    for stream in document.revenue_streams:
        if stream.form != "free":
            yield from _missing_of_stream(stream)
    for cost in document.costs:
        yield from _missing_of_cost(cost)


def _missing_of_stream(stream: RevenueStream) -> Iterator[Missing]:
    if not stream.packages:
        yield Missing(stream.id, stream.name, "packages")
    several = len(stream.packages) > 1
    for number, package in enumerate(stream.packages, start=1):
        numbered = gettext("Package %(number)s") % {"number": number}
        which = (package.name.strip() or numbered) if several else ""
        fields: tuple[tuple[MissingField, object], ...] = (
            ("price", package.price),
            ("units", package.units),
            ("period", package.period),
        )
        for field, value in fields:
            if value is None:
                yield Missing(stream.id, stream.name, field, which)


def _missing_of_cost(cost: Cost) -> Iterator[Missing]:
    if cost.amount is None:
        yield Missing(cost.id, cost.name, "amount")
    elif cost.period is None:
        yield Missing(cost.id, cost.name, "period")
    elif cost.behaviour is None and cost.period != "once":
        yield Missing(cost.id, cost.name, "behaviour")


# Break-even


def _break_even(
    document: Document, streams: tuple[BalanceLine, ...], costs: tuple[BalanceLine, ...]
) -> BreakEven | None:
    """None where a known amount is missing a side or a behaviour.

    The mix of packages stays what is expected; nothing is said about another mix.
    """
    revenue = _cents(total(streams))
    if not revenue or not costs or any(not line.behaviour for line in costs):
        return None
    variable = _cents(total(line for line in costs if line.behaviour == "variable"))
    fixed = _cents(total(costs)) - variable
    if revenue <= variable:
        return BreakEven(share=0, units=(), never=True)
    share = Fraction(fixed, revenue - variable)
    units = tuple(_units(document, share))
    return BreakEven(share=_up(share * 100), units=units)


def _units(document: Document, share: Fraction) -> Iterator[Units]:
    for stream in document.revenue_streams:
        for package in stream.packages:
            if stream.form != "free" and revenue_of(package) and package.units:
                needed = _up(share * package.units)
                name = package.name.strip() or stream.name
                yield Units(stream.id, name, package.per.strip(), needed, package.units)


# Exact arithmetic


def _cents(amount: Decimal) -> int:
    return int(Fraction(amount) * 100)


def _exact(cents: int) -> Decimal:
    """Built from its digits: arithmetic would round to the context's precision."""
    digits = tuple(map(int, str(abs(cents))))
    return Decimal((int(cents < 0), digits, -2)) if cents else _ZERO


def _times(price: Decimal, units: int) -> Decimal:
    return _exact(_cents(price) * units)


def _rounded(cents: Fraction) -> int:
    """Half up; amounts are never negative."""
    return int(cents + Fraction(1, 2))


def _up(value: Fraction) -> int:
    return -(-value.numerator // value.denominator)
