"""Saved states of a canvas, which nothing changes any more."""

from __future__ import annotations

from typing import Any, Literal

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext

from canvases.models import fields
from canvases.models.canvas import Canvas

VersionKind = Literal["saved", "submitted", "approved", "restored"]
_HASH_LENGTH = 64


class Version(models.Model):
    """A document as it was at a moment, with its hash, and who saved it and why.

    `document` is the canvas file in its fewest bytes, `sha256` the hash of just these bytes.
    """

    canvas = models.ForeignKey(Canvas, models.CASCADE, db_index=False)
    number = models.PositiveIntegerField()
    kind = fields.required_choice(VersionKind)
    document = models.TextField()
    sha256 = models.CharField(max_length=_HASH_LENGTH)
    # What the canvas's own revision was.
    revision = models.PositiveIntegerField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    # As it was then: accounts go, and people take other names.
    author_name = fields.short_text()
    at = models.DateTimeField(default=timezone.now)
    note = fields.text()

    class Meta:
        default_related_name = "versions"
        constraints = [
            models.UniqueConstraint(fields=["canvas", "number"], name="version_once_a_number")
        ]

    def __str__(self) -> str:
        return gettext("Version %(number)s") % {"number": self.number}

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store it once. Raises TypeError for one that is stored: what was approved stays so."""
        if not self._state.adding:
            raise TypeError("A version does not change.")
        super().save(*args, **{**kwargs, "force_insert": True})
