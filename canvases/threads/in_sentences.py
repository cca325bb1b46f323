"""A thread in words: what stands at each stage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from canvases.document import Cost
from canvases.fields.currencies import as_money
from canvases.measures.balance import monthly
from canvases.sentences import (
    MOST,
    Piece,
    Sentence,
    cost_amount,
    dealings_with,
    earning,
    journey_of,
    listed,
    one_line,
    sentence,
    shorten,
)
from canvases.steps import BY_KEY, STEP_OF
from canvases.threads.case import TITLES, Case
from canvases.threads.gaps import Gaps
from canvases.threads.values import Kind, Stage
from web.text.language import gettext

_REASON = 220


def stages(case: Case) -> Iterator[Stage]:
    gaps = Gaps(case)
    for kind, title in TITLES.items():
        step, items = STEP_OF[kind].key, case.found[kind]
        if not items and case.document.step(step).status == "not_applicable":
            yield Stage(kind, gettext(title), step, (), (_not_applicable(case, step),))
            continue
        missing = gaps.at(kind)
        told = tuple(_TELLS[kind](case)) if items or not missing else ()
        yield Stage(kind, gettext(title), step, items, told, missing)


def _not_applicable(case: Case, step: str) -> Sentence:
    reason = shorten(one_line(case.document.step(step).reason), _REASON).rstrip(" .")
    return sentence(f"{BY_KEY[step].title}: not applicable{f', {reason}' if reason else ''}.")


def _problems(case: Case) -> Iterator[Sentence]:
    for problem in case.web.problems_of(case.speaker):
        yield case.web.needs.struggle(case.web.speaker[problem.who], problem)


def _propositions(case: Case) -> Iterator[Sentence]:
    yield sentence("We offer ", case.named(case.found["propositions"]), " to ", case.who, ".")


def _channels(case: Case) -> Iterator[Sentence]:
    yield from journey_of(
        case.who, case.journey, case.web.names, one=case.speaker.is_person, about=case.who.id
    )


def _relationships(case: Case) -> Iterator[Sentence]:
    dealings = case.found["relationships"]
    yield from dealings_with(case.who, dealings, case.document, case.web.names, about=case.who.id)


def _streams(case: Case) -> Iterator[Sentence]:
    for stream in case.streams:
        yield earning(stream, case.web.names, case.web.people, case.document.currency)


def _activities(case: Case) -> Iterator[Sentence]:
    yield sentence("What we do for that: ", case.named(case.found["activities"]), ".")


def _resources(case: Case) -> Iterator[Sentence]:
    yield sentence("It rests on ", case.named(case.found["resources"]), ".")


def _partners(case: Case) -> Iterator[Sentence]:
    if case.found["partners"]:
        yield sentence("We leave part of it to ", case.named(case.found["partners"]), ".")
    elif all(partner.provides for partner in case.document.partners):
        yield sentence("We leave nothing of it to a partner.")
    else:
        yield sentence("What a partner does of it is not said yet.")


def _costs(case: Case) -> Iterator[Sentence]:
    held = frozenset(case.found["costs"])
    costs = [cost for cost in case.document.costs if cost.id in held]
    told = [_cost(case, cost) for cost in costs]
    yield sentence("We pay for ", listed(told, most=MOST), ".")
    months = [monthly(cost.amount, cost.period) for cost in costs]
    known = [month for month in months if month is not None]
    if len(known) > 1:
        total = as_money(sum(known, Decimal()), case.document.currency)
        yield sentence(f"That is {total} a month, as far as amounts are known.")


def _cost(case: Case, cost: Cost) -> Piece:
    said = cost_amount(cost, case.document.currency)
    return case.web.names.item(cost.id), f" ({said})" if said else " (no amount yet)"


_TELLS: Mapping[Kind, Callable[[Case], Iterator[Sentence]]] = {
    "problems": _problems,
    "propositions": _propositions,
    "channels": _channels,
    "relationships": _relationships,
    "revenue_streams": _streams,
    "activities": _activities,
    "resources": _resources,
    "partners": _partners,
    "costs": _costs,
}
