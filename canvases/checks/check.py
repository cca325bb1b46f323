"""What a check is: a sentence that should be true, and how it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from canvases.checks.coverage import Coverage
from canvases.checks.finding import Mend, Place
from canvases.checks.severity import Severity

SEGMENTS = "customer-segments"
PROPOSITIONS = "value-propositions"
CHANNELS = "channels"
RELATIONSHIPS = "customer-relationships"
STREAMS = "revenue-streams"
ACTIVITIES = "key-activities"
RESOURCES = "key-resources"
PARTNERS = "key-partnerships"
COSTS = "cost-structure"
ANALYSIS = "analysis"
CAPTURES = "captures"  # read as a list of its own, whatever the status of step 5


@dataclass(frozen=True)
class Found:
    """One exception to a check. `severity` and `step` are the check's own unless they are said."""

    about: tuple[str, ...]
    message: str
    place: Place
    mends: tuple[Mend, ...] = ()
    severity: Severity | None = None
    step: str = ""


Ask = Callable[[Coverage], Iterator[Found]]


@dataclass(frozen=True)
class Check:
    """A sentence that should be true of every canvas, `ask` yields where it is not.

    `scope`: "item" finds items one by one, "all" lists the items concerned in one finding, "canvas"
    is about the canvas as a whole. It runs when none of the steps that it `reads` is empty or not
    applicable. `slot` as in Finding.
    """

    code: str
    severity: Severity
    step: str
    reads: tuple[str, ...]
    why: str
    ask: Ask
    scope: str
    slot: bool

    @property
    def name(self) -> str:
        return self.ask.__name__

    def exceptions(self, coverage: Coverage) -> Iterator[Found]:
        """Where the sentence is not true; nothing where there is not enough to judge by."""
        if coverage.has(self.reads):
            yield from self.ask(coverage)


def check(
    code: str,
    severity: Severity,
    *,
    step: str,
    reads: tuple[str, ...],
    why: str,
    scope: str = "item",
    slot: bool = False,
) -> Callable[[Ask], Check]:
    """Make a check of the function that asks it."""
    return lambda ask: Check(code, severity, step, reads, why, ask, scope, slot)
