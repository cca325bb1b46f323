"""A browser that begins canvases before anybody signs in: its id lives in the session."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from accounts.models import Guest

_KEY = "guest"
_KEPT_ON = "guest_kept_on"


def guest_id(request: HttpRequest) -> UUID | None:
    """The guest of this browser, without a query; None where nothing was begun here."""
    kept = request.session.get(_KEY)
    return UUID(kept) if kept else None


def ensure_guest(request: HttpRequest) -> Guest:
    """The guest of this browser, made where there is none; call it inside a transaction.

    Only where a canvas is begun: a visit that only looks leaves no row. The row is locked,
    so that signing in from another tab waits, and finds the canvas that is begun meanwhile.
    """
    known = _locked(guest_id(request))
    if known is not None:
        return known
    guest = Guest.objects.create()
    request.session[_KEY] = str(guest.id)
    return guest


def forget_guest(request: HttpRequest) -> None:
    """Part this browser from its guest, once what it began has an owner."""
    request.session.pop(_KEY, None)
    request.session.pop(_KEPT_ON, None)


def keep_longer(request: HttpRequest, today: str) -> None:
    """Let the session of a guest who still works last its whole time again, at most once a day."""
    if guest_id(request) and request.session.get(_KEPT_ON) != today:
        request.session[_KEPT_ON] = today


def _locked(known: UUID | None) -> Guest | None:
    if known is None:
        return None
    return Guest.objects.select_for_update().filter(id=known).first()
