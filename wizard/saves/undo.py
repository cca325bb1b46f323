"""Undo and redo, for the queue: what one's own changes did is taken back, or done again."""

from __future__ import annotations

import uuid
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from canvases import access, editing
from canvases.editing import Outcome
from canvases.models import Canvas
from canvases.page_ids import handle
from canvases.saving import Stored, json_answers

_WHERE = "work"
# A sitting at one text is saved every three seconds at most, and ends with the field.
_MOST = 500


@require_POST
def reverse(request: HttpRequest, canvas_id: uuid.UUID) -> HttpResponse:
    """Take back the changes that `changes` names by their revisions."""
    return json_answers.answer(request, canvas_id, partial(_reverse, request))


def _reverse(request: HttpRequest, canvas: Canvas) -> Outcome:
    actor = access.actor_of(request)
    save = partial(editing.reverse, actor, canvas.pk, _revisions(request))

    def done(stored: Stored) -> Outcome:
        ref = stored.settled[-1].saved.ref
        focus = f"edit-{handle(ref)}" if ref else ""
        return json_answers.answered([save], stored, canvas, where=_WHERE, focus=focus)

    return json_answers.settle(request, canvas, [save], _WHERE, done)


def _revisions(request: HttpRequest) -> list[int]:
    named = request.POST.get("changes", "").split()
    if not named or len(named) > _MOST or not all(n.isascii() and n.isdigit() for n in named):
        raise Http404
    return [int(n[:10]) for n in named]
