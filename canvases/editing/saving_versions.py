"""Saving a canvas as it stands, under a number that never changes its meaning."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext
from msgspec.structs import replace

from canvases import access, models, storage
from canvases import document as doc
from canvases.access import Actor
from canvases.compare import compare
from canvases.document.shape import shape_of
from canvases.editing.deletions import undoable
from canvases.editing.errors import Invalid, NotFound
from canvases.editing.recording import Edited
from canvases.editing.values import plain
from canvases.editing.whole import import_document
from canvases.editing.whole_history import history_of
from canvases.editing.work import May, Work, lock, work_on
from canvases.fields.kinds import Refused
from canvases.models import VersionKind

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
        text, sha256 = of.document, of.sha256
    else:
        data = doc.compact(storage.fresh(canvas).document)
        text, sha256 = data.decode(), hashlib.sha256(data).hexdigest()
    return models.Version.objects.create(
        canvas=canvas,
        number=_next_number(canvas),
        kind=kind,
        document=text,
        sha256=sha256,
        revision=of.revision if of and kind == "approved" else canvas.revision,
        author=actor.user,
        author_name=access.name_of(actor)[: doc.NAME_LENGTH],
        note=said,
    )


def restore_version(actor: Actor, canvas_id: UUID, number: int) -> models.Version:
    """Let the canvas say again what a version says, as a new version; the refs stay.

    What it said until now is kept as a version first, unless one says just that: restoring that
    one takes it back. Raises Invalid where the canvas says the same as the version.
    """
    with work_on(actor, canvas_id) as work:
        version = models.Version.objects.filter(canvas=work.canvas, number=number).first()
        if version is None:
            raise NotFound
        wanted, now = storage.document_of(version), storage.fresh(work.canvas).document
        difference = compare(now, wanted)
        if not difference:
            raise Invalid({"": [gettext("The canvas says the same as this version.")]})
        _keep_before(actor, work.canvas, now, version)
        storage.replace(work.canvas, wanted, work.revision)
        _retire_deletions(work, wanted)
        name = gettext("Version %(number)s") % {"number": number}
        work.edited(
            Edited(f"version:{number}", "versions", name, "restore"), *history_of(difference)
        )
        work.did("restored", "versions", str(number))
        work.canvas.revision = work.revision
        return keep_version(
            actor,
            work.canvas,
            kind="restored",
            note=gettext("As in version %(number)s.") % {"number": number},
            of=version,
        )


def start_from_version(actor: Actor, version: models.Version) -> models.Canvas:
    """A new canvas of the actor's that starts as the version stands, for who may see it."""
    document = storage.document_of(version)
    title = gettext("Copy of %(title)s") % {"title": document.title}
    title = title[: doc.NAME_LENGTH].rstrip()
    return import_document(actor, replace(document, title=title))


def _keep_before(
    actor: Actor, canvas: models.Canvas, now: doc.Document, version: models.Version
) -> None:
    last = models.Version.objects.filter(canvas=canvas).order_by("-number").first()
    if last is None or last.sha256 != hashlib.sha256(doc.compact(now)).hexdigest():
        note = gettext("Before version %(number)s was restored.") % {"number": version.number}
        keep_version(actor, canvas, kind="saved", note=note)


def _retire_deletions(work: Work, document: doc.Document) -> None:
    """What is back by its ref cannot come back once more."""
    back = doc.index(document).keys()
    for deletion in undoable(work.canvas):
        refs = {row.get("ref") for _, _, row in deletion.rows["removed"]}
        if refs & back:
            deletion.undone_at = work.now
            deletion.save(update_fields=["undone_at"])


def _next_number(canvas: models.Canvas) -> int:
    last = models.Version.objects.filter(canvas=canvas).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _checked(note: str) -> str:
    try:
        return str(plain(_NOTE, note, "note")).strip()
    except Refused as refused:
        raise Invalid({"note": [str(refused)]}) from refused
