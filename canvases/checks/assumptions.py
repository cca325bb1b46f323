"""Whether what the canvas rests on is being found out."""

from __future__ import annotations

from collections.abc import Iterator

from canvases.checks.check import ANALYSIS, Found, check
from canvases.checks.coverage import Coverage
from canvases.checks.finding import Place, SetField
from canvases.document import Assumption, Test, block_of
from canvases.steps import STEP_OF

# What a start-up learns first, and what can wait until it has.
_FIRST = ("persona", "problem", "value")
_LATER = ("customer_creation", "usability")
_HIGH = 4
_LOW = 2
_PLUMBING = ("activities", "resources", "partners", "costs")
_MUCH_PLUMBING = 3


@check(
    "C60",
    "warning",
    step=ANALYSIS,
    reads=(),
    why="What could end the business and nobody knows is what to find out first.",
)
def risky_assumptions_have_a_test(coverage: Coverage) -> Iterator[Found]:
    for one in coverage.document.assumptions:
        guessed = one.evidence is not None and one.evidence <= _LOW
        if _matters(one) and guessed and one.status == "untested" and not _tests(one):
            yield Found(
                (one.id,),
                f"{coverage.called(one.id)} matters much, is hardly known, and has no test.",
                Place("field", "tests-0-how", one.id),
            )


@check(
    "C61",
    "error",
    step=ANALYSIS,
    reads=(),
    why="You learned that it is not so. The canvas still says that it is.",
)
def what_was_contradicted_has_changed(coverage: Coverage) -> Iterator[Found]:
    for one in coverage.document.assumptions:
        if one.status != "contradicted" or one.about not in coverage.items:
            continue
        if one.about_hash in ("", coverage.hashes.of_items([one.about])):
            block = block_of(coverage.whole)[one.about]
            step = STEP_OF[block]
            declared = next(listed for listed in step.blocks if listed.key == block)
            yield Found(
                (one.id, one.about),
                f"{coverage.called(one.id)} was contradicted, and {coverage.called(one.about)}"
                " stands as it did.",
                Place("field", declared.name.key, one.about),
                step=step.key,
            )


@check(
    "C63",
    "note",
    step=ANALYSIS,
    reads=(),
    why="How to win customers matters once there is somebody with a problem who wants this.",
)
def first_things_are_tested_first(coverage: Coverage) -> Iterator[Found]:
    assumptions = coverage.document.assumptions
    waiting = tuple(
        one.id
        for one in assumptions
        if one.kind in _FIRST and _matters(one) and one.status == "untested"
    )
    for one in assumptions if waiting else ():
        if one.kind in _LATER and one.status == "testing":
            yield Found(
                (one.id, *waiting),
                f"You test {coverage.called(one.id)} while nobody has tested"
                f" {coverage.listed(waiting, beside=1)}.",
                Place("field", "status", waiting[0]),
            )


@check(
    "C64",
    "warning",
    step=ANALYSIS,
    reads=(),
    scope="canvas",
    why="Plumbing for a guess: much of it is torn out again when the guess was wrong.",
)
def learning_comes_before_plumbing(coverage: Coverage) -> Iterator[Found]:
    document = coverage.document
    plumbing = sum(len(getattr(document, block)) for block in _PLUMBING)
    if document.stage not in ("idea", "first_tries") or plumbing < _MUCH_PLUMBING:
        return
    if not any(one.kind in _FIRST and one.status == "supported" for one in document.assumptions):
        yield Found(
            (),
            f"Steps 6 to 9 hold {plumbing} entries, and no assumption about a person, a problem"
            " or the value is supported yet.",
            Place("line", "assumptions"),
        )


@check(
    "C69",
    "warning",
    step=ANALYSIS,
    reads=(),
    why="A test that does not count when it fails was no test.",
)
def support_follows_the_tests(coverage: Coverage) -> Iterator[Found]:
    for one in coverage.document.assumptions:
        judged = [test for test in _tests(one) if test.verdict is not None]
        if one.status == "supported" and judged and judged[-1].verdict == "fail":
            contradict = SetField(
                "Mark it as contradicted", "assumptions", one.id, "status", "contradicted"
            )
            yield Found(
                (one.id,),
                f"{coverage.called(one.id)} counts as supported, and its last test failed.",
                Place("field", "status", one.id),
                (contradict,),
            )


def _matters(one: Assumption) -> bool:
    return one.impact is not None and one.impact >= _HIGH


def _tests(one: Assumption) -> list[Test]:
    """A test that says neither how, nor what is measured, nor its mark is none."""
    return [t for t in one.tests if t.how.strip() or t.measure.strip() or t.pass_mark.strip()]
