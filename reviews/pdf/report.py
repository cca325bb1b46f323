"""A review as the values that the template of its PDF draws.

Only what has been sent is in it, whoever asks: the same paper goes to both sides.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from canvases import access
from canvases.access import Actor, Rights
from canvases.compare import DETAILS, DID, CanvasChange, summary
from canvases.models import Canvas
from canvases.steps import BY_KEY
from reviews import letterheads, rounds
from reviews.comments import Board, CommentThread, Group, by_step
from reviews.labels import where
from reviews.letterheads import PaperHead
from reviews.models import Round
from reviews.rounds import approvals, documents
from reviews.rounds.approvals import Approval
from reviews.transitions import label as state_label
from web.text.formats import in_line, listed

_WORDS = {"approve": gettext_noop("Approved"), "changes": gettext_noop("Changes asked for")}
_NO_VERDICT = gettext_noop("No verdict")
# Who reads what everybody in a review may: nobody's unsent words, and everybody by their name.
_EVERYBODY = Rights(comment=True)


@dataclass(frozen=True)
class StepWord:
    """What was said of a step; `word` is "" for nothing."""

    where: str
    verdict: str
    label: str
    is_changed: bool


@dataclass(frozen=True)
class Verdict:
    """What a round came to."""

    number: int
    by: str
    at: dt.datetime | None
    version: int
    half: bool
    approved: bool
    message: str
    steps: tuple[StepWord, ...]


@dataclass(frozen=True)
class StepChanges:
    """What was done to a step: in a sentence, and which items it was done to."""

    where: str
    sentence: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """What changed from one submitted version to the next."""

    before: int
    after: int
    steps: tuple[StepChanges, ...]


@dataclass(frozen=True)
class ReviewReport:
    title: str
    organisation: str
    by: str  # whose review it is, "" where nobody reviews it
    head: PaperHead | None  # of whoever finished it: nothing goes out in a name before they say so
    state: str
    state_since: dt.datetime
    number: int
    verdict: Verdict | None
    open: tuple[Group, ...]
    praise: tuple[Group, ...]
    settled: tuple[Group, ...]
    since: tuple[Group, ...]  # what was said after the last round was finished
    submitted: int  # versions that were handed over
    comparison: Comparison | None
    approval: Approval | None
    outdated: str  # the steps that changed since it was approved


def report(canvas: Canvas, *, reads: bool) -> ReviewReport:
    """The review as it stands. `reads` says whether the canvas as it stands is the reader's to
    know, and with it what changed since it was approved."""
    review = rounds.review_of(canvas)
    last = rounds.last_finished(canvas)
    board = Board(Actor(), canvas, _EVERYBODY)
    said, later = _parted(board.threads, last)
    handed = _handed_over(canvas)
    approval = approvals.of(review, canvas)
    return ReviewReport(
        title=canvas.title,
        organisation=canvas.organisation,
        by=_by(canvas, last),
        head=letterheads.head_of(last.finished_by) if last else None,
        state=state_label(review.state),
        state_since=review.since,
        number=review.nth,
        verdict=_verdict(last, _changed(last, canvas) if reads else ()) if last else None,
        open=by_step([thread for thread in said if thread.asks]),
        praise=by_step([one for one in said if one.is_open and not one.asks]),
        settled=by_step([thread for thread in said if not thread.is_open]),
        since=by_step(later),
        submitted=len(handed),
        comparison=_comparison(*handed) if len(handed) > 1 else None,
        approval=approval,
        outdated=_outdated(approval) if approval and reads else "",
    )


def _by(canvas: Canvas, last: Round | None) -> str:
    """Who finished the review last; before that, who is asked to."""
    if last is not None:
        return last.finished_by_name
    asked = (access.name_of(Actor(user=member.user)) for member in rounds.reviewers(canvas))
    return in_line(asked)


def _parted(
    threads: Sequence[CommentThread], last: Round | None
) -> tuple[list[CommentThread], list[CommentThread]]:
    """What the last round was finished with, and what came later: that is not what it judged."""
    end = last.finished_at if last else None
    said: list[CommentThread] = []
    later: list[CommentThread] = []
    for thread in threads:
        sent = thread.first.sent_at
        (later if end and sent and sent > end else said).append(thread)
    return said, later


def _changed(last: Round, canvas: Canvas) -> Collection[str]:
    """The steps that changed since they were judged."""
    return documents.changes_since(last.version, canvas).keys()


def _verdict(last: Round, changed: Collection[str]) -> Verdict:
    said = rounds.verdicts(last.finished_by, last) if last.finished_by else {}
    half = last.scope == "half"
    keys = [key for key in BY_KEY if not half or key in documents.HALF]
    return Verdict(
        number=last.nth,
        by=last.finished_by_name,
        at=last.finished_at,
        version=last.version.number,
        half=half,
        approved=last.outcome == "approved",
        message=last.answer,
        steps=tuple(_step_word(key, said.get(key, ""), is_changed=key in changed) for key in keys),
    )


def _step_word(key: str, said: str, *, is_changed: bool) -> StepWord:
    label = gettext(_WORDS.get(said, _NO_VERDICT))
    changed = bool(said) and is_changed
    return StepWord(
        where(key),
        said,
        gettext("%(label)s, changed since") % {"label": label} if changed else label,
        changed,
    )


def _handed_over(canvas: Canvas) -> list[Round]:
    """The last two that were submitted and not taken back, the earlier one first."""
    kept = Round.objects.filter(canvas=canvas).exclude(outcome="withdrawn")
    return list(kept.select_related("version").order_by("-number")[:2])[::-1]


def _comparison(before: Round, after: Round) -> Comparison:
    found = documents.changes(before.version, after.version)
    return Comparison(
        before=before.version.number,
        after=after.version.number,
        steps=tuple(
            StepChanges(
                gettext("Title and details") if step == DETAILS else where(step),
                summary(changes),
                tuple(_items(changes)),
            )
            for step, changes in found.items()
        ),
    )


def _items(changes: Sequence[CanvasChange]) -> Iterator[str]:
    for change in changes:
        if change.name:
            did = gettext("Reworded") if change.is_reworded else gettext(DID[change.kind])
            yield f"{did}: {change.name}"


def _outdated(approval: Approval) -> str:
    """ "steps 3 and 4 and the title and details"; "" where it stands as it was signed."""
    steps = documents.named_steps(approval.changed) if set(approval.changed) - {DETAILS} else ""
    details = gettext("the title and details") if DETAILS in approval.changed else ""
    return listed([text for text in (steps, details) if text])
