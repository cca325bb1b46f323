"""What a guest began becomes theirs when they sign up or in."""

from __future__ import annotations

import logging
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.db import DatabaseError, transaction
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import ngettext

from accounts.guests import ensure_guest, forget_guest, guest_id
from accounts.models import Guest, User
from canvases.access.roles import Actor
from canvases.models import Canvas
from canvases.signals import people_changed

_log = logging.getLogger(__name__)


def beginner(request: HttpRequest) -> Actor:
    """Who begins a canvas; call it inside the transaction that makes the canvas.

    A guest who signs in from another tab meanwhile has it at once: the row of the guest is
    locked, so the canvas is made either before the claim, which takes it along, or after.
    """
    if isinstance(request.user, User):
        return Actor.of(request.user)
    guest = ensure_guest(request)
    return Actor.of(guest.claimed_by or guest)


@receiver(user_logged_in)
def claim_what_was_begun(request: HttpRequest, user: User, **rest: Any) -> None:
    """Hand over what was begun in this browser. Nobody is kept out because it fails.

    The guest then stays in the session, so the canvases stay in sight, and the list of
    them tries again. Without a guest it does nothing, and asks the database nothing.
    """
    known = guest_id(request)
    if known is None:
        return
    try:
        claimed = claim(user, known)
    except DatabaseError:
        _log.exception("The canvases of guest %s could not be claimed", known)
        return
    forget_guest(request)
    if claimed:
        said = ngettext(
            "Your canvas is in your account now.",
            "Your %(count)s canvases are in your account now.",
            claimed,
        )
        messages.success(request, said % {"count": claimed}, fail_silently=True)


def claim(user: User, guest: UUID) -> int:
    """Give the guest's canvases to the user, those in the bin too; once, by whoever is first.

    Nothing on the canvases changes, so their revisions stay.
    """
    with transaction.atomic():
        found = Guest.objects.select_for_update().filter(pk=guest, claimed_by=None).first()
        if found is None:
            return 0
        found.claimed_by = user
        found.save(update_fields=["claimed_by"])
        theirs = list(Canvas.objects.filter(guest=found).values_list("pk", flat=True))
        claimed = Canvas.objects.filter(pk__in=theirs).update(owner=user, guest=None)
        people_changed.send(Canvas, canvas_ids=theirs)
    return claimed
