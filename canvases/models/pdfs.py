"""PDFs that are being made for somebody."""

from __future__ import annotations

import uuid
from typing import Literal

from django.db import models
from django.utils import timezone

from canvases.models import fields
from canvases.models.canvas import Canvas

PdfOrderState = Literal["waits", "making", "made", "failed"]


class PdfOrder(models.Model):
    """A PDF that somebody asked for: what it is made of while it waits, its bytes until they are
    handed over, or why there is none.

    `key` tells what is asked for apart, so that two windows wait for one making. Asker and network
    are keyed hashes. `turn` is its place in line: the second of one person stands behind the
    first of another. `task` is the task that makes it, which goes on where its worker was killed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    canvas = models.ForeignKey(Canvas, models.CASCADE)
    revision = models.PositiveBigIntegerField()
    subject = models.CharField(max_length=40)
    key = models.CharField(max_length=64, unique=True)
    asker = models.CharField(max_length=24)
    network = models.CharField(max_length=24)
    asked_at = models.DateTimeField(default=timezone.now)
    turn = models.PositiveBigIntegerField(default=0)
    state = fields.required_choice(PdfOrderState, default="waits")
    is_long = models.BooleanField(default=False)
    task = models.CharField(max_length=64, default="")
    began_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    question = models.JSONField()
    body = models.BinaryField(default=bytes)
    content = models.BinaryField(default=bytes)
    said = fields.text()
    unable = models.BooleanField(default=False)
    instead = models.BooleanField(default=False)

    class Meta:
        default_related_name = "pdf_orders"
        indexes = [models.Index(fields=["state", "turn", "asked_at"], name="pdf_orders_in_line")]
