"""What is remembered of saves: what they answered, and what they changed."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from canvases import document
from canvases.models import fields
from canvases.models.canvas import Canvas, Deletion

# "journey:<who>:<stage>" is the longest name of a row.
ROW_LENGTH = document.NAME_LENGTH + 40


class Receipt(models.Model):
    """What a save answered, so that a repeat of it answers the same and stores nothing twice."""

    canvas = models.ForeignKey(Canvas, models.CASCADE, db_index=False)
    key = models.UUIDField()
    # A hash of what was sent: a key stands for one save.
    sent = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    body = models.JSONField(encoder=DjangoJSONEncoder)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        default_related_name = "receipts"
        constraints = [models.UniqueConstraint(fields=["canvas", "key"], name="receipt_once")]


class Edition(models.Model):
    """What one person changed about one row in one sitting: what it said before, and after.

    `row` is named as in `storage.Snapshot.revisions`. `before` and `after` hold the fields that
    changed, by their keys in the document; `links` names the lists that did.
    """

    canvas = models.ForeignKey(Canvas, models.CASCADE, db_index=False)
    row = models.CharField(max_length=ROW_LENGTH)
    block = models.CharField(max_length=30)
    name = models.CharField(max_length=document.NAME_LENGTH, blank=True)
    verb = models.CharField(max_length=20)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    guest = models.ForeignKey("accounts.Guest", models.SET_NULL, null=True)
    suggested_by = fields.short_text()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    saves = models.PositiveIntegerField(default=1)
    before = models.JSONField(encoder=DjangoJSONEncoder, default=dict)
    after = models.JSONField(encoder=DjangoJSONEncoder, default=dict)
    links = models.JSONField(default=list)
    # What brings the row back, for as long as it is kept.
    deletion = models.ForeignKey(Deletion, models.SET_NULL, null=True)

    class Meta:
        default_related_name = "editions"
        indexes = [
            models.Index(fields=["canvas", "row", "-id"], name="edition_of_row"),
            models.Index(fields=["canvas", "-ended_at", "-id"], name="edition_of_canvas"),
        ]
