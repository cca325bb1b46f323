"""What every save goes through: who may, once only, and what to do about what is gone."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from functools import partial, wraps
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_POST

from canvases import editing
from canvases.editing import Outcome, Saved
from canvases.models import Canvas, Edition
from canvases.page_ids import handle
from canvases.saving import edition_log, form_values, json_answers
from wizard.pages.step_visit import StepVisit, find_to_edit, locked, step_of

# A save may name several items that somebody deleted: who it is about, and what it links.
_MOST_GONE = 5
_View = Callable[..., HttpResponse]


def saves(view: _View) -> _View:
    """A view that stores something: `view(request, visit, step, ...)`, for who may write there.

    For a script all of it is one transaction, and its answer is kept by the key of the save.
    """

    @require_POST
    @wraps(view)
    def answer(
        request: HttpRequest, canvas_id: uuid.UUID, key: str = "", **rest: Any
    ) -> HttpResponse:
        key = key or request.GET.get("step", "")
        if json_answers.wanted(request):
            return json_answers.answer(request, canvas_id, partial(_run, request, view, key, rest))
        return view(request, find_to_edit(request, canvas_id), step_of(key), **rest)

    return answer


def _run(
    request: HttpRequest, view: _View, key: str, rest: dict[str, Any], canvas: Canvas
) -> Outcome:
    visit = locked(request, canvas)
    try:
        return _outcome(view(request, visit, step_of(key), **rest))
    except editing.Gone as gone:
        edition = _deletion(visit, gone)
        if "restore" in request.POST:
            return _run_restoring(request, view, key, rest, visit)
        address = reverse("wizard:undo", args=[canvas.pk, edition.deletion_id])
        return json_answers.deleted(edition, f"{address}?step={key}", visit.actor)


def _run_restoring(
    request: HttpRequest, view: _View, key: str, rest: dict[str, Any], visit: StepVisit
) -> Outcome:
    """The save again, once for each thing that it brings back. What it stored before it met
    something that is gone is taken back each time."""
    for _ in range(_MOST_GONE):
        try:
            with transaction.atomic():
                return _outcome(view(request, visit, step_of(key), **rest))
        except editing.Gone as gone:
            visit = _restore(request, visit, _deletion(visit, gone))
    raise Http404


def _outcome(response: HttpResponse) -> Outcome:
    assert isinstance(response, json_answers.SaveReply)
    return response.outcome


def _deletion(visit: StepVisit, gone: editing.Gone) -> Edition:
    """How it went. Raises Http404 where it never was, or cannot come back."""
    edition = edition_log.deletion_of(visit.canvas, gone.ref, handle)
    if edition is None:
        raise Http404
    return edition


def _restore(request: HttpRequest, visit: StepVisit, edition: Edition) -> StepVisit:
    """Bring back what the save is about. Whoever saw it as it was deleted now says to have seen
    what came back; for others both texts are kept, as nothing was seen of what came between."""
    assert edition.deletion is not None
    back = editing.undo(visit.actor, visit.canvas.pk, edition.deletion.pk)
    unseen = visit.restored
    for _, _, row in edition.deletion.rows["removed"]:
        if row.get("ref") and _is_about(request, row["ref"]):
            unseen = not _saw(request, row)
            request.POST = _as_seen(request.POST, row, back)  # type: ignore[assignment]
    canvas = Canvas.objects.get(pk=visit.canvas.pk)
    return replace(visit, canvas=canvas, restored=unseen)


def _is_about(request: HttpRequest, ref: str) -> bool:
    """Whether the revision that the save says is that of this item."""
    match = request.resolver_match
    sent = request.POST.get("problem") or request.POST.get("proposition")
    return handle(ref) == ((match and match.kwargs.get("ref")) or (sent and handle(sent)))


def _saw(request: HttpRequest, row: dict[str, Any]) -> bool:
    seen = form_values.revision(request.POST)
    return seen is not None and row["own_revision"] <= seen <= row["revision"]


def _as_seen(posted: QueryDict, row: dict[str, Any], back: Saved) -> QueryDict:
    """The save with the revision, and unless it says another name the name, of what came back."""
    sent = posted.copy()
    sent["revision"] = str(back.revision)
    if back.ref == row["ref"] and sent.get("name") == row.get("name"):
        sent["name"] = back.words
    return sent
