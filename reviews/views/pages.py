"""What a reviewer reads: a step as it was submitted, the end of the review, its history."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts import names
from canvases import checks, storage
from canvases.access.visit import Visit, enter
from canvases.checks import Finding
from canvases.compare import DETAILS, CanvasChange
from canvases.document import Document
from canvases.models import Version
from canvases.page_ids import handle
from canvases.steps import BY_KEY, STEPS, Step, next_step, previous_step
from canvases.words import called
from reviews import comments, rounds
from reviews.comments import Board
from reviews.desk import notes_and_checklists
from reviews.labels import kinds, where
from reviews.models import Event, Review, Round
from reviews.reviewed_step import step_page
from reviews.rounds import documents
from reviews.rounds.documents import Changes
from reviews.transitions import WITH_REVIEWER, StepWord
from reviews.transitions import label as state_label
from reviews.views.review_visit import home, reads_versions, refuses


@dataclass(frozen=True)
class ReviewSheet:
    """What one person looks at in a review: which document, compared with which, and what they
    said of its steps."""

    visit: Visit
    review: Review
    document: Document
    version: Version | None  # None for a draft
    last: Round | None  # the round that it is compared with
    changes: Changes
    said: Mapping[str, StepWord]
    carried: Mapping[str, StepWord]
    before: Mapping[str, StepWord]  # what they said in that round
    goes_on: bool = False  # it was approved, and is shown as it stands now

    @property
    def is_mine_to_judge(self) -> bool:
        return self.visit.rights.review and self.review.state in WITH_REVIEWER

    @property
    def is_compared_with_mine(self) -> bool:
        """A second reviewer reads what changed since somebody else's review."""
        user = self.visit.actor.user
        return self.last is not None and user is not None and self.last.finished_by_id == user.pk

    @property
    def steps(self) -> list[Step]:
        """Those that the round is about."""
        round_ = self.review.round
        half = round_ is not None and round_.scope == "half"
        return [step for step in STEPS if not half or step.key in documents.HALF]

    def word(self, key: str) -> str:
        return self.said.get(key, self.carried.get(key, ""))

    def changes_of(self, key: str) -> tuple[CanvasChange, ...]:
        """What changed in a step. Title and details have no step of their own: the first tells."""
        details = self.changes.get(DETAILS, ()) if key == self.steps[0].key else ()
        return (*details, *self.changes.get(key, ()))

    def to_look_at(self) -> list[str]:
        """Steps that still want a word, those that changed where there is something to compare.
        Whoever gives none has most to read where changes are asked for."""
        asked = [step.key for step in self.steps if self.word(step.key) == "changes"]
        if asked and not self.is_mine_to_judge:
            return asked
        open_ = [step.key for step in self.steps if not self.word(step.key)]
        changed = [key for key in open_ if self.changes_of(key)]
        return changed or open_


@require_safe
@refuses
def review(request: HttpRequest, canvas_id: uuid.UUID) -> HttpResponse:
    """The step to look at first."""
    sheet = sheet_of(enter(request, canvas_id, reads_versions))
    first = next(iter(sheet.to_look_at()), sheet.steps[0].key)
    return redirect(f"{home(canvas_id)}review/{first}/")


@require_safe
@refuses
def step(request: HttpRequest, canvas_id: uuid.UUID, key: str) -> HttpResponse:
    """One step; `?about=` names the item that a comment is to be about."""
    if key not in BY_KEY:
        raise Http404
    sheet = sheet_of(enter(request, canvas_id, reads_versions))
    declared = BY_KEY[key]
    context = {
        **frame(sheet),
        **_step(sheet, declared),
        **_talk(request, sheet, declared),
        **_mine(sheet, declared),
        **judged(request, sheet),
    }
    return render(request, "reviews/step.html", context)


@require_safe
@refuses
def history(request: HttpRequest, canvas_id: uuid.UUID) -> HttpResponse:
    """Every change of state, the newest first."""
    visit = enter(request, canvas_id, reads_versions)
    events = Event.objects.filter(canvas=visit.canvas).select_related("version").order_by("-id")
    rounds_ = dict(Round.objects.filter(canvas=visit.canvas).values_list("number", "nth"))
    context = {
        "canvas": visit.canvas,
        "base": home(canvas_id),
        "rights": visit.rights,
        "events": [
            {"event": event, "state": state_label(event.after), "nth": rounds_.get(event.number, 0)}
            for event in events
        ],
    }
    return render(request, "reviews/history.html", context)


def sheet_of(visit: Visit) -> ReviewSheet:
    """What is reviewed, or the draft where nothing is and it may be read. Raises Forbidden."""
    found = rounds.review_of(visit.canvas)
    round_ = found.round if found.round and found.round.outcome != "withdrawn" else None
    if round_ is None:
        if not visit.rights.read:
            raise PermissionDenied
        document = storage.read(visit.canvas)
        return ReviewSheet(visit, found, document, None, None, {}, {}, {}, {})
    if goes_on := _since_approval(visit, found, round_):
        return goes_on
    last = rounds.last_reviewed(round_)
    changes = documents.changes(last.version, round_.version) if last else {}
    said: Mapping[str, StepWord] = {}
    carried: Mapping[str, StepWord] = {}
    before: Mapping[str, StepWord] = {}
    if visit.rights.review and visit.actor.user is not None:
        said = rounds.verdicts(visit.actor.user, round_)
        carried = rounds.carried(visit.actor.user, round_)
        before = rounds.verdicts(visit.actor.user, last) if last else {}
    elif round_.outcome and round_.finished_by is not None:
        said = rounds.verdicts(round_.finished_by, round_)
    document = storage.document_of(round_.version)
    return ReviewSheet(visit, found, document, round_.version, last, changes, said, carried, before)


def _since_approval(visit: Visit, found: Review, round_: Round) -> ReviewSheet | None:
    """What was approved as it stands now, with what changed since; None where nothing did, or
    where that is not the reader's to know."""
    if not visit.rights.read or found.state not in ("approved", "reopened"):
        return None
    since = documents.changes_since(round_.version, visit.canvas)
    changes = documents.in_scope(since, round_.scope)
    if not changes or round_.outcome != "approved" or round_.finished_by is None:
        return None
    words = rounds.verdicts(round_.finished_by, round_)
    return ReviewSheet(
        visit=visit,
        review=found,
        document=storage.read(visit.canvas),
        version=round_.version,
        last=round_,
        changes=changes,
        said={step: word for step, word in words.items() if step not in changes},
        carried={},
        before=words if round_.finished_by == visit.actor.user else {},
        goes_on=True,
    )


def frame(sheet: ReviewSheet) -> dict[str, Any]:
    """What stands round every page of a review."""
    return {
        "canvas": sheet.visit.canvas,
        "base": home(sheet.visit.canvas.pk),
        "rights": sheet.visit.rights,
        "document": sheet.document,
        "review": sheet.review,
        "round": sheet.review.round if sheet.version else None,
        "version": sheet.version,
        "last": sheet.last,
        "last_is_mine": sheet.is_compared_with_mine,
        "goes_on": sheet.goes_on,
        "state": state_label(sheet.review.state),
        "judges": sheet.is_mine_to_judge,
        "message": rounds.message_of(sheet.review.round) if sheet.is_mine_to_judge else None,
        "begins": not sheet.said,
        "bars": [(one, sheet.word(one.key)) for one in sheet.steps if one.number],
    }


def _step(sheet: ReviewSheet, declared: Step) -> dict[str, Any]:
    document = sheet.document
    page = step_page(declared, document, sheet.changes_of(declared.key))
    found = _findings(document, declared)
    keys = [one.key for one in sheet.steps]
    return {
        "step": declared,
        "page": page,
        "findings": found,
        "slots": {handle(ref) for one in found for ref in one.about},
        "since": _since(sheet, declared),
        "is_in_scope": declared.key in keys,
        "word": sheet.said.get(declared.key, ""),
        "carried": sheet.carried.get(declared.key, ""),
        "before": sheet.before.get(declared.key, ""),
        **_beside(sheet, declared),
        "next_changed": _next_changed(sheet, declared),
    }


def _beside(sheet: ReviewSheet, declared: Step) -> dict[str, Step | None]:
    """The steps to go on to: those that the round is about, on every page of these."""
    before, after = previous_step(declared.key), next_step(declared.key)
    if declared not in sheet.steps:
        return {"previous": before, "next": after}
    return {
        "previous": before if before in sheet.steps else None,
        "next": after if after in sheet.steps else None,
    }


def _talk(request: HttpRequest, sheet: ReviewSheet, declared: Step) -> dict[str, Any]:
    visit = sheet.visit
    board = Board(visit.actor, visit.canvas, visit.rights)
    threads = board.of_step(declared.key)
    return {
        "threads": [thread for thread in threads if thread.is_open],
        "resolved": [thread for thread in threads if not thread.is_open],
        "counts": board.counts(),
        "at": "review",
        "asks_name": names.is_wanted(visit.actor.user),
        "kinds": kinds(),
        "writing": writing(visit, sheet.document, declared.key, request.GET.get("about", "")),
    }


def _mine(sheet: ReviewSheet, declared: Step) -> dict[str, Any]:
    """What only the reviewer sees."""
    user, canvas = sheet.visit.actor.user, sheet.visit.canvas
    if user is None or not sheet.visit.rights.review:
        return {}
    return {
        "phrases": notes_and_checklists.phrases(user),
        "private_note": notes_and_checklists.note_of(user, canvas, declared.key),
        "checklist": notes_and_checklists.checklist(user, declared.key, sheet.review.round),
    }


def writing(visit: Visit, document: Document, step: str, about: str) -> dict[str, Any]:
    """What the form of a new comment is about, and which of its words can be proposed anew; or,
    where that is not said yet, what there is to choose from."""
    blocks = BY_KEY[step].blocks if step else ()
    items = [(block.key, item) for block in blocks for item in getattr(document, block.key)]
    for block, item in items:
        if handle(item.id) == about:
            fields = [
                (one.key, one.label, getattr(item, one.key) or "")
                for one in comments.proposable(block)
            ]
            return {
                "block": block,
                "ref": item.id,
                "handle": about,
                "name": called(item),
                "fields": fields,
                "step": step,
            }
    named = [(f"{block}:{item.id}", called(item)) for block, item in items]
    return {"step": step, "name": where(step), "choices": named}


def _findings(document: Document, declared: Step) -> list[Finding]:
    return [one for one in checks.findings(document) if one.step == declared.key]


def _since(sheet: ReviewSheet, declared: Step) -> int:
    """How much changed on the canvas after it was submitted; 0 for who may not read that."""
    if sheet.version is None or sheet.goes_on or not sheet.visit.rights.read:
        return 0
    changed = documents.changes_since(sheet.version, sheet.visit.canvas)
    return len(changed.get(declared.key, ()))


def _next_changed(sheet: ReviewSheet, declared: Step) -> str:
    """The next step in which something changed since the last review, "" where none is."""
    keys = [one.key for one in STEPS]
    later = keys[keys.index(declared.key) + 1 :]
    return next((key for key in later if key in sheet.changes), "")


def judged(request: HttpRequest, sheet: ReviewSheet) -> dict[str, Any]:
    """The verdict that somebody comes from, to take back at once; nothing where there is none."""
    key, before = request.GET.get("judged", ""), request.GET.get("before", "")
    word = sheet.said.get(key)
    if word is None or not sheet.is_mine_to_judge:
        return {}
    known = before if before in get_args(StepWord) else ""
    return {"just_said": {"step": BY_KEY[key], "word": word, "before": known}}
