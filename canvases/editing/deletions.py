"""Deleting an item, and bringing back what was deleted."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from canvases import models
from canvases.access import Actor
from canvases.editing.ends import BLOCK_MODELS, BLOCK_OF
from canvases.editing.errors import NotFound
from canvases.editing.items import check_revision, find, step_of
from canvases.editing.restoring import restore
from canvases.editing.taking import remember, take_away
from canvases.editing.work import Saved, work_on

UNDO_DAYS = 30


def remove(actor: Actor, canvas_id: UUID, block: str, ref: str, revision: int | None) -> Saved:
    """Delete an item with all that rests on it; `undo` brings everything back."""
    if block not in BLOCK_MODELS:
        raise NotFound
    with work_on(actor, canvas_id) as work:
        item = find(work, block, ref)
        check_revision(work, block, item, revision)
        remember(work, take_away(work, item))
        work.did("remove", block, ref, step=step_of(item), starts=False)
    return work.saved(ref, work.revision)


def undo(actor: Actor, canvas_id: UUID, undo_id: int) -> Saved:
    """Bring back what a deletion took, as far as what it rests on is still there.

    A name that was taken meanwhile comes back with a number. Raises NotFound where there is
    nothing to bring back, any more or at all, and Invalid where there is no room or no place.
    """
    with work_on(actor, canvas_id) as work:
        since = work.now - dt.timedelta(days=UNDO_DAYS)
        deletions = models.Deletion.objects.filter(canvas=work.canvas, undone_at=None)
        deletion = deletions.filter(pk=undo_id, at__gt=since).first()
        if deletion is None:
            raise NotFound
        root = restore(work, deletion.rows)
        deletion.undone_at = work.now
        deletion.save(update_fields=["undone_at"])
        if isinstance(root, models.BlockItem):
            ref = root.ref
            work.did("undo", BLOCK_OF[type(root)], ref, step=step_of(root), starts=False)
        else:
            ref = ""
            work.did("undo", "fits", step="value-propositions", starts=False)
    return work.saved(ref, work.revision)
