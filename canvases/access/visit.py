"""The canvas that a request is about, for who may have it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from canvases import signals, words
from canvases.access import roles
from canvases.access.roles import Actor, Rights
from canvases.models import Canvas, Parting


@dataclass(frozen=True)
class Visit:
    """A canvas, who asks for it, and what they may do with it."""

    actor: Actor
    canvas: Canvas
    rights: Rights

    @property
    def badge(self) -> str:
        """What the head of the page says of the role; nothing to owners, and of examples."""
        return badge(self.rights, self.canvas)


def badge(rights: Rights, canvas: Canvas) -> str:
    return "" if canvas.example else words.badge(rights.role)


class Parted(Http404):
    """A canvas that somebody knew and was parted from, which they alone are told."""

    def __init__(self, parting: Parting) -> None:
        super().__init__()
        self.parting = parting


def may_read(rights: Rights) -> bool:
    return rights.read


def may_edit(rights: Rights) -> bool:
    return rights.edit


def may_share(rights: Rights) -> bool:
    return rights.share


def may_see_versions(rights: Rights) -> bool:
    return rights.versions


def enter(request: HttpRequest, canvas_id: UUID, may: Callable[[Rights], bool] = may_read) -> Visit:
    """One query, and for who is not its owner one or two more.

    Raises Http404 for who may not know of the canvas, and PermissionDenied for whom it does not
    allow what `may` asks.
    """
    actor = roles.actor_of(request)
    found = roles.find(actor, canvas_id)
    if found is None:
        raise _missing(actor, canvas_id)
    canvas, rights = found
    if not may(rights):
        raise PermissionDenied
    visit = Visit(actor, canvas, rights)
    if request.method == "GET" and "HX-Request" not in request.headers:
        signals.entered.send(Canvas, visit=visit)
    return visit


def _missing(actor: Actor, canvas_id: UUID) -> Http404:
    if actor.user is None:
        return Http404()
    parting = Parting.objects.filter(user=actor.user, of=canvas_id).first()
    return Http404() if parting is None else Parted(parting)
