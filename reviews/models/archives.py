"""PDFs of many canvases as one file, for as long as it is kept."""

from __future__ import annotations

import uuid
from typing import Literal

from django.conf import settings
from django.db import models
from django.utils import timezone

from canvases.models import Canvas, fields

PdfState = Literal["waits", "made", "failed"]


class Archive(models.Model):
    """What somebody asked for at once; made in the background, one PDF after the other."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, db_index=False)
    asked_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        default_related_name = "archives"
        indexes = [models.Index(fields=["user", "-asked_at"], name="archive_of_user")]


class ArchivedPdf(models.Model):
    """One canvas of an archive. `said` is why there is no PDF of it; `of_draft` tells that it shows
    the canvas as it stood, and not as it was submitted."""

    archive = models.ForeignKey(Archive, models.CASCADE, db_index=False)
    canvas = models.ForeignKey(Canvas, models.CASCADE)
    position = models.PositiveIntegerField()
    state = fields.required_choice(PdfState, default="waits")
    pdf = models.BinaryField(default=bytes)
    of_draft = models.BooleanField(default=False)
    said = fields.text()

    class Meta:
        default_related_name = "pdfs"
        constraints = [
            models.UniqueConstraint(fields=["archive", "position"], name="archived_pdf_position")
        ]
