"""Which assumptions to look at first. Pure."""

from __future__ import annotations

from canvases.document import Assumption, Document

# A start-up learns about persona, problem and value before anything else (method.md, rule 5).
_FIRST = ("persona", "problem", "value")
_OPEN = ("untested", "testing")
# What is not said sits in the middle, so that it neither leads nor hides.
_MIDDLE = 3


def register(document: Document) -> tuple[Assumption, ...]:
    """All assumptions: persona, problem and value first, then by risk, else as written."""
    return tuple(sorted(document.assumptions, key=lambda a: (not is_first(a), -risk(a))))


def riskiest(document: Document, count: int = 3) -> tuple[Assumption, ...]:
    """The open assumptions of the highest risk, the riskiest first."""
    still_open = [a for a in document.assumptions if is_open(a)]
    return tuple(sorted(still_open, key=lambda a: (-risk(a), not is_first(a)))[:count])


def is_first(assumption: Assumption) -> bool:
    """Whether it is about a persona, a problem or value."""
    return assumption.kind in _FIRST


def is_open(assumption: Assumption) -> bool:
    """Whether a test could still say something about it."""
    return assumption.status in _OPEN


def risk(assumption: Assumption) -> int:
    """Impact against evidence, 1 (known and small) to 25 (a guess that could end the business)."""
    impact = assumption.impact or _MIDDLE
    evidence = assumption.evidence or _MIDDLE
    return impact * (6 - evidence)
