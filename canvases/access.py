"""Who may see and change which canvas."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from accounts.guests import guest_id
from accounts.models import Guest, User
from canvases.models import Canvas


@dataclass(frozen=True)
class Actor:
    """Who acts: somebody signed in, the guest of a browser, both at once, or nobody."""

    user: User | None = None
    guest: UUID | None = None

    @classmethod
    def of(cls, who: User | Guest | None) -> Actor:
        if isinstance(who, Guest):
            return cls(guest=who.pk)
        return cls(user=who)


NOBODY = Actor()


def actor_of(request: HttpRequest) -> Actor:
    """Who sent the request; no query but those of session and user."""
    user = request.user if isinstance(request.user, User) else None
    return Actor(user=user, guest=guest_id(request))


def visible_to(actor: Actor) -> QuerySet[Canvas]:
    """The canvases that the actor may see: their own, and the examples.

    Staff see what they own: the admin is for the rest.
    """
    return Canvas.objects.filter(_owned_by(actor) | Q(example__isnull=False), deleted_at=None)


def editable_by(actor: Actor) -> QuerySet[Canvas]:
    """The canvases that the actor may change; nobody changes an example.

    An example is nobody's, as a constraint sees to, so it need not be asked: asking makes both
    databases read all canvases by the index of examples, and sort them.
    """
    return Canvas.objects.filter(_owned_by(actor), deleted_at=None)


def deleted_by(actor: Actor) -> QuerySet[Canvas]:
    """The actor's own canvases that were deleted, until they are gone for good."""
    return Canvas.objects.filter(_owned_by(actor), deleted_at__isnull=False)


def may_edit(actor: Actor, canvas: Canvas) -> bool:
    """Whether a canvas that the actor sees is also theirs to change; no query."""
    if canvas.example is not None or canvas.deleted_at is not None:
        return False
    return _is_owned_by(actor, canvas)


def _owned_by(actor: Actor) -> Q:
    owned = Q(pk__in=())
    if actor.user is not None:
        owned |= Q(owner=actor.user)
    if actor.guest is not None:
        owned |= Q(guest=actor.guest)
    return owned


def _is_owned_by(actor: Actor, canvas: Canvas) -> bool:
    if actor.user is not None and canvas.owner_id == actor.user.pk:
        return True
    return actor.guest is not None and canvas.guest_id == actor.guest
