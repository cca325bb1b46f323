"""What a review said of each step, and whether it still stands, since the founder goes on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from canvases.models import Canvas
from canvases.steps import BY_KEY
from reviews.models import Review
from reviews.rounds import changes, documents


@dataclass(frozen=True)
class Approval:
    """A version that somebody signed. `number` is that of what was submitted, on which they said
    "Approve version 3"; the copy that was kept then says the same under a number of its own.
    `changed` counts, by step, what changed since; `edited` names the steps that whoever signed
    wrote in."""

    number: int
    by: str
    at: dt.datetime
    sha256: str
    scope: str
    changed: Mapping[str, int]
    edited: str = ""

    def covers(self, step: str) -> bool:
        return step in documents.HALF if self.scope == "half" else step in BY_KEY


@dataclass(frozen=True)
class Standing:
    """What the last review came to: an approval, or by step what was said."""

    approval: Approval | None = None
    by: str = ""
    words: Mapping[str, str] | None = None

    def of_step(self, step: str) -> str:
        """ "approved", "changed" since it was, "asked" for changes, or "" for nothing."""
        if self.approval is not None:
            if not self.approval.covers(step):
                return ""
            return "changed" if step in self.approval.changed else "approved"
        said = (self.words or {}).get(step, "")
        return {"changes": "asked"}.get(said, "")


def standing(canvas: Canvas) -> Standing:
    """The same for a canvas as it is now."""
    review = changes.review_of(canvas)
    approval = of(review, canvas)
    if approval is not None:
        return Standing(approval)
    last = changes.last_finished(canvas) if review.state == "changes_requested" else None
    if last is None or last.finished_by is None:
        return Standing()
    return Standing(by=last.finished_by_name, words=changes.verdicts(last.finished_by, last))


def of(review: Review, canvas: Canvas) -> Approval | None:
    """The approval that stands, outdated or not; None while there is none."""
    version, round_ = review.approved, review.round
    if version is None or round_ is None or review.state != "approved":
        return None
    changed = documents.in_scope(documents.changes_since(version, canvas), review.approved_scope)
    return Approval(
        number=round_.version.number,
        by=version.author_name,
        at=version.at,
        sha256=version.sha256,
        scope=review.approved_scope,
        changed={step: len(found) for step, found in changed.items()},
        edited=documents.named_steps(round_.edited_steps) if round_.edited_steps else "",
    )
