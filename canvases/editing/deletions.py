"""Deleting an item, and bringing back what was deleted."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import QuerySet
from django.utils import timezone

from canvases import models
from canvases.access import Actor
from canvases.editing.ends import BLOCK_MODELS, BLOCK_OF, STEP_OF
from canvases.editing.errors import Invalid, NotFound
from canvases.editing.items import check_revision, find, step_of
from canvases.editing.restoring import restore
from canvases.editing.reversals import turn_back
from canvases.editing.taking import remember, take_away
from canvases.editing.work import Saved, Work, work_on

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


def take_back(actor: Actor, canvas_id: UUID, revision: int) -> Saved:
    """Delete again what one save added or brought back, but for what was changed since.

    Raises NotFound where that save did neither, and Invalid where nothing of it is left.
    """
    with work_on(actor, canvas_id) as work:
        came = _came(work, revision)
        if not came:
            raise NotFound
        items = [
            item
            for block, refs in came.items()
            for item in _as_they_came(work, block, refs, revision)
        ]
        if not items:
            raise Invalid({"": ["It was changed or deleted since, so it stays as it is."]})
        first = items[0]
        remember(work, take_away(work, *items))
        work.did("remove", BLOCK_OF[type(first)], first.ref, step=step_of(first), starts=False)
    return work.saved(first.ref, work.revision, str(first))


def undo(actor: Actor, canvas_id: UUID, undo_id: int) -> Saved:
    """Bring back what a deletion took, as far as what it rests on is still there.

    A name that was taken meanwhile comes back with a number. Raises NotFound where there is
    nothing to bring back, any more or at all, and Invalid where there is no room or no place.
    """
    with work_on(actor, canvas_id) as work:
        deletion = undoable(work.canvas).filter(pk=undo_id).first()
        if deletion is None:
            raise NotFound
        root = _back(work, deletion.rows)
        deletion.undone_at = work.now
        deletion.save(update_fields=["undone_at"])
        if isinstance(root, models.BlockItem):
            ref, words = root.ref, str(root)
            work.did("undo", BLOCK_OF[type(root)], ref, step=step_of(root), starts=False)
        else:
            ref = words = ""
            block, step = _changed_in(deletion.rows)
            work.did("undo", block, step=step, starts=False)
    return work.saved(ref, work.revision, words)


def undoable(canvas: models.Canvas) -> QuerySet[models.Deletion]:
    """What was deleted on a canvas and can be brought back."""
    since = timezone.now() - KEPT_FOR
    return models.Deletion.objects.filter(canvas=canvas, undone_at=None, at__gt=since)


def _back(work: Work, kept: dict[str, Any]) -> Any:
    return turn_back(work, kept) if "made" in kept else restore(work, kept)


def _changed_in(kept: dict[str, Any]) -> tuple[str, str]:
    """The block of the first item that a save reworded, and its step; else it was about fits."""
    for name, *_ in kept.get("changed", ()):
        if (model := apps.get_model("canvases", name)) in BLOCK_OF:
            return BLOCK_OF[model], STEP_OF.get(BLOCK_OF[model], "analysis")
    return "fits", "value-propositions"


def _came(work: Work, revision: int) -> dict[str, list[str]]:
    """The refs of the items that a revision added or brought back, by block."""
    change = models.Change.objects.filter(canvas=work.canvas, revision=revision).first()
    if change is None:
        return {}
    came = models.Edition.objects.filter(canvas=work.canvas, verb__in=("add", "undo"))
    found: dict[str, list[str]] = {block: [] for block in BLOCK_MODELS}
    for block, row in came.filter(started_at=change.at).values_list("block", "row"):
        if block in found:
            found[block].append(row.removeprefix("action:") if block == "actions" else row)
    return {block: refs for block, refs in found.items() if refs}


def _as_they_came(work: Work, block: str, refs: list[str], revision: int) -> QuerySet[Any]:
    """Those of them that nobody changed since."""
    items = BLOCK_MODELS[block]._default_manager.filter(canvas=work.canvas)
    return items.filter(ref__in=refs, own_revision=revision).order_by("position", "id")
