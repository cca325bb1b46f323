"""Saving a canvas as it stands, under a number that never changes its meaning."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from canvases import access, models, storage
from canvases import document as doc
from canvases.access import Actor
from canvases.document.shape import shape_of
from canvases.editing.errors import Invalid
from canvases.editing.values import Refused, plain
from canvases.editing.work import May, lock
from canvases.models.versions import VersionKind

_NOTE = shape_of(doc.Step).keys["reason"]
_MAY: Mapping[VersionKind, May] = {
    "saved": lambda rights: rights.edit,
    "submitted": lambda rights: rights.share,
    "approved": lambda rights: rights.review,
}


def save_version(
    actor: Actor,
    canvas_id: UUID,
    *,
    note: str = "",
    kind: VersionKind = "saved",
    of: models.Version | None = None,
) -> models.Version:
    """Keep the canvas as it stands, or the document of another of its versions once more, as
    what somebody approves. Raises NotFound, Forbidden, and Invalid for the note."""
    with transaction.atomic():
        canvas = lock(actor, canvas_id, _MAY[kind])
        return keep_version(actor, canvas, note=note, kind=kind, of=of)


def keep_version(
    actor: Actor,
    canvas: models.Canvas,
    *,
    note: str = "",
    kind: VersionKind,
    of: models.Version | None = None,
) -> models.Version:
    """The same for who asked already whether the actor may, and holds the canvas's row."""
    said = _checked(note)
    if of is not None:
        text, sha256, revision = of.document, of.sha256, of.revision
    else:
        data = doc.compact(storage.fresh(canvas).document)
        text, sha256 = data.decode(), hashlib.sha256(data).hexdigest()
        revision = canvas.revision
    return models.Version.objects.create(
        canvas=canvas,
        number=_next_number(canvas),
        kind=kind,
        document=text,
        sha256=sha256,
        revision=revision,
        author=actor.user,
        author_name=access.name_of(actor)[: doc.NAME_LENGTH],
        note=said,
    )


def _next_number(canvas: models.Canvas) -> int:
    last = models.Version.objects.filter(canvas=canvas).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _checked(note: str) -> str:
    try:
        return str(plain(_NOTE, note, "note")).strip()
    except Refused as refused:
        raise Invalid({"note": [str(refused)]}) from refused
