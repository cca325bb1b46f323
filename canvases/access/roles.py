"""Who may see and change which canvas.

Asked of the database with every request: what was revoked a moment ago lets nobody in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, cast
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

from accounts.guests import guest_id
from accounts.models import Guest, User
from canvases.access import opened_links
from canvases.models import Canvas, Member, ShareLink

# The more of it, the later; "commenter" and "viewer" are also what share links make of somebody.
Role = Literal["viewer", "commenter", "reviewer", "editor", "owner"]


@dataclass(frozen=True)
class Actor:
    """Who acts: somebody signed in, the guest of a browser, both at once, or nobody.

    `links` are the share links that this browser opened, which may be over by now. `name` is
    what somebody who came by one of them says to be called.
    """

    user: User | None = None
    guest: UUID | None = None
    links: frozenset[int] = frozenset()
    name: str = ""

    @classmethod
    def of(cls, who: User | Guest | None) -> Actor:
        if isinstance(who, Guest):
            return cls(guest=who.pk)
        return cls(user=who)


NOBODY = Actor()


@dataclass(frozen=True)
class Rights:
    """What an actor may do with a canvas. `role` is None for who may not know of it."""

    role: Role | None = None
    read: bool = False  # the canvas as it stands; a reviewer may be kept to what was submitted
    edit: bool = False
    comment: bool = False
    review: bool = False
    share: bool = False  # and all else that is the owner's: delete it, submit it
    versions: bool = False  # those that were submitted, and with `read` all of them


def actor_of(request: HttpRequest) -> Actor:
    """Who sent the request; no query but those of session and user."""
    signed_in = isinstance(request.user, User) and request.user.is_active
    actor = Actor(user=cast(User, request.user) if signed_in else None, guest=guest_id(request))
    granted = opened_links.of(request)
    return replace(actor, links=granted.links, name=granted.name) if granted.links else actor


def find(
    actor: Actor, canvas_id: UUID, canvases: QuerySet[Canvas] | None = None
) -> tuple[Canvas, Rights] | None:
    """A canvas that the actor may know of, and what they may do with it: one query for its owner,
    else one or two more. By its id alone, for putting the whole of `known_to` together takes as
    long as all else that a light page asks."""
    found = (Canvas.objects.all() if canvases is None else canvases).filter(pk=canvas_id)
    canvas = found.filter(deleted_at=None).first()
    rights = rights_of(actor, canvas) if canvas is not None else Rights()
    return None if canvas is None or rights.role is None else (canvas, rights)


def rights_of(actor: Actor, canvas: Canvas) -> Rights:
    """What the actor may do: without a query for its owner, else with one or two."""
    return rights_as(role_of(actor, canvas), canvas)


def rights_as(role: Role | None, canvas: Canvas) -> Rights:
    """What a role allows on a canvas; no query."""
    if role is None:
        return Rights()
    reviews = role == "reviewer"
    edits = role in ("owner", "editor") or (reviews and canvas.reviewers_may_edit)
    return Rights(
        role=role,
        read=not reviews or canvas.drafts_open or canvas.reviewers_may_edit,
        edit=edits,
        comment=role != "viewer",
        review=reviews,
        share=role == "owner",
        versions=role in ("owner", "editor", "reviewer"),
    )


def role_of(actor: Actor, canvas: Canvas) -> Role | None:
    """What somebody is to a canvas; everybody is a viewer of an example."""
    if canvas.deleted_at is not None:
        return None
    if _is_owned_by(actor, canvas):
        return "owner"
    member = _member_role(actor, canvas)
    if member in ("editor", "reviewer"):
        return cast(Role, member)
    kinds = _kinds_of_links(actor, canvas)
    if "comment" in kinds:
        return "commenter"
    return "viewer" if member or kinds or canvas.example is not None else None


def name_of(actor: Actor) -> str:
    """What others know somebody by: the name that they gave, or else their address."""
    if actor.user is not None:
        return actor.user.name or actor.user.email
    return actor.name or gettext("Somebody without an account")


def may_edit(actor: Actor, canvas: Canvas) -> bool:
    """Whether a canvas that the actor sees is also theirs to change."""
    return rights_of(actor, canvas).edit


def known_to(actor: Actor) -> QuerySet[Canvas]:
    """The canvases that the actor may know of, in whatever role."""
    return Canvas.objects.filter(_known_to(actor), deleted_at=None)


def visible_to(actor: Actor) -> QuerySet[Canvas]:
    """The canvases that the actor may read as they stand: their own, those that are shared with
    them, and the examples.

    Staff see what they own: the admin is for the rest.
    """
    open_to_reviewers = Q(drafts_open=True) | Q(reviewers_may_edit=True)
    seen = _owned_by(actor) | Q(example__isnull=False) | _linked_to(actor)
    seen |= _shared_with(actor, "editor", "viewer")
    seen |= _shared_with(actor, "reviewer") & open_to_reviewers
    return Canvas.objects.filter(seen, deleted_at=None)


def owned_by(actor: Actor) -> QuerySet[Canvas]:
    """The actor's own canvases, the only condition with an index that keeps their order."""
    return Canvas.objects.filter(_owned_by(actor), deleted_at=None)


def editable_by(actor: Actor) -> QuerySet[Canvas]:
    """The canvases that the actor may change; nobody changes an example."""
    edited = _owned_by(actor) | _shared_with(actor, "editor")
    edited |= _shared_with(actor, "reviewer") & Q(reviewers_may_edit=True)
    return Canvas.objects.filter(edited, deleted_at=None)


def reviewable_by(actor: Actor) -> QuerySet[Canvas]:
    """The canvases that the actor is asked to review."""
    return Canvas.objects.filter(_shared_with(actor, "reviewer"), deleted_at=None)


def deleted_by(actor: Actor) -> QuerySet[Canvas]:
    """The actor's own canvases that were deleted, until they are gone for good."""
    return Canvas.objects.filter(_owned_by(actor), deleted_at__isnull=False)


_NOBODY = Q(pk__in=())


def _known_to(actor: Actor) -> Q:
    seen = _owned_by(actor) | Q(example__isnull=False) | _linked_to(actor)
    return seen | _shared_with(actor, "editor", "reviewer", "viewer")


def _owned_by(actor: Actor) -> Q:
    owned = _NOBODY
    if actor.user is not None:
        owned |= Q(owner=actor.user)
    if actor.guest is not None:
        owned |= Q(guest=actor.guest)
    return owned


def _shared_with(actor: Actor, *roles: str) -> Q:
    if actor.user is None:
        return _NOBODY
    members = Member.objects.filter(user=actor.user, canvas=OuterRef("pk"), role__in=roles)
    return Q(Exists(members))


def _linked_to(actor: Actor) -> Q:
    if not actor.links:
        return _NOBODY
    return Q(Exists(_working_links(actor).filter(canvas=OuterRef("pk"))))


def _working_links(actor: Actor) -> QuerySet[ShareLink]:
    now = timezone.now()
    return ShareLink.objects.filter(pk__in=actor.links, revoked_at=None, expires_at__gt=now)


def _is_owned_by(actor: Actor, canvas: Canvas) -> bool:
    if actor.user is not None and canvas.owner_id == actor.user.pk:
        return True
    return actor.guest is not None and canvas.guest_id == actor.guest


def _member_role(actor: Actor, canvas: Canvas) -> str | None:
    if actor.user is None or canvas.example is not None:
        return None
    members = Member.objects.filter(user=actor.user, canvas=canvas)
    return members.values_list("role", flat=True).first()


def _kinds_of_links(actor: Actor, canvas: Canvas) -> set[str]:
    if not actor.links:
        return set()
    return set(_working_links(actor).filter(canvas=canvas).values_list("kind", flat=True))
