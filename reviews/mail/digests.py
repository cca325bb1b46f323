"""The daily mail: one for each who wants it that way and has something in it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from canvases import access
from canvases.access import Actor
from reviews.mail import notices
from reviews.models import MailChoice

EVERY = dt.timedelta(days=1)


def send_due(now: dt.datetime | None = None) -> int:
    """Send the digests that are due, each once however many workers ask; gives how many."""
    now = now or timezone.now()
    due = MailChoice.objects.filter(Q(digest_at=None) | Q(digest_at__lte=now - EVERY), pace="daily")
    with_news = due.filter(user__notices__isnull=False, user__is_active=True).distinct()
    return sum(_send(choice.pk, now) for choice in with_news)


def _send(pk: int, now: dt.datetime) -> bool:
    with transaction.atomic():
        waiting = MailChoice.objects.select_for_update(of=("self",)).select_related("user")
        choice = waiting.filter(pk=pk, pace="daily").first()
        if choice is None or (choice.digest_at and choice.digest_at > now - EVERY):
            return False  # another worker was first
        found = list(choice.user.notices.select_related("canvas").order_by("canvas", "id"))
        actor = Actor(user=choice.user)
        told = [
            one for one in found if one.is_last or access.role_of(actor, one.canvas) is not None
        ]
        choice.digest_at = now
        choice.save(update_fields=["digest_at"])
        choice.user.notices.filter(pk__in=[one.pk for one in found]).delete()
        if told:
            notices.post(choice.user, "reviews/mail/digest", {"notices": told})
    return bool(told)
