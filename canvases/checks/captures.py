"""Whether what is captured beyond money is earned, and is more than money."""

from __future__ import annotations

from collections.abc import Iterator

from canvases.checks.check import CAPTURES, STREAMS, Found, check
from canvases.checks.finding import Place
from canvases.checks.reading import Reading


@check(
    "C47",
    "warning",
    step=STREAMS,
    reads=(CAPTURES,),
    slot=True,
    why="People give back because something was worth it to them.",
)
def captures_are_earned(reading: Reading) -> Iterator[Found]:
    for one in reading.document.captures:
        if not one.earned_by:
            yield Found(
                (one.id,),
                f"Nothing earns {reading.called(one.id)}: which need or offer brings it?",
                Place("field", "earned_by", one.id),
            )


@check(
    "C48",
    "note",
    step=STREAMS,
    reads=(CAPTURES,),
    scope="canvas",
    why="A customer is worth more than one sale: what they say, and whom they bring.",
)
def more_than_payment_is_captured(reading: Reading) -> Iterator[Found]:
    captures = reading.document.captures
    if all(one.form == "payment" for one in captures):
        ids = tuple(one.id for one in captures)
        yield Found(
            ids,
            f"Payment is all that comes back: {reading.listed(ids)}. What else comes back?",
            Place("line", "captures"),
        )
