"""Who else has a canvas open just now."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext

from accounts.models import User
from canvases.access.roles import Actor
from canvases.models import Canvas, Presence

# A page says every fifteen seconds that it is open; one missed is not yet gone.
HERE_FOR = dt.timedelta(seconds=40)
# What is older serves nobody and is swept out by whoever comes next.
KEPT_FOR = dt.timedelta(hours=1)


@dataclass(frozen=True)
class Visitor:
    """Somebody else at the canvas, as a letter and a name."""

    letter: str
    name: str


def arrive(actor: Actor, canvas: Canvas, seat: str) -> tuple[Visitor, ...]:
    """Say that this browser is here, and hear who else is: two queries, a third to sweep."""
    now = timezone.now()
    Presence.objects.bulk_create(
        [Presence(canvas=canvas, seat=seat, user=actor.user, seen_at=now)],
        update_conflicts=True,
        unique_fields=["canvas", "seat"],
        update_fields=["user", "seen_at"],
    )
    others = list(
        Presence.objects.filter(canvas=canvas)
        .exclude(seat=seat)
        .select_related("user")
        .order_by("seen_at", "id")
    )
    if any(other.seen_at < now - KEPT_FOR for other in others):
        Presence.objects.filter(canvas=canvas, seen_at__lt=now - KEPT_FOR).delete()
    here = (other.user for other in others if other.seen_at >= now - HERE_FOR)
    return tuple(dict.fromkeys(_visitor(user, actor.user) for user in here))


def leave(canvas: Canvas, seat: str) -> None:
    """Say that this browser closed the canvas."""
    Presence.objects.filter(canvas=canvas, seat=seat).delete()


def _visitor(user: User | None, me: User | None) -> Visitor:
    if user is None:
        return Visitor("?", gettext("Somebody without an account"))
    name = user.name or user.email
    letter = name[:1].upper()
    return (
        Visitor(letter, gettext("You, in another browser")) if user == me else Visitor(letter, name)
    )
