"""All rows of a canvas by those of another document, as if somebody had typed it all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from canvases import document as doc
from canvases import models
from canvases.models import tables
from canvases.storage.creating import CarriedOver, Creator, steps_done

# Those first that point at others; the blocks come after all of them, the last first.
_BESIDE: tuple[type[Model], ...] = (
    models.Driver,
    models.Fit,
    *(table.model for table in tables.LISTS.values()),
    *(model for _, model in tables.PARTS.values()),
    models.Touch,
    models.RelationshipNote,
    models.JourneyNote,
    models.Answer,
    models.Force,
    models.Dismissal,
    models.StepState,
    models.Action,
)


def replace(canvas: models.Canvas, document: doc.Document, revision: int) -> None:
    """Let the canvas say what the document says, from `revision` on; its row is not stored.

    Items keep their ids where they keep their refs, so that what names them still does, and
    steps how long was worked at them. Call it in a transaction that holds the canvas's row.
    """
    kept = _kept(canvas, document)
    blocks = (tables.BLOCK_MODELS[block] for block in reversed(doc.BLOCKS))
    for model in (*_BESIDE, *blocks):
        _delete(model, canvas)
    Creator(canvas, document, revision=revision, kept=kept).create()
    _fill(canvas, document, revision)


def _kept(canvas: models.Canvas, document: doc.Document) -> CarriedOver:
    ids = {
        (block, ref): pk
        for block, model in tables.BLOCK_MODELS.items()
        for pk, ref in _of(model, canvas).values_list("pk", "ref")
    }
    columns = ("id", "step", "seconds", "saved_at", "done_at")
    steps = {row.pop("step"): row for row in _of(models.StepState, canvas).values(*columns)}
    return CarriedOver(ids, _fits(canvas), steps, tuple(_actions(canvas, document.actions)))


def _fits(canvas: models.Canvas) -> dict[tuple[str, str], int]:
    ends = ("pk", "persona__ref", "segment__ref", "proposition__ref")
    rows = _of(models.Fit, canvas).values_list(*ends)
    return {(persona or segment, offer): pk for pk, persona, segment, offer in rows}


def _actions(
    canvas: models.Canvas, actions: Iterable[doc.Action]
) -> Iterable[tuple[int, str] | None]:
    """Which row each action is: that with the same text, for a document has no id for it."""
    rows = _of(models.Action, canvas).order_by("position", "id")
    known: dict[str, list[tuple[int, str]]] = {}
    for pk, ref, text in rows.values_list("pk", "ref", "text"):
        known.setdefault(text, []).append((pk, ref))
    for action in actions:
        same = known.get(action.text)
        yield same.pop(0) if same else None


def _fill(canvas: models.Canvas, document: doc.Document, revision: int) -> None:
    """The columns of the canvas itself."""
    for column in tables.columns(doc.Document, models.Canvas):
        value = getattr(document, column)
        if getattr(canvas, column) != value:
            setattr(canvas, column, value)
            canvas.details_revision = revision
    canvas.items = sum(doc.counts(document).values())
    canvas.links = sum(1 for _ in doc.links(document))
    canvas.steps_done = steps_done(document)


def _of(model: type[Model], canvas: models.Canvas) -> Any:
    return model._default_manager.filter(canvas=canvas)


def _delete(model: type[Model], canvas: models.Canvas) -> None:
    """In one statement: all that points at these rows is gone already, so nothing is collected."""
    rows = _of(model, canvas)
    rows._raw_delete(rows.db)
