"""Deleting an item, and bringing back what was deleted."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from canvases import models
from canvases.access import Actor
from canvases.editing.cascade import remember, take_away
from canvases.editing.errors import NotFound
from canvases.editing.items import check_revision, find, step_of
from canvases.editing.link_ends import BLOCK_MODELS, BLOCK_OF
from canvases.editing.restoring import restore
from canvases.editing.work import Saved, work_on

UNDO_DAYS = 30
KEPT_FOR = dt.timedelta(days=UNDO_DAYS)


def remove(actor: Actor, canvas_id: UUID, block: str, ref: str, revision: int | None) -> Saved:
    """Delete an item with all that rests on it; `undo` brings everything back."""
    if block not in BLOCK_MODELS:
        raise NotFound
    with work_on(actor, canvas_id) as work:
        item = find(work, block, ref)
        check_revision(work, block, item, revision)
        remember(work, take_away(work, item))
        work.did("remove", block, ref, step=step_of(item), starts=False)
    return work.saved(ref, work.revision, str(item))


def undo(actor: Actor, canvas_id: UUID, undo_id: int) -> Saved:
    """Bring back what a deletion took, as far as what it rests on is still there.

    A name that was taken meanwhile comes back with a number. Raises NotFound where there is
    nothing to bring back, any more or at all, and Invalid where there is no room or no place.
    """
    with work_on(actor, canvas_id) as work:
        deletion = undoable(work.canvas).filter(pk=undo_id).first()
        if deletion is None:
            raise NotFound
        root = restore(work, deletion.rows)
        deletion.undone_at = work.now
        deletion.save(update_fields=["undone_at"])
        if isinstance(root, models.BlockItem):
            ref, words = root.ref, str(root)
            work.did("undo", BLOCK_OF[type(root)], ref, step=step_of(root), starts=False)
        else:
            ref = words = ""
            work.did("undo", "fits", step="value-propositions", starts=False)
    return work.saved(ref, work.revision, words)


def undoable(canvas: models.Canvas) -> QuerySet[models.Deletion]:
    """What was deleted on a canvas and can be brought back."""
    since = timezone.now() - KEPT_FOR
    return models.Deletion.objects.filter(canvas=canvas, undone_at=None, at__gt=since)
