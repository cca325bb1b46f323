"""Mending a finding with one click."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from canvases import storage
from canvases.access import Actor
from canvases.checks import Mend, SetField, SetLink, find
from canvases.editing.errors import Gone
from canvases.editing.items import change, row_of
from canvases.editing.link_cells import set_link
from canvases.editing.steps import set_status
from canvases.editing.tallying import tallied_once
from canvases.editing.work import Saved, lock
from canvases.storage import Snapshot


def mend(actor: Actor, canvas_id: UUID, code: str, about: Iterable[str], label: str) -> Saved:
    """Do what the finding offers under that label.

    Raises Gone where there is no such finding, or it offers something else by now; else what the
    change itself raises.
    """
    with transaction.atomic(), tallied_once():
        canvas = lock(actor, canvas_id)
        now = storage.fresh(canvas)
        finding = find(now.document, code, about)
        offered = {one.label: one for one in finding.mends} if finding else {}
        if label not in offered:
            raise Gone(code)
        return _do(actor, canvas_id, offered[label], now)


def _do(actor: Actor, canvas_id: UUID, wanted: Mend, now: Snapshot) -> Saved:
    """Nothing can be stale: the canvas is held since the finding was looked up, and each row is
    changed as it stands `now`. The canvas's own revision says nothing of what a row's is."""
    if isinstance(wanted, SetLink):
        return set_link(actor, canvas_id, wanted.link, wanted.left, wanted.right, True)
    if isinstance(wanted, SetField):
        values = {wanted.field: wanted.value}
        seen = now.revisions.get(row_of(wanted.block, wanted.ref))
        return change(actor, canvas_id, wanted.block, wanted.ref, values, seen)
    seen = now.revisions.get(f"step:{wanted.step}", 0)
    return set_status(actor, canvas_id, wanted.step, wanted.status, wanted.reason, seen)
