"""Who changed what and when, as people read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from accounts.models import Guest, User
from canvases import editing
from canvases.access import Actor
from canvases.models import Canvas, Change, Edition

_SOMEBODY = "Somebody"
_GUEST = "somebody without an account"


def who_changed(canvas_id: UUID, revision: int, actor: Actor) -> tuple[str, dt.datetime | None]:
    """Who made a revision of a canvas, as the actor would say it, and when."""
    changes = Change.objects.select_related("user", "guest__claimed_by")
    change = changes.filter(canvas=canvas_id, revision=revision).first()
    if change is None:
        return _SOMEBODY, None
    return said(change.user, change.guest, actor), change.at


def said(
    user: User | None, guest: Guest | None, actor: Actor, *, you: str = "You, in another window"
) -> str:
    """Who somebody is to the actor: a name, or else the address."""
    person = user or (guest.claimed_by if guest else None)
    if person is not None:
        return you if person == actor.user else person.name or person.email
    if guest is None:
        return _SOMEBODY
    return you if guest.pk == actor.guest else _GUEST


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
