"""Who has a canvas open."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from canvases.models.canvas import Canvas


class Presence(models.Model):
    """One browser at one canvas, and when it last said so.

    `seat` is a keyed hash of the session: two windows of one browser are one seat.
    """

    canvas = models.ForeignKey(Canvas, models.CASCADE, db_index=False)
    seat = models.CharField(max_length=32)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True)
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        default_related_name = "presences"
        constraints = [models.UniqueConstraint(fields=["canvas", "seat"], name="presence_once")]
