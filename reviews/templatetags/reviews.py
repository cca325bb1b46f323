"""What pages of the wizard show of reviews. They ask only where somebody ever spoke."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest

from accounts import names
from canvases import access, storage
from canvases.access import Rights
from canvases.access.visit import Visit
from canvases.models import Canvas
from canvases.page_ids import handle as handle_of
from reviews import rounds
from reviews.comments import Board
from reviews.desk import listing
from reviews.labels import kinds
from reviews.models import Review
from reviews.rounds import approvals
from reviews.transitions import WITH_REVIEWER
from reviews.transitions import label as state_label
from reviews.views.pages import writing

register = template.Library()
register.filter("handle", handle_of)
register.filter("of", lambda counts, key: counts.get(key, 0))
_KEPT = "_reviews"


@register.simple_tag(takes_context=True)
def has_clients(context: dict[str, Any]) -> bool:
    """Whether the menu leads to the desk: for those on whose desk canvases of others lie, and
    for who is there."""
    request = context["request"]
    if request.path == "/desk/":
        return True
    return request.user.is_authenticated and listing.has_clients(request.user)


@register.inclusion_tag("reviews/parts/home.html", takes_context=True)
def review_home(context: dict[str, Any]) -> dict[str, Any]:
    """Where the review stands, and what the reviewer asks."""
    request, canvas = context["request"], context["canvas"]
    rights = _rights(request, canvas)
    said = {"rights": rights, "canvas": canvas, "base": context["base"], "request": request}
    said["is_signed_in"] = request.user.is_authenticated
    if rights.role in (None, "viewer") or (canvas.talk == 0 and not rights.review):
        return said
    review = _review(request, canvas)
    board = _board(request, canvas)
    assert board is not None
    return {
        **said,
        "review": review,
        "state": state_label(review.state),
        "is_with_reviewer": review.state in WITH_REVIEWER,
        "message": rounds.message_of(review.round) if rights.review else None,
        "last": rounds.last_finished(canvas) if rights.versions else None,
        "asked": board.asked() if rights.edit else (),
        "asked_by_guests": board.asked_by_guests() if rights.edit else (),
        "open": len(board.open()),
        "approval": approvals.of(review, canvas) if rights.versions else None,
    }


@register.simple_tag(takes_context=True)
def asks_for_changes(context: dict[str, Any]) -> bool:
    """Whether the reviewer waits for changes by whoever is at the page: these come first then."""
    request, canvas = context["request"], context["canvas"]
    asked = canvas.talk > 0 and _rights(request, canvas).edit
    return asked and _review(request, canvas).state == "changes_requested"


@register.inclusion_tag("reviews/parts/aside.html", takes_context=True)
def step_comments(context: dict[str, Any]) -> dict[str, Any]:
    """The comments on a step, and the form for a new one."""
    request, canvas, step = context["request"], context["canvas"], context["step"]
    board = _board(request, canvas)
    if board is None:
        return {}
    rights, threads = board.rights, board.of_step(step.key)
    visit = Visit(board.actor, canvas, rights)
    about = request.GET.get("about", "")
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "shown": rights.comment,
        "rights": rights,
        "base": context["base"],
        "step": step,
        "at": "step",
        "threads": [thread for thread in threads if thread.is_open],
        "resolved": [thread for thread in threads if not thread.is_open],
        "kinds": kinds(),
        "writing": writing(visit, storage.read(canvas), step.key, about),
        "nameless": board.actor.user is None and not board.actor.name,
        "asks_name": names.is_wanted(board.actor.user),
        "is_redrawn": "HX-Request" in request.headers,  # then the focus is wherever it is
    }


@register.simple_tag(takes_context=True)
def comment_counts(context: dict[str, Any]) -> dict[str, int]:
    """Open comments by the handle of the item that they are about."""
    board = _board(context["request"], context["canvas"])
    return board.counts() if board is not None else {}


@register.inclusion_tag("reviews/parts/approval.html", takes_context=True)
def step_approval(context: dict[str, Any]) -> dict[str, Any]:
    """What the last review said of a step, and whether it changed since."""
    request, canvas, step = context["request"], context["canvas"], context["step"]
    found = _standing(request, canvas)
    return {
        "said": found.of_step(step.key),
        "by": found.by,
        "approval": found.approval,
        "changed": found.approval.changed.get(step.key, 0) if found.approval else 0,
        "base": context["base"],
        "step": step,
    }


@register.simple_tag(takes_context=True)
def approval_of(context: dict[str, Any], key: str) -> str:
    """What became of a step in the last review, as `Standing.of_step` has it."""
    return _standing(context["request"], context["canvas"]).of_step(key)


def _board(request: HttpRequest, canvas: Canvas) -> Board | None:
    """What the person at the page reads of the canvas; None where there is nothing to say."""
    kept = _kept(request)
    if "board" not in kept:
        rights = _rights(request, canvas)
        silent = canvas.talk == 0 and rights.role in (None, "owner", "viewer")
        shown = rights.comment and not silent and canvas.example is None
        kept["board"] = Board(access.actor_of(request), canvas, rights) if shown else None
    return kept["board"]


def _standing(request: HttpRequest, canvas: Canvas) -> approvals.Standing:
    kept = _kept(request)
    if "standing" not in kept:
        asked = canvas.talk > 0 and _rights(request, canvas).versions
        kept["standing"] = approvals.standing(canvas) if asked else approvals.Standing()
    return kept["standing"]


def _review(request: HttpRequest, canvas: Canvas) -> Review:
    kept = _kept(request)
    if "review" not in kept:
        kept["review"] = rounds.review_of(canvas)
    return kept["review"]


def _rights(request: HttpRequest, canvas: Canvas) -> Rights:
    kept = _kept(request)
    if "rights" not in kept:
        kept["rights"] = access.rights_of(access.actor_of(request), canvas)
    return kept["rights"]


def _kept(request: HttpRequest) -> dict[str, Any]:
    """What was asked once for this page; a request draws one canvas."""
    if not hasattr(request, _KEPT):
        setattr(request, _KEPT, {})
    return getattr(request, _KEPT)
