"""What lists tell of a canvas: how much stands open, and how much is proven. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from canvases import checks, ink
from canvases.checks import Finding
from canvases.document import Document

# Raise it when the checks or the ink change what they say: `canvas_recount` then counts anew.
VERSION = 2


class Tallies(NamedTuple):
    """Findings that nobody dismissed, and the percentage in ink, None of nothing.

    The names are those of the columns of a canvas.
    """

    errors: int
    warnings: int
    notes: int
    ink: int | None
    tallied_by: int = VERSION


def tallies(document: Document, findings: Iterable[Finding] | None = None) -> Tallies:
    """Of a document, whose findings may be known already."""
    found = checks.findings(document) if findings is None else findings
    return Tallies(*checks.counts(found), ink.share(document).percent)
