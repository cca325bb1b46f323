"""The canvas that a request is about, for who may have it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from canvases import access, signals, words
from canvases.access import Actor, Rights
from canvases.models import Canvas


@dataclass(frozen=True)
class Entry:
    """A canvas, who asks for it, and what they may do with it."""

    actor: Actor
    canvas: Canvas
    rights: Rights

    @property
    def badge(self) -> str:
        """What the head of the page says of the role; nothing to owners, and of examples."""
        return badge(self.rights, self.canvas)


def badge(rights: Rights, canvas: Canvas) -> str:
    return "" if canvas.example else words.BADGES.get(rights.role or "", "")


def may_read(rights: Rights) -> bool:
    return rights.read


def may_edit(rights: Rights) -> bool:
    return rights.edit


def may_share(rights: Rights) -> bool:
    return rights.share


def may_see_versions(rights: Rights) -> bool:
    return rights.versions


def enter(request: HttpRequest, canvas_id: UUID, may: Callable[[Rights], bool] = may_read) -> Entry:
    """One query, and for who is not its owner one or two more.

    Raises Http404 for who may not know of the canvas, and PermissionDenied for whom it does not
    allow what `may` asks.
    """
    actor = access.actor_of(request)
    found = access.find(actor, canvas_id)
    if found is None:
        raise Http404
    canvas, rights = found
    if not may(rights):
        raise PermissionDenied
    entry = Entry(actor, canvas, rights)
    if request.method == "GET" and "HX-Request" not in request.headers:
        signals.entered.send(Canvas, entry=entry)
    return entry
