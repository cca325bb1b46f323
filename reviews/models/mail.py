"""How somebody wants to hear of reviews, and what waits for their daily mail."""

from __future__ import annotations

from typing import Literal

from django.conf import settings
from django.db import models
from django.utils import timezone

from canvases.models import Canvas, fields

MailPace = Literal["at_once", "daily", "never"]


class MailChoice(models.Model):
    """How often somebody wants mail; who never chose gets it at once."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True)
    pace = fields.required_choice(MailPace, default="at_once")
    digest_at = models.DateTimeField(null=True)  # the last one

    class Meta:
        default_related_name = "mail_choice"
        indexes = [models.Index(fields=["pace", "digest_at"], name="mail_choice_by_pace")]


class Notice(models.Model):
    """A line that waits for somebody's daily mail."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    canvas = models.ForeignKey(Canvas, models.CASCADE)
    text = fields.text()
    # Told to whoever is parted from the canvas; all else is kept from them.
    is_last = models.BooleanField(default=False)
    path = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_related_name = "notices"
