"""The PDFs of several canvases as one archive, made by workers and kept for a day.

Each PDF is a row: a worker that is killed loses the one it was at, mails get their turn in between,
and whoever downloads gets only what they may still see, however long ago it was made.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop
from django_tasks import task

from accounts.models import User
from canvases import access, editing, storage
from canvases.access import Actor
from canvases.exports import orders
from canvases.exports.pdf import process
from canvases.models import Canvas, Version
from canvases.pages.file_names import stem_of
from reviews.desk.listing import known
from reviews.models import Archive, ArchivedPdf

KEPT_FOR = dt.timedelta(days=1)
MOST = 100
# Whoever waits this long may ask again: its workers ended with it.
_STUCK = dt.timedelta(hours=1)
_GONE = gettext_noop("You may not see this canvas any more.")
_SHORT = gettext_noop("This is its summary.")
_NOTHING_YET = gettext_noop("The client has not submitted anything yet.")


@dataclass(frozen=True)
class Progress:
    made: int
    failed: int
    total: int

    @property
    def settled(self) -> int:
        return self.made + self.failed

    @property
    def is_done(self) -> bool:
        return self.settled == self.total


def ask(user: User, canvas_ids: Sequence[UUID]) -> Archive:
    """Begin an archive of the canvases, those left out that the person may not know of.

    While one is being made, that one is given. Raises Invalid for none, and for too many.
    """
    wanted = known(user, list(dict.fromkeys(canvas_ids))[: MOST + 1])
    if not wanted:
        raise editing.Invalid({"canvas": [gettext("Tick the canvases that you want.")]})
    if len(wanted) > MOST:
        raise editing.Invalid(
            {"canvas": [gettext("At most %(most)s canvases at once.") % {"most": MOST}]}
        )
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)  # pressed twice, it is one archive
        lately = Archive.objects.filter(user=user, asked_at__gt=timezone.now() - _STUCK)
        unfinished = lately.filter(pdfs__state="waits").first()
        if unfinished is not None:
            return unfinished
        archive = Archive.objects.create(user=user)
        ArchivedPdf.objects.bulk_create(
            ArchivedPdf(archive=archive, canvas_id=pk, position=position)
            for position, pk in enumerate(dict.fromkeys(canvas_ids))
            if pk in wanted
        )
        make_next.using(queue_name=orders.QUICK).enqueue(str(archive.pk))
    return archive


@task()
def make_next(archive_id: str, is_long: bool = False) -> None:
    """Make one PDF, and ask for the next: what else waits has its turn in between. A large one is
    made among the large ones."""
    waiting = ArchivedPdf.objects.filter(archive=UUID(archive_id), state="waits").order_by(
        "position"
    )
    one = waiting.select_related("archive__user", "canvas").defer("pdf").first()
    if one is None:
        return
    made = _made(one.archive.user, one.canvas, is_long=is_long)
    if made is None:
        make_next.using(queue_name=orders.LONG).enqueue(archive_id, is_long=True)
        return
    with transaction.atomic():
        ArchivedPdf.objects.filter(pk=one.pk).update(**made)
        make_next.using(queue_name=orders.QUICK).enqueue(archive_id)


def progress(archive: Archive) -> Progress:
    """How far it is."""
    made, failed = Count("pk", filter=Q(state="made")), Count("pk", filter=Q(state="failed"))
    return Progress(**archive.pdfs.aggregate(made=made, failed=failed, total=Count("pk")))


def archive_of(user: User, archive_id: UUID) -> Archive:
    """Raises NotFound for who did not ask for it, and once its day is over."""
    since = timezone.now() - KEPT_FOR
    found = Archive.objects.filter(pk=archive_id, user=user, asked_at__gt=since).first()
    if found is None:
        raise editing.NotFound
    return found


def latest(user: User) -> Archive | None:
    """The one that was asked for last, while it is kept."""
    since = timezone.now() - KEPT_FOR
    return Archive.objects.filter(user=user, asked_at__gt=since).order_by("-asked_at").first()


def seen(archive: Archive) -> list[ArchivedPdf]:
    """What is in it that its owner may still see, without the bytes. What was made of a draft is
    for who may read the draft."""
    pdfs = list(archive.pdfs.defer("pdf").order_by("position"))
    may = known(archive.user, [one.canvas_id for one in pdfs])
    for one in pdfs:
        if one.canvas_id in may:
            one.canvas = may[one.canvas_id][0]
    return [
        one
        for one in pdfs
        if one.canvas_id in may
        and (may[one.canvas_id][1].read or (may[one.canvas_id][1].versions and not one.of_draft))
    ]


def pack(archive: Archive, into: IO[bytes]) -> None:
    """Write a zip file of the PDFs that its owner may still see."""
    names: set[str] = set()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_STORED) as writing:
        for one in seen(archive):
            if one.state == "made":
                info = zipfile.ZipInfo(_name(one.canvas, names), _when(archive))
                writing.writestr(info, bytes(one.pdf))  # read now: one at a time is in memory


def drop_old() -> None:
    """Delete what was kept for its day."""
    Archive.objects.filter(asked_at__lt=timezone.now() - KEPT_FOR).delete()


def _made(user: User, canvas: Canvas, *, is_long: bool) -> dict[str, Any] | None:
    """The columns of a PDF, or of why there is none. None where it needs more time."""
    rights = access.rights_of(Actor.of(user), canvas)
    version = _submitted(canvas) if rights.versions and not rights.read else None
    if not rights.read and version is None:
        return {"state": "failed", "said": gettext(_NOTHING_YET if rights.versions else _GONE)}
    wanted = _wanted(canvas, version)
    try:
        pdf = orders.draw_in_lane(wanted, is_long=is_long)
    except process.TookTooLong as reason:
        return _summary(wanted, str(reason), of_draft=rights.read) if is_long else None
    except process.NotMade as reason:
        return {"state": "failed", "said": str(reason)}
    return {"state": "made", "of_draft": rights.read, "pdf": pdf}


def _summary(wanted: process.PdfRequest, reason: str, *, of_draft: bool) -> dict[str, Any]:
    """What is too long to be drawn whole goes along as its summary, and says so."""
    summary = wanted.summary
    try:
        pdf = orders.draw_in_lane(summary, is_long=True) if summary else b""
    except process.NotMade:
        return {"state": "failed", "said": reason}
    return {
        "state": "made",
        "of_draft": of_draft,
        "pdf": pdf,
        "said": f"{reason} {gettext(_SHORT)}",
    }


def _wanted(canvas: Canvas, version: Version | None) -> process.PdfRequest:
    """The canvas as it stands, or as it was submitted."""
    document = storage.read(canvas) if version is None else storage.document_of(version)
    date = (canvas.changed_at if version is None else version.at).date()
    return process.wanted_of(document, part="all", paper=settings.PAPER, changed=date)


def _submitted(canvas: Canvas) -> Version | None:
    submitted = Version.objects.filter(canvas=canvas, kind__in=("submitted", "approved"))
    return submitted.order_by("-number").first()


def _name(canvas: Canvas, names: set[str]) -> str:
    """A name that no other file of the archive has, on systems that mind no case either."""
    stem = name = stem_of(canvas.title)
    number = 1
    while name.casefold() in names:
        number += 1
        name = f"{stem}-{number}"
    names.add(name.casefold())
    return f"{name}.pdf"


def _when(archive: Archive) -> tuple[int, int, int, int, int, int]:
    at = archive.asked_at
    return at.year, at.month, at.day, at.hour, at.minute, at.second
