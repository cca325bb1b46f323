"""What differs between two documents: exactly, by step, and word by word.

    differences.py  all of it, so that applying it to the one document gives the other
    changes.py      the same as people look at it: what changed in which step
    marks.py        word by word inside a text

Pure.
"""

from canvases.compare.changes import (
    DETAILS,
    DID,
    CanvasChange,
    ChangeKind,
    by_step,
    changed_steps,
    summary,
)
from canvases.compare.differences import GROUPS, Difference, ListDifference, Value, apply, compare
from canvases.compare.marks import Mark, marks, parted
from canvases.compare.merging import both, merge

__all__ = [
    "DETAILS",
    "DID",
    "GROUPS",
    "CanvasChange",
    "ChangeKind",
    "Difference",
    "ListDifference",
    "Mark",
    "Value",
    "apply",
    "both",
    "by_step",
    "changed_steps",
    "compare",
    "marks",
    "merge",
    "parted",
    "summary",
]
