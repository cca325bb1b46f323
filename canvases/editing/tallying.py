"""The counts that lists show, kept true in the transaction that changes a canvas."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from uuid import UUID

from django.db import transaction

from canvases import models, signals, storage
from canvases.insights.tallies import tallies

_changed: ContextVar[dict[UUID, models.Canvas] | None] = ContextVar("changed", default=None)


@contextmanager
def tallied_once() -> Iterator[None]:
    """Of all saves inside, each canvas is read and counted once, when the outermost of these
    ends; nothing is, where the transaction is rolled back."""
    if _changed.get() is not None:
        yield
        return
    changed: dict[UUID, models.Canvas] = {}
    token = _changed.set(changed)
    try:
        yield
    finally:
        _changed.reset(token)
    if not transaction.get_rollback():
        for canvas in changed.values():
            tally(canvas)


def has_changed(canvas: models.Canvas) -> None:
    """Say inside `tallied_once` that what the counts rest on may have changed."""
    changed = _changed.get()
    assert changed is not None
    changed[canvas.pk] = canvas


def tally(canvas: models.Canvas) -> bool:
    """Count a canvas whose row the open transaction holds; whether it said something else.

    Whoever reads the canvas next in this process finds it read already.
    """
    snapshot = storage.fresh(canvas)
    transaction.on_commit(partial(storage.keep, canvas.pk, snapshot))
    found = tallies(snapshot.document, snapshot.insights.findings)
    before = {name: getattr(canvas, name) for name in found}
    if before == found:
        return False
    models.Canvas.objects.filter(pk=canvas.pk).update(**found)
    for name, value in found.items():
        setattr(canvas, name, value)
    signals.tallied.send(models.Canvas, canvas=canvas, before=before)
    return True
