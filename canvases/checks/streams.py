"""Whether somebody pays, for something, and whether it adds up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction

from canvases.checks.amounts import expense, monthly, revenue
from canvases.checks.check import (
    COSTS,
    PROPOSITIONS,
    RELATIONSHIPS,
    SEGMENTS,
    STREAMS,
    Found,
    check,
)
from canvases.checks.coverage import Coverage
from canvases.checks.finding import Mend, Place, SetField, SetLink, only
from canvases.checks.people import nobody_buys
from canvases.checks.wording import called, those
from canvases.document import Persona, RevenueStream

_SUPPORTED = ("subsidised", "beneficiary")
_NEARLY_ALL = Fraction(80, 100)


@check(
    "C06",
    "warning",
    step=STREAMS,
    reads=(SEGMENTS, STREAMS),
    slot=True,
    why="Whoever neither pays nor brings others to pay is served for nothing.",
)
def segments_bring_something_in(coverage: Coverage) -> Iterator[Found]:
    """A free stream counts: then it is said that they pay nothing."""
    streams = coverage.document.revenue_streams
    bringing = coverage.keys_of(
        who for one in streams for who in (*one.paid_by, *(fit.who for fit in one.drivers))
    )
    for key in coverage.keys:
        if key not in bringing:
            yield Found(
                (key,),
                f"{coverage.called(key)}: no stream comes from them, and they pay none.",
                Place("table", "drivers" if coverage.document.fits else "paid_by"),
                _bringing(coverage, key),
            )


@check(
    "C07",
    "note",
    step=STREAMS,
    reads=(SEGMENTS, PROPOSITIONS, STREAMS),
    scope="all",
    slot=True,
    why="What is used and never paid for should at least be free on purpose.",
)
def offers_earn_something(coverage: Coverage) -> Iterator[Found]:
    """Extras are left out, and what only those get who are not asked to pay."""
    driving = {fit.proposition for one in coverage.document.revenue_streams for fit in one.drivers}
    idle = tuple(
        one.id
        for one in coverage.document.propositions
        if one.kind != "value_add"
        and one.id not in driving
        and _is_for_payers(coverage, coverage.whos_of.get(one.id, ()))
    )
    if idle:
        names = those([coverage.called(id_) for id_ in idle], "offers")
        yield Found(idle, f"No stream comes from {names}.", Place("table", "drivers"))


@check(
    "C08",
    "error",
    step=STREAMS,
    reads=(STREAMS,),
    slot=True,
    why="Money comes from somebody’s use of something, or it does not come.",
)
def streams_have_a_driver(coverage: Coverage) -> Iterator[Found]:
    for one in coverage.document.revenue_streams:
        if not one.drivers:
            mends = (
                SetLink(
                    f"Link to {coverage.called(fit.who)}’s use of"
                    f" {coverage.called(fit.proposition)}",
                    "drivers",
                    one.id,
                    (fit.who, fit.proposition),
                )
                for fit in coverage.document.fits
            )
            yield Found(
                (one.id,),
                f"{called(one)} is linked to nobody: who pays it for what?",
                Place("field", "drivers", one.id),
                only(mends),
            )


@check(
    "C10",
    "warning",
    step=STREAMS,
    reads=(STREAMS,),
    scope="canvas",
    why="Somebody has to pay in the end, be it in another way than money for use.",
)
def something_is_paid(coverage: Coverage) -> Iterator[Found]:
    streams = coverage.document.revenue_streams
    if all(one.form == "free" for one in streams):
        ids = tuple(one.id for one in streams)
        yield Found(
            ids,
            f"Nothing is paid, only given free: {coverage.listed(ids)}.",
            Place("field", "form", ids[0]),
            severity="note" if coverage.document.stage == "idea" else None,
        )


@check(
    "C33",
    "warning",
    step=RELATIONSHIPS,
    reads=(SEGMENTS, RELATIONSHIPS, STREAMS),
    why="People who pay again and again expect you to know them the second time.",
)
def recurring_money_has_an_ongoing_relationship(coverage: Coverage) -> Iterator[Found]:
    for one in coverage.document.revenue_streams:
        if not any(package.is_paid_again for package in one.packages):
            continue
        keys = coverage.keys_of(fit.who for fit in one.drivers)
        dealings = {r.id: r for key in keys for r in coverage.dealings_of[key]}
        if dealings and all(r.basis == "one_off" for r in dealings.values()):
            ids = coverage.ordered(dealings)
            mends = (
                SetField(
                    f"Say that {dealings[id_].name} is ongoing",
                    "relationships",
                    id_,
                    "basis",
                    "ongoing",
                )
                for id_ in ids
            )
            yield Found(
                (one.id, *ids),
                f"{called(one)} is paid again and again, and the dealing is one-off:"
                f" {coverage.listed(ids, beside=1)}.",
                Place("field", "basis", ids[0]),
                only(mends),
            )


@check(
    "C34",
    "warning",
    step=STREAMS,
    reads=(STREAMS,),
    why="Whoever uses it may love it. Whoever pays has to want it too.",
)
def payers_are_buyers(coverage: Coverage) -> Iterator[Found]:
    for one in coverage.document.revenue_streams:
        whos = coverage.ordered(one.paid_by or (fit.who for fit in one.drivers))
        people = [who for id_ in whos if isinstance(who := coverage.items[id_], Persona)]
        if one.form == "free" or not people or len(people) < len(whos) or not nobody_buys(people):
            continue
        names = coverage.listed(whos, beside=1)
        said = f"{names} would pay for {called(one)}" if one.paid_by else f"{names}: {called(one)}"
        yield Found(
            (one.id, *whos),
            f"{said} without being a buyer: who pays?",
            Place("field", "paid_by", one.id),
            _buying(coverage, one),
        )


@check(
    "C62",
    "warning",
    step=COSTS,
    reads=(STREAMS, COSTS),
    scope="canvas",
    why="As it is planned, every month ends with less money than it began with.",
)
def revenue_covers_cost(coverage: Coverage) -> Iterator[Found]:
    """Known amounts only, and at least one on each side."""
    coming = {one.id: revenue(one) for one in coverage.document.revenue_streams}
    going = {one.id: expense(one) for one in coverage.document.costs}
    brought, spent = _known(coming), _known(going)
    if brought and spent and sum(brought.values()) < sum(spent.values()):
        currency = coverage.document.currency
        earning = coverage.listed(brought, beside=len(spent))
        costing = coverage.listed(spent, beside=len(brought))
        earned, paid = (monthly(sum(known.values()), currency) for known in (brought, spent))
        yield Found(
            (*brought, *spent),
            f"Expected revenue of {earned} a month ({earning}) is below expected cost of {paid}"
            f" ({costing}).",
            Place("list", "costs"),
        )


@check(
    "C65",
    "note",
    step=STREAMS,
    reads=(STREAMS,),
    why="If they leave, so does the business.",
)
def revenue_does_not_hang_on_one(coverage: Coverage) -> Iterator[Found]:
    """A stream's known revenue is split evenly over the whos that drive it."""
    shares: dict[str, Fraction] = defaultdict(Fraction)
    streams: dict[str, list[str]] = defaultdict(list)
    total = Fraction()
    for one in coverage.document.revenue_streams:
        amount = revenue(one)
        if amount is None:
            continue
        total += Fraction(amount)
        whos = {fit.who for fit in one.drivers}
        for who in whos:
            shares[who] += Fraction(amount) / len(whos)
            streams[who].append(one.id)
    for who in coverage.ordered(shares) if total and len(shares) > 1 else ():
        if shares[who] >= _NEARLY_ALL * total:
            yield Found(
                (who, *streams[who]),
                f"{coverage.called(who)} brings in {int(shares[who] * 100 / total)}% of the known"
                f" revenue, with {coverage.listed(streams[who], beside=1)}.",
                Place("list", "revenue_streams"),
            )


@check(
    "C70",
    "note",
    step=STREAMS,
    reads=(SEGMENTS, STREAMS),
    why="Either they are not the side that others carry, or somebody else should pay.",
)
def those_carried_do_not_pay(coverage: Coverage) -> Iterator[Found]:
    paid: dict[str, list[str]] = defaultdict(list)
    for one in coverage.document.revenue_streams:
        if one.form != "free":
            for key in coverage.keys_of(one.paid_by or (fit.who for fit in one.drivers)):
                paid[key].append(one.id)
    for key in coverage.keys:
        side = coverage.side_of(key)
        if side in _SUPPORTED and key in paid:
            yield Found(
                (key, *paid[key]),
                f"{coverage.called(key)} is the {side} side, and is to pay for"
                f" {coverage.listed(paid[key], beside=1)}.",
                Place("field", "paid_by", paid[key][0]),
            )


def _bringing(coverage: Coverage, key: str) -> tuple[Mend, ...]:
    """The one stream, where there is one offer that these people could pay for."""
    fits = [fit for fit in coverage.document.fits if coverage.key_of[fit.who] == key]
    return only(
        SetLink(
            f"Link {called(one)} to their use of {coverage.called(fit.proposition)}",
            "drivers",
            one.id,
            (fit.who, fit.proposition),
        )
        for fit in fits
        for one in coverage.document.revenue_streams
    )


def _buying(coverage: Coverage, one: RevenueStream) -> tuple[Mend, ...]:
    """The only person who buys."""
    return only(
        SetLink(f"Say that {called(persona)} pays", "paid_by", one.id, persona.id)
        for persona in coverage.document.personas
        if persona.role in ("buyer", "both")
    )


def _is_for_payers(coverage: Coverage, whos: Iterable[str]) -> bool:
    """Whether it fits somebody, and not only those whom others carry."""
    return any(coverage.side_of(key) not in _SUPPORTED for key in coverage.keys_of(whos))


def _known(amounts: dict[str, int | None]) -> dict[str, int]:
    return {id_: amount for id_, amount in amounts.items() if amount is not None}
