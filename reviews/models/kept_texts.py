"""What somebody wrote about a canvas that is closed to them now."""

from __future__ import annotations

from django.db import models

from canvases.models import Parting


class Kept(models.Model):
    """Their own texts, as they stood when they were parted from it; nothing of anybody else."""

    parting = models.OneToOneField(Parting, models.CASCADE, primary_key=True)
    texts = models.JSONField(default=list)

    class Meta:
        default_related_name = "kept"
