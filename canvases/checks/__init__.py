"""Where a canvas does not hold together: a pure function of the document.

Each check is one function, named as the sentence that should be true; `REGISTRY` has them by
code. The tool advises: a finding can be mended, or dismissed with a reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from canvases.checks import dismissing, severity
from canvases.checks.check import Check, Found
from canvases.checks.coverage import Coverage
from canvases.checks.finding import (
    Finding,
    Mend,
    Place,
    SetField,
    SetLink,
    SetStatus,
)
from canvases.checks.registry import REGISTRY
from canvases.checks.severity import SEVERITIES, Counts, Severity, claims, counts, rank
from canvases.document import Document, StepKey

__all__ = [
    "REGISTRY",
    "SEVERITIES",
    "Check",
    "Counts",
    "Finding",
    "Mend",
    "Place",
    "SetField",
    "SetLink",
    "SetStatus",
    "Severity",
    "claims",
    "counts",
    "find",
    "findings",
    "is_of",
    "rank",
    "severity",
]

_STEPS: tuple[str, ...] = get_args(StepKey)


def findings(document: Document) -> tuple[Finding, ...]:
    """What the checks find, those that were dismissed among them.

    Worst first; then as the walk has the steps, as the canvas has the items, by code.
    """
    coverage = Coverage(document)
    dismissed = dismissing.reasons(document.dismissals, coverage.hashes)
    found = (
        _finding(check, one, dismissed(check.code, check.scope, one.about))
        for check in REGISTRY.values()
        for one in check.exceptions(coverage)
    )
    return tuple(sorted(found, key=lambda one: _place(one, coverage)))


def find(document: Document, code: str, about: Iterable[str]) -> Finding | None:
    """The finding of a code about these items, in whatever order; None where there is none."""
    named = set(about)
    found = findings(document)
    return next((one for one in found if one.code == code and set(one.about) == named), None)


def is_of(code: str, about: tuple[str, ...], named: Iterable[str]) -> bool:
    """Whether a dismissal of a code that names these ids means a finding about those."""
    return dismissing.is_of(REGISTRY[code].scope, about, named)


def _finding(check: Check, found: Found, dismissed: str | None) -> Finding:
    return Finding(
        code=check.code,
        severity=found.severity or check.severity,
        about=found.about,
        message=found.message,
        why=check.why,
        step=found.step or check.step,
        place=found.place,
        mends=found.mends,
        slot=check.slot,
        dismissed=dismissed,
    )


def _place(finding: Finding, coverage: Coverage) -> tuple[int, int, int, str]:
    first = coverage.places.get(finding.about[0], -1) if finding.about else -1
    return rank(finding.severity), _STEPS.index(finding.step), first, finding.code
