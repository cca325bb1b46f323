"""The desk: what lies on it, and what is searched. All of it is made from other rows."""

from __future__ import annotations

from typing import Literal

from django.conf import settings
from django.db import models

from canvases.models import Canvas, fields
from reviews.transitions import State

# Of a title or a name, as far as lists sort by it.
KEY_LENGTH = 60
DeskRole = Literal["owner", "editor", "reviewer", "viewer"]
Waits = Literal["me", "them", ""]


class CanvasText(models.Model):
    """What can be searched of a canvas. The words themselves stand in an index that each database
    has its own kind of (see reviews/search.py), under this row's id.

    `stale_since` is when the canvas first said something that the index does not know yet.
    """

    canvas = models.OneToOneField(Canvas, models.CASCADE)
    stale_since = models.DateTimeField(null=True)

    class Meta:
        default_related_name = "text"
        indexes = [
            models.Index(
                fields=["stale_since", "id"],
                condition=models.Q(stale_since__isnull=False),
                name="canvas_text_stale",
            )
        ]


class DeskRow(models.Model):
    """A canvas as it lies on somebody's desk: what the list sorts and filters by.

    It says nothing that other rows do not say, and it lets nobody in: who may see a canvas is
    asked of members and owner each time. Where somebody may not read the draft, it knows only what
    was submitted. `seen` is the canvas's revision when they last looked.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, db_index=False)
    canvas = models.ForeignKey(Canvas, models.CASCADE)
    text = models.ForeignKey(CanvasText, models.CASCADE)
    role = fields.required_choice(DeskRole)
    reads = models.BooleanField()  # the draft

    title_key = models.CharField(max_length=KEY_LENGTH)
    organisation_key = models.CharField(max_length=KEY_LENGTH, blank=True)
    changed_at = models.DateTimeField()
    revision = models.PositiveIntegerField()
    seen = models.PositiveIntegerField(default=0)
    errors = models.PositiveIntegerField(default=0)
    findings = models.PositiveIntegerField(default=0)  # of every severity that is a claim
    untested = models.PositiveIntegerField(default=0)
    comments = models.PositiveIntegerField(default=0)
    state = fields.required_choice(State)
    waits = models.CharField(max_length=4, choices=fields.choices_of(Waits), blank=True)
    since = models.DateTimeField()
    round = models.PositiveIntegerField(default=0)
    is_half = models.BooleanField(default=False)
    # What the canvas's revision was when it was submitted as what is approved now; else 0.
    approved_revision = models.PositiveIntegerField(default=0)

    class Meta:
        default_related_name = "desk_rows"
        constraints = [models.UniqueConstraint(fields=["user", "canvas"], name="desk_row_once")]
        indexes = [
            models.Index(fields=["user", "role", "-changed_at", "id"], name="desk_by_change"),
            models.Index(fields=["user", "role", "title_key", "id"], name="desk_by_title"),
            models.Index(
                fields=["user", "role", "organisation_key", "id"], name="desk_by_organisation"
            ),
            models.Index(fields=["user", "role", "since", "id"], name="desk_by_waiting"),
            models.Index(fields=["user", "role", "-errors", "id"], name="desk_by_errors"),
            models.Index(fields=["user", "role", "-findings", "id"], name="desk_by_findings"),
            models.Index(fields=["user", "role", "-untested", "id"], name="desk_by_untested"),
            models.Index(fields=["user", "role", "-comments", "id"], name="desk_by_comments"),
            models.Index(fields=["user", "role", "waits", "state"], name="desk_by_state"),
        ]
