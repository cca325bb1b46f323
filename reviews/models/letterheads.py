"""Under what name, logo and colour somebody's reviews go out."""

from __future__ import annotations

from django.conf import settings
from django.db import models

NAME_LENGTH = 120


class Letterhead(models.Model):
    """What a consultant put in place of our looks; "" and no bytes for what they left alone.

    `logo` is a PNG that we drew ourselves, never the file that was uploaded.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True)
    name = models.CharField(max_length=NAME_LENGTH, blank=True, default="")
    colour = models.CharField(max_length=7, blank=True, default="")  # #rrggbb, in small letters
    logo = models.BinaryField(default=bytes)
    logo_width = models.PositiveSmallIntegerField(default=0)
    logo_height = models.PositiveSmallIntegerField(default=0)

    class Meta:
        default_related_name = "letterhead"

    @property
    def says_nothing(self) -> bool:
        return not (self.name or self.colour or self.logo)
