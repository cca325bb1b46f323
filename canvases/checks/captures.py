"""Whether what is captured beyond money is earned, and is more than money."""

from __future__ import annotations

from collections.abc import Iterator

from canvases.checks.check import CAPTURES, STREAMS, Found, check
from canvases.checks.coverage import Coverage
from canvases.checks.finding import Place


@check(
    "C47",
    "warning",
    step=STREAMS,
    reads=(CAPTURES,),
    slot=True,
    why="People give back because something was worth it to them.",
)
def captures_are_earned(coverage: Coverage) -> Iterator[Found]:
    for one in coverage.document.captures:
        if not one.earned_by:
            yield Found(
                (one.id,),
                f"Nothing earns {coverage.called(one.id)}: which need or offer brings it?",
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
def more_than_payment_is_captured(coverage: Coverage) -> Iterator[Found]:
    captures = coverage.document.captures
    if all(one.form == "payment" for one in captures):
        ids = tuple(one.id for one in captures)
        yield Found(
            ids,
            f"Payment is all that comes back: {coverage.listed(ids)}. What else comes back?",
            Place("line", "captures"),
        )
