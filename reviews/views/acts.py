"""What changes the state of a review: submit, judge, finish, reopen."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts import names
from canvases import access, editing, storage
from canvases.access import Actor
from canvases.access.visit import Visit, enter
from canvases.document import Document, isolated
from canvases.models import Canvas
from canvases.pages.own_name import take_name
from canvases.steps import BY_KEY, STEPS, Step
from reviews import rounds
from reviews.comments import Board
from reviews.desk import notes_and_checklists
from reviews.models import Review
from reviews.rounds import documents
from reviews.transitions import WITH_REVIEWER
from reviews.transitions import label as state_label
from reviews.views import pages
from reviews.views.review_visit import (
    go,
    home,
    owns,
    refuses,
    reviews,
    user_of,
)
from web.answers import see_other
from web.text.formats import in_line

_FORM = ["GET", "HEAD", "POST"]


@require_http_methods(_FORM)
@refuses
def submit(request: HttpRequest, canvas_id: uuid.UUID) -> HttpResponse:
    """Hand the canvas to whoever reviews it."""
    visit = enter(request, canvas_id, owns)
    errors: dict[str, list[str]] = {}
    if request.method == "POST":
        try:
            take_name(request)
            _submit(request, visit)
        except editing.Invalid as invalid:
            errors = invalid.errors
        else:
            messages.success(request, _submitted(visit.canvas))
            return see_other(home(canvas_id))
    return _drawn(request, "submit", _submitting(request, visit), errors)


@require_POST
@refuses
def withdraw(request: HttpRequest, canvas_id: uuid.UUID) -> HttpResponse:
    visit = enter(request, canvas_id, owns)
    rounds.withdraw(visit.actor, canvas_id, seen=_seen(request))
    return go(request, canvas_id, said=gettext("Taken back. It is a draft again."))


@require_http_methods(_FORM)
@refuses
def reopen(request: HttpRequest, canvas_id: uuid.UUID) -> HttpResponse:
    """Take back an approval, with a reason."""
    visit = enter(request, canvas_id, lambda rights: rights.share or rights.review)
    errors: dict[str, list[str]] = {}
    if request.method == "POST":
        reason = request.POST.get("reason", "")
        try:
            rounds.reopen(visit.actor, canvas_id, reason=reason, seen=_seen(request))
        except editing.Invalid as invalid:
            errors = invalid.errors
        else:
            messages.success(request, gettext("Reopened."))
            return see_other(home(canvas_id))
    found = rounds.review_of(visit.canvas)
    context = {
        "canvas": visit.canvas,
        "base": home(canvas_id),
        "review": found,
        "state": state_label(found.state),
        "reason": request.POST.get("reason", ""),
    }
    return _drawn(request, "reopen", context, errors)


@require_POST
@refuses
def verdict(request: HttpRequest, canvas_id: uuid.UUID, key: str) -> HttpResponse:
    """A word on one step; then on to the next that wants one, or to the end."""
    visit = enter(request, canvas_id, reviews)
    word = request.POST.get("verdict", "")
    before = rounds.judge(visit.actor, canvas_id, key, word, seen=_seen(request))
    if not word or "undo" in request.POST:
        return see_other(f"{home(canvas_id)}review/{key}/#verdict")
    left = pages.sheet_of(enter(request, canvas_id, reviews)).to_look_at()
    places = [step.key for step in STEPS]
    later = [one for one in left if places.index(one) > places.index(key)]
    following = next(iter(later or left), "")
    undo = urlencode({"judged": key, "before": before})
    return see_other(f"{home(canvas_id)}review/{following or 'finish'}/?{undo}")


@require_POST
@refuses
def note(request: HttpRequest, canvas_id: uuid.UUID, key: str) -> HttpResponse:
    """What the reviewer notes for themselves about a step."""
    visit = enter(request, canvas_id, reviews)
    notes_and_checklists.save_note(user_of(visit), visit.canvas, key, request.POST.get("note", ""))
    return see_other(f"{home(canvas_id)}review/{key}/#private")


@require_POST
@refuses
def checklist(request: HttpRequest, canvas_id: uuid.UUID, key: str) -> HttpResponse:
    """What the reviewer has looked at in this round."""
    visit = enter(request, canvas_id, reviews)
    if key not in BY_KEY:
        raise Http404
    round_ = rounds.review_of(visit.canvas).round
    if round_ is None:
        raise Http404
    notes_and_checklists.tick(user_of(visit), key, round_, request.POST.getlist("item"))
    return see_other(f"{home(canvas_id)}review/{key}/#checklist")


@require_http_methods(_FORM)
@refuses
def finish(request: HttpRequest, canvas_id: uuid.UUID) -> HttpResponse:
    """Everything that the reviewer says, to look over and to send."""
    visit = enter(request, canvas_id, reviews)
    errors: dict[str, list[str]] = {}
    if request.method == "POST":
        try:
            take_name(request)
            rounds.finish(
                visit.actor,
                canvas_id,
                outcome=request.POST.get("outcome", ""),
                message=request.POST.get("message", ""),
                seen=_seen(request),
            )
        except editing.Invalid as invalid:
            errors = invalid.errors
        else:
            messages.success(request, _sent(visit.canvas))
            return see_other(reverse("reviews:desk"))
    sheet = pages.sheet_of(visit)
    context = {**pages.frame(sheet), **_finishing(request, sheet), **pages.judged(request, sheet)}
    return _drawn(request, "finish", context, errors)


def _sent(canvas: Canvas) -> str:
    """What becomes of the canvas now that the review is sent."""
    if rounds.review_of(canvas).state == "approved":
        return gettext("Sent. %(title)s is approved.") % {"title": isolated(canvas.title)}
    return gettext("Sent. %(title)s now waits for %(owner)s.") % {
        "title": isolated(canvas.title),
        "owner": isolated(access.name_of(Actor(user=canvas.owner))),
    }


def _submit(request: HttpRequest, visit: Visit) -> None:
    rounds.submit(
        visit.actor,
        visit.canvas.pk,
        scope=request.POST.get("scope", ""),
        message=request.POST.get("message", ""),
        seen=_seen(request),
    )


def _submitted(canvas: Canvas) -> str:
    if rounds.reviewers(canvas):
        return gettext("Sent to your reviewer. You can go on working meanwhile.")
    return gettext(
        "Sent. It waits until your reviewer accepts the invitation. You can go on meanwhile."
    )


def _submitting(request: HttpRequest, visit: Visit) -> dict[str, Any]:
    document, found = storage.read(visit.canvas), rounds.review_of(visit.canvas)
    settled = ("done", "not_applicable")
    unfinished = [s for s in STEPS if s.number and document.step(s.key).status not in settled]
    return {
        "canvas": visit.canvas,
        "base": home(visit.canvas.pk),
        "review": found,
        "is_with_reviewer": found.state in WITH_REVIEWER,
        "state": state_label(found.state),
        "reviewers": [access.name_of(Actor(user=m.user)) for m in rounds.reviewers(visit.canvas)],
        "invited": rounds.invited(visit.canvas),
        "unfinished": _named(step for step in unfinished if step.key in documents.HALF),
        "unfinished_later": _named(step for step in unfinished if step.key not in documents.HALF),
        "scope": request.POST.get("scope") or _likely_scope(document, found),
        "message": request.POST.get("message", ""),
    }


def _likely_scope(document: Document, found: Review) -> str:
    """The first half while most of the second is not begun, and nobody approved the first yet."""
    later = [step for step in STEPS if step.number and step.key not in documents.HALF]
    begun = sum(document.step(step.key).status != "not_started" for step in later)
    return "half" if 2 * begun < len(later) and not found.approved_scope else "whole"


def _finishing(request: HttpRequest, sheet: pages.ReviewSheet) -> dict[str, Any]:
    visit = sheet.visit
    board = Board(visit.actor, visit.canvas, visit.rights)
    hurdles = rounds.Hurdles()
    if sheet.review.round is not None:
        hurdles = rounds.hurdles(visit.actor, visit.canvas, sheet.review.round)
    is_fine = not hurdles.sentences and all(sheet.word(step.key) for step in sheet.steps)
    outcome = request.POST.get("outcome") or ("approved" if is_fine else "changes")
    return {
        "judged": [(s, sheet.said.get(s.key, ""), s.key in sheet.carried) for s in sheet.steps],
        "left": [step for step in sheet.steps if not sheet.word(step.key)],
        "hurdles": hurdles,
        "edited": documents.named_steps(hurdles.edited) if hurdles.edited else "",
        "open": [one for one in board.open() if one.kind != "must_fix" or one.by_guest],
        "unsent": [one for one in board.threads if one.first.waits],
        "unsent_replies": sum(r.waits for one in board.threads for r in one.replies),
        "outcome": "changes" if hurdles.sentences else outcome,
        "message": request.POST.get("message", ""),
    }


def _drawn(
    request: HttpRequest, name: str, context: dict[str, Any], errors: dict[str, list[str]]
) -> HttpResponse:
    status = 422 if errors else 200
    asks = names.is_wanted(access.actor_of(request).user)
    said = {**context, "errors": errors, "asks_name": asks}
    return render(request, f"reviews/{name}.html", said, status=status)


def _seen(request: HttpRequest) -> int:
    """The round that the page was drawn for."""
    text = request.POST.get("round", "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _named(steps: Iterable[Step]) -> str:
    return in_line(step.title.lower() for step in steps)
