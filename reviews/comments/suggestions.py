"""Proposed wording for an item: taken over in one click, or not."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from canvases import access, editing
from canvases import document as doc
from canvases.access import Actor
from canvases.editing import lock
from canvases.models import Canvas
from reviews import rounds
from reviews.comments import changes
from reviews.models import Comment


@dataclass
class Moved(Exception):
    """The words that a suggestion is about are others by now. `revision` is what they came to be
    so at, for whoever wants to take it over all the same."""

    now: str
    revision: int


def accept(actor: Actor, canvas_id: UUID, pk: int, revision: int | None) -> editing.Saved:
    """Write the proposed words as somebody's who may edit, and credit who proposed them.

    What was decided already stays so. Raises Moved where somebody changed the item since
    `revision`, Gone where it is no more, and what editing.change raises.
    """
    with transaction.atomic():
        canvas = lock(actor, canvas_id)
        comment = _suggestion(actor, canvas, pk)
        if comment.outcome:
            return editing.Saved(comment.ref, 0, canvas.revision)
        try:
            saved = editing.change(
                actor,
                canvas_id,
                comment.block,
                comment.ref,
                {comment.field: comment.proposed},
                revision,
                suggested_by=comment.signature,
            )
        except editing.Stale as stale:
            raise Moved(str(stale.current.get(comment.field) or ""), stale.revision) from stale
        _decide(actor, canvas, comment, "accepted")
    return saved


def decline(actor: Actor, canvas_id: UUID, pk: int) -> None:
    """Leave the words as they are."""
    with transaction.atomic():
        canvas = lock(actor, canvas_id)
        comment = _suggestion(actor, canvas, pk)
        if not comment.outcome:
            _decide(actor, canvas, comment, "declined")


def _suggestion(actor: Actor, canvas: Canvas, pk: int) -> Comment:
    comment = changes.find(actor, canvas, access.rights_of(actor, canvas), pk)
    if not comment.field or comment.sent_at is None:
        raise editing.NotFound
    return comment


def _decide(actor: Actor, canvas: Canvas, comment: Comment, outcome: str) -> None:
    """It is settled with that."""
    name, now = access.name_of(actor)[: doc.NAME_LENGTH], timezone.now()
    comment.outcome, comment.decided_by_name, comment.decided_at = outcome, name, now
    comment.is_open, comment.resolved_by_name, comment.resolved_at = False, name, now
    comment.save()
    rounds.raise_talk(canvas)
