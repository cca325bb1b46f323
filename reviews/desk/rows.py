"""The rows of the desk, kept in the transaction of whatever makes them say something else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Case, F, PositiveIntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Least
from django.dispatch import receiver
from django.utils import timezone

from canvases import access, signals
from canvases.access import Actor
from canvases.access.visit import Visit
from canvases.checks import SEVERITIES, claims
from canvases.document import name_key
from canvases.models import Canvas, Member
from reviews.models import KEY_LENGTH, CanvasText, Comment, DeskRow, Review, wanted

# What `refresh` may change; `seen` is the person's own.
_KEPT = (
    "text",
    "role",
    "reads",
    "title_key",
    "organisation_key",
    "changed_at",
    "revision",
    "errors",
    "findings",
    "untested",
    "comments",
    "state",
    "waits",
    "since",
    "round",
    "is_half",
    "approved_revision",
)
# What rows take from a canvas's tallies; those of another version may hold less.
_COUNTED = (*(weight.column for weight in SEVERITIES.values()), "untested", "tallied_by")
# Of a draft that is closed nobody counts anything.
_NOTHING = {"errors": 0, "findings": 0, "untested": 0}
# Whose turn it is when the review waits for a side.
_SIDES = {"owner": "founder", "editor": "founder", "reviewer": "reviewer"}


@receiver(signals.people_changed)
def lay_out(canvas_ids: Iterable[UUID], **rest: Any) -> None:
    """Lay canvases on the desks of all who may know of them now, and take them from all others'."""
    canvases = Canvas.objects.filter(pk__in=list(canvas_ids))
    for canvas in canvases.select_related("review__round__version"):
        refresh(canvas)


@receiver(signals.written)
def note(canvas: Canvas, actor: Actor, **rest: Any) -> None:
    """A canvas says something else: two statements, whatever it is.

    Whoever wrote has seen it. Who may not read the draft is told its title, and nothing else.
    """
    if canvas.guest_id is not None:
        return
    seen = When(
        Q(role="owner") | Q(user=actor.user), then=Value(canvas.revision, PositiveIntegerField())
    )
    DeskRow.objects.filter(canvas=canvas, reads=True).update(
        **_draft_columns(canvas), seen=Case(seen, default=F("seen"))
    )
    if not access.rights_as("reviewer", canvas).read:
        DeskRow.objects.filter(canvas=canvas, reads=False).update(**_keys(canvas))
    mark_stale(canvas.pk)


@receiver(signals.tallied)
def recount(canvas: Canvas, before: dict[str, Any], **rest: Any) -> None:
    """What is counted on a canvas is other than before the save."""
    if any(before[name] != getattr(canvas, name) for name in _COUNTED):
        DeskRow.objects.filter(canvas=canvas, reads=True).update(**_counts(canvas))


@receiver(signals.entered)
def visit(visit: Visit, **rest: Any) -> None:
    """Somebody looks at a canvas of somebody else's: one query, and a second after a change.

    They see what their row knows of: of a closed draft, what was submitted.
    """
    user, canvas = visit.actor.user, visit.canvas
    if user is None or visit.rights.role not in ("editor", "reviewer", "viewer"):
        return
    shown = Least(F("revision"), Value(canvas.revision, PositiveIntegerField()))
    rows = DeskRow.objects.filter(user=user, canvas=canvas, seen__lt=shown)
    if rows.exists():  # asked first, for the next line keeps others from writing
        rows.update(seen=shown)


def refresh(canvas: Canvas) -> None:
    """Have the rows of a canvas say what is so now."""
    roles = _roles(canvas)
    if not roles:
        DeskRow.objects.filter(canvas=canvas).delete()
        _texts(canvas.pk).delete()
        return
    text, is_new = CanvasText.objects.get_or_create(
        canvas=canvas, defaults={"stale_since": timezone.now()}
    )
    known = set(DeskRow.objects.filter(canvas=canvas).values_list("user", flat=True))
    if not is_new and known != roles.keys():
        mark_stale(canvas.pk)
    comments = wanted(Comment.objects.filter(canvas=canvas, sent_at__isnull=False)).count()
    made = [
        DeskRow(canvas=canvas, text=text, comments=comments, user_id=user, **_values(canvas, role))
        for user, role in roles.items()
    ]
    DeskRow.objects.bulk_create(
        made, update_conflicts=True, unique_fields=["user", "canvas"], update_fields=_KEPT
    )
    if gone := known - roles.keys():
        DeskRow.objects.filter(canvas=canvas, user__in=gone).delete()


def key_of(name: str) -> str:
    """By what a name is sorted, and found to be the same."""
    return name_key(name)[:KEY_LENGTH]


def mark_stale(canvas_id: UUID) -> None:
    """The index of words does not know the canvas as it is now."""
    _texts(canvas_id).filter(stale_since=None).update(stale_since=timezone.now())


def _texts(canvas_id: UUID) -> QuerySet[CanvasText]:
    return CanvasText.objects.filter(canvas=canvas_id)


def _roles(canvas: Canvas) -> dict[int, access.Role]:
    """Everybody who may know of the canvas, by the id of their account."""
    if canvas.deleted_at is not None or canvas.example is not None:
        return {}
    members = Member.objects.filter(canvas=canvas).values_list("user", "role")
    roles: dict[int, Any] = dict(members)
    if canvas.owner_id is not None:
        roles[canvas.owner_id] = "owner"
    return roles


def _values(canvas: Canvas, role: access.Role) -> dict[str, Any]:
    """What a row says for somebody in a role."""
    reads = access.rights_as(role, canvas).read
    review: Review | None = getattr(canvas, "review", None)
    return {
        "role": role,
        "reads": reads,
        "seen": canvas.revision if role == "owner" else 0,
        **(_draft_columns(canvas) if reads else _submitted_columns(canvas, review)),
        **_turn(canvas, review, role),
    }


def _draft_columns(canvas: Canvas) -> dict[str, Any]:
    return {
        **_keys(canvas),
        "changed_at": canvas.changed_at,
        "revision": canvas.revision,
        **_counts(canvas),
    }


def _counts(canvas: Canvas) -> dict[str, int]:
    return {
        "errors": canvas.counts["error"],
        "findings": claims(canvas.counts),
        "untested": canvas.untested,
    }


def _submitted_columns(canvas: Canvas, review: Review | None) -> dict[str, Any]:
    """The same for who may read only what was submitted."""
    round_ = review.round if review is not None else None
    at: dt.datetime = round_.submitted_at if round_ else canvas.created_at
    revision = round_.version.revision if round_ else 0
    return {**_keys(canvas), "changed_at": at, "revision": revision, **_NOTHING}


def _keys(canvas: Canvas) -> dict[str, str]:
    return {
        "title_key": key_of(canvas.title),
        "organisation_key": key_of(canvas.organisation),
    }


def _turn(canvas: Canvas, review: Review | None, role: access.Role) -> dict[str, Any]:
    """Where the review stands, and whether it is this person's turn."""
    if review is None:
        waits = "" if role == "owner" else "them"
        return {"state": "draft", "waits": waits, "since": canvas.created_at}
    mine = _SIDES.get(role) == review.waiting_for
    approved = review.round if review.state == "approved" else None
    waits = ("me" if mine else "them") if review.waiting_for else ""
    return {
        "state": review.state,
        "waits": waits,
        "since": review.since,
        "round": review.nth,
        "is_half": review.round is not None and review.round.scope == "half",
        "approved_revision": approved.version.revision if approved else 0,
    }
