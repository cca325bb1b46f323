"""What was approved, and whether it still stands: step by step, since the founder goes on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from canvases.models import Canvas
from canvases.steps import BY_KEY
from reviews import documents
from reviews.models import Review


@dataclass(frozen=True)
class Approval:
    """A version that somebody signed. `changed` counts, by step, what changed since."""

    number: int
    by: str
    at: dt.datetime
    sha256: str
    scope: str
    changed: Mapping[str, int]

    def covers(self, step: str) -> bool:
        return step in documents.HALF if self.scope == "half" else step in BY_KEY


def of(review: Review, canvas: Canvas) -> Approval | None:
    """The approval that stands, outdated or not; None while there is none."""
    version = review.approved
    if version is None or review.state != "approved":
        return None
    changed = documents.in_scope(documents.changes_since(version, canvas), review.approved_scope)
    return Approval(
        number=version.number,
        by=version.author_name,
        at=version.at,
        sha256=version.sha256,
        scope=review.approved_scope,
        changed={step: len(found) for step, found in changed.items()},
    )
