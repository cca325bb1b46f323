"""Who besides its owner may see a canvas: members, those who are invited, and share links."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from django.conf import settings
from django.db import models
from django.utils import timezone

from canvases.models import fields
from canvases.models.canvas import Canvas

MemberRole = Literal["editor", "reviewer", "viewer"]
PartedBy = Literal["owner", "self"]
LinkKind = Literal["view", "comment"]

INVITED_FOR = dt.timedelta(days=30)
LINK_DAYS = 30
_HASH_LENGTH = 64


class Member(models.Model):
    """Somebody with whom a canvas is shared, and as what. Its owner is no member."""

    canvas = models.ForeignKey(Canvas, models.CASCADE)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, db_index=False)
    role = fields.required_choice(MemberRole)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        default_related_name = "members"
        constraints = [models.UniqueConstraint(fields=["user", "canvas"], name="member_once")]


class Parting(models.Model):
    """That somebody lost what they were to a canvas, as it was called on that day.

    `of` is the canvas's id and no link to it: this stays when the canvas is gone. It lets nobody
    in; who is let in again has none.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, db_index=False)
    of = models.UUIDField()
    title = fields.short_text()
    owner_name = fields.short_text()
    role = fields.required_choice(MemberRole)
    by = fields.required_choice(PartedBy)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_related_name = "partings"
        constraints = [models.UniqueConstraint(fields=["user", "of"], name="parting_once")]


class Invitation(models.Model):
    """Somebody who was asked by e-mail to join. The secret of its link is kept as a hash only."""

    canvas = models.ForeignKey(Canvas, models.CASCADE, db_index=False)
    email = models.EmailField()
    role = fields.required_choice(MemberRole)
    token_hash = models.CharField(max_length=_HASH_LENGTH, unique=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="invitations_sent"
    )
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="invitations_accepted"
    )
    revoked_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)  # revoked, and by whom it was for

    class Meta:
        default_related_name = "invitations"
        indexes = [
            models.Index(fields=["canvas", "-id"], name="invitation_of_canvas"),
            models.Index(
                fields=["email"],
                condition=models.Q(accepted_at__isnull=True, revoked_at__isnull=True),
                name="invitation_open_by_email",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["canvas", "email"],
                condition=models.Q(accepted_at__isnull=True, revoked_at__isnull=True),
                name="invitation_open_once",
            )
        ]


class ShareLink(models.Model):
    """An address that lets in whoever has it, until it expires or is revoked.

    Its secret is kept as a hash only: whoever reads the database can open nothing with it.
    """

    canvas = models.ForeignKey(Canvas, models.CASCADE, db_index=False)
    kind = fields.required_choice(LinkKind)
    label = fields.short_text()
    token_hash = models.CharField(max_length=_HASH_LENGTH, unique=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    uses = models.PositiveIntegerField(default=0)
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        default_related_name = "share_links"
        indexes = [models.Index(fields=["canvas", "-id"], name="share_link_of_canvas")]
