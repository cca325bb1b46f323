"""Canvases as wholes: starting, copying, importing, deleting."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from msgspec.structs import replace

from accounts.models import Guest
from canvases import access, models, signals, storage
from canvases import document as doc
from canvases.access import Actor
from canvases.editing import values
from canvases.editing.deletions import UNDO_DAYS
from canvases.editing.errors import Forbidden, Invalid, NotFound
from canvases.editing.tallying import tallied_once
from canvases.editing.work import Saved, Work, work_on


def start(actor: Actor, title: str) -> models.Canvas:
    """A new, empty canvas of the actor's. Raises Invalid for its title."""
    found = values.details({"title": title})
    if found.errors:
        raise Invalid(found.errors)
    document = doc.Document(format="canvas", version=1, **found.columns)
    return _begin(actor, document, "start")


def duplicate(actor: Actor, canvas_id: UUID) -> models.Canvas:
    """A copy of a canvas that the actor may see, which is then theirs; refs stay what they are."""
    canvas = access.visible_to(actor).filter(pk=canvas_id).first()
    if canvas is None:
        raise NotFound
    document = storage.read(canvas)
    title = gettext("Copy of %(title)s") % {"title": document.title}
    title = title[: doc.NAME_LENGTH].rstrip()
    return _begin(actor, replace(document, title=title), "copy")


def import_document(actor: Actor, document: doc.Document) -> models.Canvas:
    """A new canvas of the actor's from a valid document."""
    return _begin(actor, document, "import")


def delete_canvas(actor: Actor, canvas_id: UUID) -> Saved:
    """Put a canvas into the bin, from where `restore_canvas` brings it back for 30 days."""
    with transaction.atomic():
        with work_on(actor, canvas_id, lambda rights: rights.share) as work:
            work.canvas.deleted_at = work.now
            work.did("delete")
        signals.people_changed.send(models.Canvas, canvas_ids=[canvas_id])
    return work.saved()


def restore_canvas(actor: Actor, canvas_id: UUID) -> Saved:
    """Bring a canvas back. Raises NotFound where it is not in the actor's bin any more."""
    with transaction.atomic(), tallied_once():
        since = timezone.now() - dt.timedelta(days=UNDO_DAYS)
        deleted = access.deleted_by(actor).select_for_update(no_key=True)
        canvas = deleted.filter(pk=canvas_id, deleted_at__gt=since).first()
        if canvas is None:
            raise NotFound
        work = Work(actor, canvas)
        canvas.deleted_at = None
        work.did("restore")
        work.finish()
        signals.people_changed.send(models.Canvas, canvas_ids=[canvas_id])
    return work.saved()


def purge() -> int:
    """Remove for good what was deleted more than 30 days ago; how many canvases went.

    What saves answered and what takes them back goes as well: nobody repeats or undoes a save
    after so long.
    """
    before = timezone.now() - dt.timedelta(days=UNDO_DAYS)
    models.Deletion.objects.filter(at__lt=before).delete()
    models.Receipt.objects.filter(at__lt=before).delete()
    models.Change.objects.filter(at__lt=before, rows__isnull=False).update(rows=None)
    gone = models.Canvas.objects.filter(deleted_at__lt=before)
    count = gone.count()
    gone.delete()
    return count


def _begin(actor: Actor, document: doc.Document, verb: str) -> models.Canvas:
    if actor.user is None and actor.guest is None:
        raise Forbidden
    guest = None if actor.user or actor.guest is None else Guest(pk=actor.guest)
    with transaction.atomic():
        canvas = storage.create(document, owner=actor.user, guest=guest)
        models.Change.objects.create(
            canvas=canvas,
            revision=canvas.revision,
            user=actor.user,
            guest=guest,
            verb=verb,
            at=canvas.created_at,
        )
    return canvas
