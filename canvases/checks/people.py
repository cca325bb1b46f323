"""Whether the people of step 1 can be met, and whether somebody among them pays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from canvases.checks.check import SEGMENTS, Found, check
from canvases.checks.coverage import Coverage
from canvases.checks.finding import Place, SetField, only
from canvases.checks.wording import alike, called, listed
from canvases.document import Persona

_BUYERS = ("buyer", "both")
_SUPPORTED = ("subsidised", "beneficiary")
_NOBODY = frozenset(
    form
    for name in (
        *("everyone", "everybody", "anyone", "anybody", "all", "people", "public", "the public"),
        *("general public", "consumers", "customers", "users", "companies", "businesses"),
    )
    for form in alike(name)
)


@check(
    "C01",
    "note",
    step=SEGMENTS,
    reads=(SEGMENTS,),
    why="A segment does not use anything. A person does, and can be asked.",
)
def segments_have_personas(coverage: Coverage) -> Iterator[Found]:
    """Only once anybody is described: before that, working with segments alone is a choice."""
    personas = coverage.document.personas
    free = [persona for persona in personas if persona.segment is None]
    for segment in coverage.document.segments if personas else ():
        if segment.id in coverage.personas_of:
            continue
        mends = (
            SetField(f"Put {called(one)} into it", "personas", one.id, "segment", segment.id)
            for one in free
        )
        yield Found(
            (segment.id,),
            f"Nobody stands for {called(segment)} yet: who is one of them?",
            Place("line", "personas"),
            only(mends),
        )


@check(
    "C42",
    "warning",
    step=SEGMENTS,
    reads=(SEGMENTS,),
    scope="canvas",
    why="Somebody has to sign. Who that is decides how you sell and what you may ask.",
)
def somebody_buys(coverage: Coverage) -> Iterator[Found]:
    personas = coverage.document.personas
    if personas and nobody_buys(personas):
        names = listed([persona.name for persona in personas])
        yield Found(
            tuple(persona.id for persona in personas),
            f"Nobody here buys, only {names}: who signs?",
            Place("field", "role", personas[0].id),
        )


@check(
    "C45",
    "error",
    step=SEGMENTS,
    reads=(SEGMENTS,),
    scope="canvas",
    why="If one side comes free or cheaper, another one has to carry it.",
)
def some_side_pays(coverage: Coverage) -> Iterator[Found]:
    segments = coverage.document.segments
    carried = [segment for segment in segments if segment.side in _SUPPORTED]
    if not carried or any(segment.side == "paying" for segment in segments):
        return
    unsaid = [segment for segment in segments if segment.side is None]
    mends = (
        SetField(f"Make {called(one)} the paying side", "segments", one.id, "side", "paying")
        for one in unsaid
    )
    names = listed([segment.name for segment in carried])
    yield Found(
        tuple(segment.id for segment in carried),
        f"No segment is the paying side, and somebody has to carry {names}.",
        Place("field", "side", (unsaid or carried)[0].id),
        only(mends),
    )


@check(
    "C66",
    "note",
    step=SEGMENTS,
    reads=(SEGMENTS,),
    why="Everyone is nobody: you cannot ring them, and no offer is made for them.",
)
def segments_are_somebody(coverage: Coverage) -> Iterator[Found]:
    for key in coverage.keys:
        name = coverage.called(key)
        if alike(name) & _NOBODY:
            message = f"{name} could be anyone: who among them suffers most?"
            yield Found((key,), message, Place("field", "name", key))


def nobody_buys(personas: Iterable[Persona]) -> bool:
    """Whether each of these has a role, and none of them decides and pays."""
    return all(one.role is not None and one.role not in _BUYERS for one in personas)
