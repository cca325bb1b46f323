"""Whether what is offered meets what is needed."""

from __future__ import annotations

from collections.abc import Iterator

from canvases.checks.check import PROPOSITIONS, SEGMENTS, Found, check
from canvases.checks.coverage import Coverage
from canvases.checks.finding import Mend, Place, SetField, SetLink, only
from canvases.checks.wording import called
from canvases.document import Problem, Proposition

_READS = (SEGMENTS, PROPOSITIONS)


@check(
    "C02",
    "error",
    step=PROPOSITIONS,
    reads=_READS,
    slot=True,
    why="Whoever is on the canvas without an offer is there for no reason, or an offer is missing.",
)
def everybody_is_offered_something(coverage: Coverage) -> Iterator[Found]:
    """About a segment when none of it has an offer, else about the personas left out."""
    for id_ in _left_out(coverage):
        name = coverage.called(id_)
        yield Found(
            (id_,),
            f"No offer fits {name}: what do you offer them?",
            Place("table", "fits"),
            _offers_for(coverage, id_),
        )


@check(
    "C03",
    "error",
    step=PROPOSITIONS,
    reads=_READS,
    slot=True,
    why="An offer that is for nobody costs effort and earns nothing.",
)
def propositions_fit_somebody(coverage: Coverage) -> Iterator[Found]:
    for one in coverage.document.propositions:
        if one.id not in coverage.whos_of:
            yield Found(
                (one.id,),
                f"{called(one)} is for nobody yet: who needs it?",
                Place("table", "fits"),
                _needing(coverage, one),
            )


@check(
    "C41",
    "warning",
    step=PROPOSITIONS,
    reads=_READS,
    slot=True,
    why="You compete with what they do today, even if that is nothing.",
)
def problems_have_an_alternative(coverage: Coverage) -> Iterator[Found]:
    for problem in coverage.document.problems:
        if not problem.alternative.strip():
            who, words = coverage.called(problem.who), coverage.called(problem.id)
            yield Found(
                (problem.id,),
                f"What {who} does today about {words} is not said.",
                Place("field", "alternative", problem.id),
                (
                    SetField(
                        "Say that they do nothing", "problems", problem.id, "alternative", "Nothing"
                    ),
                ),
            )


@check(
    "C43",
    "warning",
    step=PROPOSITIONS,
    reads=_READS,
    slot=True,
    why="A problem that you found and leave open is an offer not made, or one to strike out.",
)
def problems_are_solved(coverage: Coverage) -> Iterator[Found]:
    """Only once any is solved: until then nobody has begun to link them."""
    for problem in coverage.document.problems if coverage.solved else ():
        if problem.id not in coverage.solved:
            yield Found(
                (problem.id,),
                f"No offer solves {coverage.called(problem.id)}.",
                Place("table", "solves"),
                _solving(coverage, problem),
            )


@check(
    "C44",
    "warning",
    step=PROPOSITIONS,
    reads=_READS,
    slot=True,
    why="A solution without a problem is a hobby, until somebody needs it.",
)
def solutions_solve_something(coverage: Coverage) -> Iterator[Found]:
    for one in coverage.document.propositions if coverage.solved else ():
        if _is_solution(one) and not one.solves:
            yield Found(
                (one.id,),
                f"{called(one)} solves no problem that is written down.",
                Place("field", "solves", one.id),
                _problems_for(coverage, one),
            )


@check(
    "C49",
    "note",
    step=PROPOSITIONS,
    reads=_READS,
    why="An offer that answers somebody else’s problem may not be what these people would choose.",
)
def solutions_answer_those_they_fit(coverage: Coverage) -> Iterator[Found]:
    """Personas with a problem of their own: of the others nobody knows what they need."""
    owned = frozenset(coverage.owners.values())
    for one in coverage.document.propositions:
        if not (_is_solution(one) and one.solves):
            continue
        answered = {coverage.owners[problem] for problem in one.solves}
        whos = [who for who in coverage.whos_of.get(one.id, ()) if who in owned]
        missed = [who for who in whos if _is_missed(coverage, who, answered)]
        if missed:
            yield Found(
                (one.id, *missed),
                f"{called(one)} is meant for {coverage.listed(missed, beside=1)}, and solves the"
                " problems of others only.",
                Place("field", "solves", one.id),
            )


def _left_out(coverage: Coverage) -> Iterator[str]:
    covered = coverage.keys_of(coverage.fitted)
    for segment in coverage.document.segments:
        if segment.id not in covered:
            yield segment.id
    for persona in coverage.document.personas:
        fitted = persona.id in coverage.fitted or persona.segment in coverage.fitted
        if not fitted and (persona.segment is None or persona.segment in covered):
            yield persona.id


def _offers_for(coverage: Coverage, who: str) -> tuple[Mend, ...]:
    """The offer that solves a problem of theirs, or the only one there is."""
    offers = coverage.document.propositions
    solving = [one for problem in _problems_of(coverage, who) for one in coverage.solving[problem]]
    return only(
        SetLink(f"Link to {called(one)}", "fits", who, one.id)
        for one in dict.fromkeys(solving) or offers
    )


def _needing(coverage: Coverage, one: Proposition) -> tuple[Mend, ...]:
    """Whose problem it solves, or the only people there are."""
    whos = coverage.ordered(coverage.owners[problem] for problem in one.solves) or coverage.keys
    return only(SetLink(f"Link to {coverage.called(who)}", "fits", who, one.id) for who in whos)


def _solving(coverage: Coverage, problem: Problem) -> tuple[Mend, ...]:
    """The only solution that fits those who have the problem."""
    return only(
        SetLink(f"Link to {called(one)}", "solves", one.id, problem.id)
        for one in coverage.offers_to[coverage.key_of[problem.who]]
        if _is_solution(one)
    )


def _problems_for(coverage: Coverage, one: Proposition) -> tuple[Mend, ...]:
    """The only open problem of those whom it fits."""
    return only(
        SetLink(f"Link to {coverage.called(problem)}", "solves", one.id, problem)
        for key in coverage.keys_of(coverage.whos_of.get(one.id, ()))
        for problem in coverage.problems_in[key]
        if problem not in coverage.solved
    )


def _problems_of(coverage: Coverage, who: str) -> list[str]:
    """The problems of a persona, or of a whole segment with its personas."""
    key = coverage.key_of[who]
    return [p for p in coverage.problems_in[key] if who in (key, coverage.owners[p])]


def _is_missed(coverage: Coverage, who: str, answered: set[str]) -> bool:
    return who in coverage.personas and not answered & {who, coverage.key_of[who]}


def _is_solution(one: Proposition) -> bool:
    return one.kind != "value_add"
