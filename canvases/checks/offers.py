"""Whether what is offered meets what is needed."""

from __future__ import annotations

from collections.abc import Iterator

from canvases.checks.check import PROPOSITIONS, SEGMENTS, Found, check
from canvases.checks.finding import Mend, Place, SetField, SetLink, only
from canvases.checks.reading import Reading
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
def everybody_is_offered_something(reading: Reading) -> Iterator[Found]:
    """About a segment when none of it has an offer, else about the personas left out."""
    for id_ in _left_out(reading):
        name = reading.called(id_)
        yield Found(
            (id_,),
            f"No offer fits {name}: what do you offer them?",
            Place("table", "fits"),
            _offers_for(reading, id_),
        )


@check(
    "C03",
    "error",
    step=PROPOSITIONS,
    reads=_READS,
    slot=True,
    why="An offer that is for nobody costs effort and earns nothing.",
)
def propositions_fit_somebody(reading: Reading) -> Iterator[Found]:
    for one in reading.document.propositions:
        if one.id not in reading.whos_of:
            yield Found(
                (one.id,),
                f"{called(one)} is for nobody yet: who needs it?",
                Place("table", "fits"),
                _needing(reading, one),
            )


@check(
    "C41",
    "warning",
    step=PROPOSITIONS,
    reads=_READS,
    slot=True,
    why="You compete with what they do today, even if that is nothing.",
)
def problems_have_an_alternative(reading: Reading) -> Iterator[Found]:
    for problem in reading.document.problems:
        if not problem.alternative.strip():
            who, words = reading.called(problem.who), reading.called(problem.id)
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
def problems_are_solved(reading: Reading) -> Iterator[Found]:
    """Only once any is solved: until then nobody has begun to link them."""
    for problem in reading.document.problems if reading.solved else ():
        if problem.id not in reading.solved:
            yield Found(
                (problem.id,),
                f"No offer solves {reading.called(problem.id)}.",
                Place("table", "solves"),
                _solving(reading, problem),
            )


@check(
    "C44",
    "warning",
    step=PROPOSITIONS,
    reads=_READS,
    slot=True,
    why="A solution without a problem is a hobby, until somebody needs it.",
)
def solutions_solve_something(reading: Reading) -> Iterator[Found]:
    for one in reading.document.propositions if reading.solved else ():
        if _is_solution(one) and not one.solves:
            yield Found(
                (one.id,),
                f"{called(one)} solves no problem that is written down.",
                Place("field", "solves", one.id),
                _problems_for(reading, one),
            )


@check(
    "C49",
    "note",
    step=PROPOSITIONS,
    reads=_READS,
    why="An offer that answers somebody else’s problem may not be what these people would choose.",
)
def solutions_answer_those_they_fit(reading: Reading) -> Iterator[Found]:
    """Personas with a problem of their own: of the others nobody knows what they need."""
    owned = frozenset(reading.owners.values())
    for one in reading.document.propositions:
        if not (_is_solution(one) and one.solves):
            continue
        answered = {reading.owners[problem] for problem in one.solves}
        whos = [who for who in reading.whos_of.get(one.id, ()) if who in owned]
        missed = [who for who in whos if _is_missed(reading, who, answered)]
        if missed:
            yield Found(
                (one.id, *missed),
                f"{called(one)} is meant for {reading.listed(missed, beside=1)}, and solves the"
                " problems of others only.",
                Place("field", "solves", one.id),
            )


def _left_out(reading: Reading) -> Iterator[str]:
    covered = reading.keys_of(reading.fitted)
    for segment in reading.document.segments:
        if segment.id not in covered:
            yield segment.id
    for persona in reading.document.personas:
        fitted = persona.id in reading.fitted or persona.segment in reading.fitted
        if not fitted and (persona.segment is None or persona.segment in covered):
            yield persona.id


def _offers_for(reading: Reading, who: str) -> tuple[Mend, ...]:
    """The offer that solves a problem of theirs, or the only one there is."""
    offers = reading.document.propositions
    solving = [one for problem in _problems_of(reading, who) for one in reading.solving[problem]]
    return only(
        SetLink(f"Link to {called(one)}", "fits", who, one.id)
        for one in dict.fromkeys(solving) or offers
    )


def _needing(reading: Reading, one: Proposition) -> tuple[Mend, ...]:
    """Whose problem it solves, or the only people there are."""
    whos = reading.ordered(reading.owners[problem] for problem in one.solves) or reading.keys
    return only(SetLink(f"Link to {reading.called(who)}", "fits", who, one.id) for who in whos)


def _solving(reading: Reading, problem: Problem) -> tuple[Mend, ...]:
    """The only solution that fits those who have the problem."""
    return only(
        SetLink(f"Link to {called(one)}", "solves", one.id, problem.id)
        for one in reading.offers_to[reading.key_of[problem.who]]
        if _is_solution(one)
    )


def _problems_for(reading: Reading, one: Proposition) -> tuple[Mend, ...]:
    """The only open problem of those whom it fits."""
    return only(
        SetLink(f"Link to {reading.called(problem)}", "solves", one.id, problem)
        for key in reading.keys_of(reading.whos_of.get(one.id, ()))
        for problem in reading.problems_in[key]
        if problem not in reading.solved
    )


def _problems_of(reading: Reading, who: str) -> list[str]:
    """The problems of a persona, or of a whole segment with its personas."""
    key = reading.key_of[who]
    return [p for p in reading.problems_in[key] if who in (key, reading.owners[p])]


def _is_missed(reading: Reading, who: str, answered: set[str]) -> bool:
    return who in reading.personas and not answered & {who, reading.key_of[who]}


def _is_solution(one: Proposition) -> bool:
    return one.kind != "value_add"
