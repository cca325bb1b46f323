"""What lists tell of a canvas: how much stands open, and how much is proven. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from canvases import checks
from canvases.checks import SEVERITIES, Finding
from canvases.document import Document
from canvases.measures import ink

# Raise it when the checks or the ink change what they say, or when more is counted:
# `canvas_recount` then counts anew.
VERSION = 4


def tallies(document: Document, findings: Iterable[Finding] | None = None) -> dict[str, int | None]:
    """Of a document, whose findings may be known already, by the columns of a canvas: findings
    that nobody dismissed, the percentage in ink, None of nothing, and untested assumptions."""
    counts = checks.counts(checks.findings(document) if findings is None else findings)
    return {
        **{SEVERITIES[severity].column: count for severity, count in counts.items()},
        "ink": ink.share(document).percent,
        "untested": sum(one.status == "untested" for one in document.assumptions),
        "tallied_by": VERSION,
    }
