"""What lists tell of a canvas: how much stands open, and how much is proven. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from canvases import checks
from canvases.checks import Finding
from canvases.document import Document
from canvases.measures import ink

# Raise it when the checks or the ink change what they say, or when more is counted:
# `canvas_recount` then counts anew.
VERSION = 4


class Tallies(NamedTuple):
    """Findings that nobody dismissed, the percentage in ink, None of nothing, and untested
    assumptions.

    The names are those of the columns of a canvas.
    """

    errors: int
    warnings: int
    notes: int
    ink: int | None
    untested: int
    tallied_by: int = VERSION


def tallies(document: Document, findings: Iterable[Finding] | None = None) -> Tallies:
    """Of a document, whose findings may be known already."""
    found = checks.findings(document) if findings is None else findings
    untested = sum(one.status == "untested" for one in document.assumptions)
    return Tallies(*checks.counts(found), ink.share(document).percent, untested)
