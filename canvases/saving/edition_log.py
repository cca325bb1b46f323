"""Who changed what and when: the editions of a canvas, and who somebody is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from accounts.models import Guest, User
from canvases import editing
from canvases.access import Actor
from canvases.models import Canvas, Change, Edition

PAGE = 25
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_TICK = dt.timedelta(microseconds=1)
ELSEWHERE = gettext_noop("You, in another window")
_SOMEBODY = gettext_noop("Somebody")
_GUEST = gettext_noop("Somebody without an account")


def page(canvas: Canvas, before: str, row: str | None = None) -> tuple[list[Edition], str]:
    """Editions of a canvas or of one of its rows, the newest first; and what to give as `before`
    for those that came earlier, "" at the end."""
    editions = _read(canvas)
    if row is not None:
        editions = editions.filter(row=row)
    found = list(_older(editions, _place(before))[: PAGE + 1])
    return found[:PAGE], _mark(found[PAGE - 1]) if len(found) > PAGE else ""


def can_come_back(edition: Edition) -> bool:
    """Whether what was deleted then still is, and is kept."""
    since = timezone.now() - editing.KEPT_FOR
    undone_at = getattr(edition, "undone_at", None)
    return edition.deletion_id is not None and undone_at is None and edition.ended_at > since


def who_changed(canvas_id: UUID, revision: int, actor: Actor) -> tuple[str, dt.datetime | None]:
    """Who made a revision of a canvas, as the actor would say it, and when."""
    changes = Change.objects.select_related("user", "guest__claimed_by")
    change = changes.filter(canvas=canvas_id, revision=revision).first()
    if change is None:
        return gettext(_SOMEBODY), None
    return name_for(change.user, change.guest, actor), change.at


def name_for(user: User | None, guest: Guest | None, actor: Actor, *, you: str = ELSEWHERE) -> str:
    """Who somebody is to the actor: a name, or else the address."""
    person = user or (guest.claimed_by if guest else None)
    if person is not None:
        return gettext(you) if person == actor.user else person.name or person.email
    if guest is None:
        return gettext(_SOMEBODY)
    return gettext(you if guest.pk == actor.guest else _GUEST)


def deletion_of(canvas: Canvas, row: str, handle: Callable[[str], str] = str) -> Edition | None:
    """What says who deleted a row that can still be brought back; None where nothing does.

    `row` may be what `handle` makes of its name.
    """
    removed = Edition.objects.filter(
        canvas=canvas, verb="remove", deletion__in=editing.undoable(canvas)
    ).select_related("deletion", "user", "guest__claimed_by")
    found = removed.filter(row=row).order_by("-id").first()
    if found is not None or handle(row) == row:
        return found
    return next((e for e in removed.order_by("-id") if handle(e.row) == row), None)


def rows_of(canvas: Canvas) -> list[str]:
    """Every row that was ever changed."""
    editions = Edition.objects.filter(canvas=canvas)
    return list(editions.order_by().values_list("row", flat=True).distinct())


def _read(canvas: Canvas) -> QuerySet[Edition]:
    """Editions with who it was, and without the rows that a deletion keeps."""
    editions = Edition.objects.filter(canvas=canvas).select_related("user", "guest__claimed_by")
    return editions.annotate(undone_at=F("deletion__undone_at"))


def _older(editions: QuerySet[Edition], place: tuple[dt.datetime, int] | None) -> QuerySet[Edition]:
    """The first condition is what lets both databases use the index."""
    if place is not None:
        at, pk = place
        editions = editions.filter(Q(ended_at__lt=at) | Q(id__lt=pk), ended_at__lte=at)
    return editions.order_by("-ended_at", "-id")


def _mark(edition: Edition) -> str:
    """Where a page ends, as its link says it."""
    return f"{(edition.ended_at - _EPOCH) // _TICK}_{edition.pk}"


def _place(mark: str) -> tuple[dt.datetime, int] | None:
    """The same back; None for the first page, and for what somebody made up."""
    at, _, pk = mark.partition("_")
    try:
        return _EPOCH + int(at) * _TICK, int(pk)
    except (ValueError, OverflowError):
        return None
