"""What differs between two documents: exactly, by step, and word by word.

    differences.py  all of it, so that applying it to the one document gives the other
    changes.py      the same as people look at it: what changed in which step
    marks.py        word by word inside a text

Pure.
"""

from canvases.compare.changes import Change, ChangeKind, by_step, changed_steps, told
from canvases.compare.differences import Difference, apply, compare
from canvases.compare.marks import Mark, marks, parted

__all__ = [
    "Change",
    "ChangeKind",
    "Difference",
    "Mark",
    "apply",
    "by_step",
    "changed_steps",
    "compare",
    "marks",
    "parted",
    "told",
]
