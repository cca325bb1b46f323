"""Whether what has to be done, had and bought carries what is promised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from canvases.checks.check import (
    ACTIVITIES,
    CHANNELS,
    COSTS,
    PARTNERS,
    PROPOSITIONS,
    RESOURCES,
    SEGMENTS,
    Found,
    check,
)
from canvases.checks.coverage import Coverage, is_partners
from canvases.checks.finding import Place, SetField, SetLink, only
from canvases.checks.wording import alike, called, those
from canvases.document import Activity


@check(
    "C12",
    "warning",
    step=ACTIVITIES,
    reads=(PROPOSITIONS, ACTIVITIES),
    scope="all",
    slot=True,
    why="An offer that nobody works on is a promise only.",
)
def propositions_are_delivered(coverage: Coverage) -> Iterator[Found]:
    activities = coverage.document.activities
    delivered = {id_ for one in activities for id_ in one.delivers}
    idle = tuple(one.id for one in coverage.document.propositions if one.id not in delivered)
    if idle:
        names = those([coverage.called(id_) for id_ in idle], "offers")
        mends = (
            SetLink(f"Link to {called(work)}", "delivers", work.id, id_)
            for id_ in idle
            for work in activities
        )
        yield Found(idle, f"No activity delivers {names}.", Place("table", "delivers"), only(mends))


@check(
    "C13",
    "note",
    step=ACTIVITIES,
    reads=(ACTIVITIES,),
    slot=True,
    why="What serves no offer, channel, relationship or partner may not be key.",
)
def activities_are_for_something(coverage: Coverage) -> Iterator[Found]:
    for one in coverage.document.activities:
        if not one.delivers and not one.manages:
            mends = (
                SetLink(f"Link to {called(offer)}", "delivers", one.id, offer.id)
                for offer in coverage.document.propositions
            )
            yield Found(
                (one.id,),
                f"{called(one)} delivers nothing and manages nothing: what is it for?",
                Place("field", "delivers", one.id),
                only(mends),
            )


@check(
    "C14",
    "note",
    step=RESOURCES,
    reads=(ACTIVITIES, RESOURCES),
    slot=True,
    why="What no work needs may be an asset, but not a key one.",
)
def resources_are_used(coverage: Coverage) -> Iterator[Found]:
    for one in coverage.document.resources:
        if not one.used_by:
            mends = (
                SetLink(f"Link to {called(work)}", "used_by", one.id, work.id)
                for work in coverage.document.activities
            )
            yield Found(
                (one.id,),
                f"Nothing uses {called(one)}: what needs it?",
                Place("field", "used_by", one.id),
                only(mends),
            )


@check(
    "C15",
    "note",
    step=COSTS,
    reads=(COSTS,),
    scope="all",
    slot=True,
    why="A cost without a cause cannot be lowered by changing anything.",
)
def costs_are_driven(coverage: Coverage) -> Iterator[Found]:
    loose = tuple(one.id for one in coverage.document.costs if not one.driven_by)
    if loose:
        names = those([coverage.called(id_) for id_ in loose], "costs")
        mends = (
            SetLink(f"Link to {called(work)}", "driven_by", id_, work.id)
            for id_ in loose
            for work in coverage.document.activities
        )
        yield Found(
            loose,
            f"Nothing drives {names}.",
            Place("field", "driven_by", loose[0]),
            only(mends),
        )


@check(
    "C16",
    "note",
    step=COSTS,
    reads=(ACTIVITIES, COSTS),
    scope="all",
    slot=True,
    why="What you do most should cost something, or the cost is missing here.",
)
def core_activities_cost_something(coverage: Coverage) -> Iterator[Found]:
    driving = {id_ for one in coverage.document.costs for id_ in one.driven_by}
    idle = tuple(one.id for one in _core(coverage) if one.id not in driving)
    if idle:
        names = those([coverage.called(id_) for id_ in idle], "core activities")
        mends = (
            SetLink(f"Link to {called(cost)}", "driven_by", cost.id, id_)
            for id_ in idle
            for cost in coverage.document.costs
        )
        yield Found(idle, f"No cost comes from {names}.", Place("table", "driven_by"), only(mends))


@check(
    "C17",
    "note",
    step=PARTNERS,
    reads=(PARTNERS,),
    scope="all",
    slot=True,
    why="Without a name for what you get, you cannot say what their leaving would stop.",
)
def partners_provide_something(coverage: Coverage) -> Iterator[Found]:
    idle = tuple(one.id for one in coverage.document.partners if not one.provides)
    if idle:
        names = those([coverage.called(id_) for id_ in idle], "partners")
        yield Found(
            idle,
            f"No activity, resource or channel comes from {names}.",
            Place("field", "provides", idle[0]),
        )


@check(
    "C18",
    "warning",
    step=PARTNERS,
    reads=(ACTIVITIES, PARTNERS),
    why="You win or lose by what is core. Somebody else could stop doing it, or do it without you.",
)
def core_activities_are_our_own(coverage: Coverage) -> Iterator[Found]:
    """Where a partner has half of them or more, C28 says it once."""
    providers = _providers(coverage)
    much = {id_ for ids in _large_parts(coverage).values() for id_ in ids}
    for one in _core(coverage):
        if one.id in much or one.id not in providers:
            continue
        partners = providers[one.id]
        yield Found(
            (one.id, *partners),
            f"{called(one)} is core, and comes from {coverage.listed(partners, beside=1)}.",
            Place("field", "provides", partners[0]),
            (SetField("Say that it is not core", "activities", one.id, "core", value=False),),
        )


@check(
    "C28",
    "note",
    step=PARTNERS,
    reads=(ACTIVITIES, PARTNERS),
    why="You win or lose by what is core. A partner who does most of it could do without you.",
)
def no_partner_does_most_of_it(coverage: Coverage) -> Iterator[Found]:
    count = len(_core(coverage))
    for partner, ids in _large_parts(coverage).items():
        yield Found(
            (partner, *ids),
            f"{coverage.called(partner)} provides {len(ids)} of {count} core activities:"
            f" {coverage.listed(ids, beside=1)}.",
            Place("field", "provides", partner),
        )


@check(
    "C26",
    "warning",
    step=ACTIVITIES,
    reads=(CHANNELS, ACTIVITIES),
    slot=True,
    why="A partner sells you as well as somebody of yours looks after the partner.",
)
def selling_partners_are_looked_after(coverage: Coverage) -> Iterator[Found]:
    for one in coverage.document.channels:
        sells = any(touch.stage == "action" for touch in one.touches)
        if sells and is_partners(one) and one.id not in coverage.managed:
            mends = (
                SetLink(f"Link to {called(work)}", "manages", work.id, one.id)
                for work in coverage.document.activities
            )
            yield Found(
                (one.id,),
                f"{called(one)} is a partner’s and sells for you, and no activity manages it.",
                Place("table", "manages"),
                only(mends),
            )


@check(
    "C46",
    "note",
    step=PARTNERS,
    reads=(SEGMENTS, PARTNERS),
    why="Somebody can be both, but then you owe them two answers: what they get and what they pay.",
)
def partners_are_not_segments(coverage: Coverage) -> Iterator[Found]:
    named: dict[str, list[str]] = defaultdict(list)
    for key in coverage.keys:
        for form in alike(coverage.called(key)):
            named[form].append(key)
    for one in coverage.document.partners:
        same = coverage.ordered(key for form in alike(one.name) for key in named.get(form, ()))
        if same:
            yield Found(
                (one.id, *same),
                f"{called(one)} is a partner, and {coverage.listed(same, beside=1)} stands among"
                " the customers.",
                Place("field", "name", one.id),
            )


@check(
    "C50",
    "note",
    step=RESOURCES,
    reads=(RESOURCES,),
    scope="canvas",
    why="A better product comes from people who know, and from what they have made.",
)
def product_business_has_knowledge(coverage: Coverage) -> Iterator[Found]:
    yield from _lacking(
        coverage,
        "product",
        ("intellectual", "human"),
        "You win by a better product, and no resource is knowledge, rights or people: only {}.",
    )


@check(
    "C51",
    "note",
    step=RESOURCES,
    reads=(RESOURCES,),
    scope="canvas",
    why="Who knows one kind of customer best, knows it through people and what they wrote down.",
)
def scope_business_has_people(coverage: Coverage) -> Iterator[Found]:
    yield from _lacking(
        coverage,
        "scope",
        ("human", "intellectual"),
        "You win by knowing one kind of customer, and no resource is people, knowledge or rights:"
        " only {}.",
    )


@check(
    "C52",
    "note",
    step=RESOURCES,
    reads=(RESOURCES,),
    scope="canvas",
    why="Something big that runs reliably is a thing that stands somewhere.",
)
def infrastructure_business_has_a_plant(coverage: Coverage) -> Iterator[Found]:
    yield from _lacking(
        coverage,
        "infrastructure",
        ("physical",),
        "You win by running something big reliably, and no resource is physical: only {}.",
    )


def _lacking(
    coverage: Coverage, business: str, kinds: tuple[str, ...], sentence: str
) -> Iterator[Found]:
    """Only once any resource has a kind: until then nobody has said what they are."""
    held = {one.kind for one in coverage.document.resources}
    if coverage.document.business_type != business or held == {None} or held & set(kinds):
        return
    ids = tuple(one.id for one in coverage.document.resources)
    yield Found(ids, sentence.format(coverage.listed(ids)), Place("line", "resources"))


def _core(coverage: Coverage) -> tuple[Activity, ...]:
    return tuple(one for one in coverage.document.activities if one.core)


def _providers(coverage: Coverage) -> dict[str, list[str]]:
    """The partners that provide each item."""
    found: dict[str, list[str]] = defaultdict(list)
    for partner in coverage.document.partners:
        for id_ in partner.provides:
            found[id_].append(partner.id)
    return found


def _large_parts(coverage: Coverage) -> dict[str, tuple[str, ...]]:
    """The partners that provide half of the core activities or more, and which."""
    core = {one.id for one in _core(coverage)}
    if len(core) < 2:
        return {}
    shares = {
        partner.id: tuple(id_ for id_ in partner.provides if id_ in core)
        for partner in coverage.document.partners
    }
    return {partner: ids for partner, ids in shares.items() if 2 * len(ids) >= len(core)}
