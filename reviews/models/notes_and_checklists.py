"""What one person keeps for themselves; nobody else ever reads it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from canvases import document
from canvases.models import Canvas, fields
from reviews.models.rounds import Round


class PrivateNote(models.Model):
    """What somebody notes for themselves about a step of a canvas, or with "" about all of it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, db_index=False)
    canvas = models.ForeignKey(Canvas, models.CASCADE)
    step = models.CharField(max_length=30, blank=True, default="")
    text = models.TextField(max_length=document.NOTE_LENGTH)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_related_name = "private_notes"
        constraints = [
            models.UniqueConstraint(fields=["user", "canvas", "step"], name="private_note_once")
        ]


class Phrase(models.Model):
    """What a reviewer says again and again."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, db_index=False)
    text = fields.text(blank=False)

    class Meta:
        default_related_name = "phrases"
        indexes = [models.Index(fields=["user", "id"], name="phrase_of_user")]


class CheckItem(models.Model):
    """What a reviewer looks at in a step, on every canvas."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, db_index=False)
    step = fields.step()
    text = fields.short_text()
    position = models.PositiveIntegerField(default=0)

    class Meta:
        default_related_name = "check_items"
        indexes = [models.Index(fields=["user", "step", "position"], name="check_item_of_user")]


class CheckTick(models.Model):
    """That a reviewer has looked at it, in this round."""

    item = models.ForeignKey(CheckItem, models.CASCADE, db_index=False)
    round = models.ForeignKey(Round, models.CASCADE)

    class Meta:
        default_related_name = "ticks"
        constraints = [models.UniqueConstraint(fields=["item", "round"], name="check_tick_once")]
