"""Whether the founder's own word on a step holds."""

from __future__ import annotations

from collections.abc import Iterator

from canvases.checks.check import ANALYSIS, PROPOSITIONS, Found, check
from canvases.checks.coverage import Coverage
from canvases.checks.finding import Place, SetStatus
from canvases.document import STEP_BLOCKS
from canvases.steps import STEPS, Step


@check(
    "C40",
    "error",
    step=ANALYSIS,
    reads=(),
    why="Nothing that is done stands here, so nothing that rests on it can be judged.",
)
def done_steps_hold_something(coverage: Coverage) -> Iterator[Found]:
    """The halfway review and the analysis have no list of their own."""
    for step in STEPS:
        blocks = STEP_BLOCKS[step.key]
        if not blocks or coverage.document.step(step.key).status != "done":
            continue
        if not any(getattr(coverage.document, block) for block in blocks):
            rejected = any(getattr(coverage.whole, block) for block in blocks)
            what = "everything in it is rejected" if rejected else "nothing is in it"
            yield Found(
                (step.key,),
                f"{step.title} is marked done, and {what}.",
                _fill(coverage, step),
                (
                    SetStatus("Open the step again", step.key, "in_progress"),
                    SetStatus(
                        "Mark it as not applicable",
                        step.key,
                        "not_applicable",
                        "Nothing belongs here.",
                    ),
                ),
                step=step.key,
            )


def _fill(coverage: Coverage, step: Step) -> Place:
    """Step 2 is written as sentences, and these begin with somebody."""
    if step.key == PROPOSITIONS:
        return Place("sentences" if coverage.keys else "status")
    return Place("line", step.blocks[0].key)
