"""A canvas, and what is remembered about how it came to be."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from canvases import document
from canvases.checks import SEVERITIES, Counts
from canvases.models import fields


class Canvas(models.Model):
    """A business model that somebody works out; its id is the same in addresses and commands."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Without an owner and a guest it is seen in the admin only, unless it is an example.
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, db_index=False
    )
    guest = models.ForeignKey("accounts.Guest", models.CASCADE, null=True, blank=True)
    example = models.SlugField(max_length=60, null=True, blank=True, unique=True, db_index=False)

    title = fields.name()
    organisation = fields.short_text()
    currency = fields.short_text()
    stage = fields.choice(document.Stage)
    business_type = fields.choice(document.BusinessType)
    next_review = models.DateField(null=True, blank=True)
    details_revision = models.PositiveIntegerField(default=1)

    # Raised by one with every change of anything on the canvas.
    revision = models.PositiveIntegerField(default=1)
    # Raised with whatever others say about the canvas, once it may be read: a page that shows it
    # asks again, and one of a canvas that nobody ever spoke about need not ask at all.
    talk = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(default=timezone.now)
    deleted_at = models.DateTimeField(null=True, blank=True)

    # Whether reviewers may read along before anything is submitted, and whether they may edit.
    drafts_open = models.BooleanField(default=True)
    reviewers_may_edit = models.BooleanField(default=False)

    # Kept by whatever writes, so that lists of canvases and the limits need not count.
    items = models.PositiveIntegerField(default=0)
    links = models.PositiveIntegerField(default=0)
    steps_done = models.PositiveSmallIntegerField(default=0)

    # As canvases.insights.tallies has them, whose version tells whether they are still true; the
    # findings of each severity have a column besides.
    ink = models.PositiveSmallIntegerField(null=True, blank=True)
    untested = models.PositiveSmallIntegerField(default=0)
    tallied_by = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[models.Manager[Canvas]] = models.Manager()

    class Meta:
        default_related_name = "canvases"
        verbose_name_plural = "canvases"
        indexes = [
            models.Index(fields=["owner", "-changed_at", "id"], name="canvas_of_owner"),
            models.Index(
                fields=["owner", "-deleted_at", "id"],
                name="canvas_in_bin",
                condition=models.Q(deleted_at__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(owner__isnull=True) | models.Q(guest__isnull=True),
                name="canvas_of_owner_or_guest",
            ),
            models.CheckConstraint(
                condition=models.Q(example__isnull=True)
                | models.Q(owner__isnull=True, guest__isnull=True),
                name="canvas_example_is_nobodys",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def counts(self) -> Counts:
        """How many findings of each severity stood when they were counted."""
        return {key: getattr(self, weight.column) for key, weight in SEVERITIES.items()}


for _weight in SEVERITIES.values():
    Canvas.add_to_class(_weight.column, models.PositiveSmallIntegerField(default=0))


class Change(models.Model):
    """Who did what and when: one row for every revision of a canvas."""

    canvas = models.ForeignKey(Canvas, models.CASCADE, db_index=False)
    revision = models.PositiveIntegerField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    guest = models.ForeignKey("accounts.Guest", models.SET_NULL, null=True)
    verb = models.CharField(max_length=20)
    block = models.CharField(max_length=30)
    ref = models.CharField(max_length=document.NAME_LENGTH)
    step = models.CharField(max_length=30, blank=True, default="")  # "" for none of them
    # Whose words they are, where somebody took over what was suggested.
    suggested_by = fields.short_text()
    at = models.DateTimeField()
    # {"acts": rows made, altered and gone (see editing.journal), "deletion": its id or null}, kept
    # for as long as it can be taken back.
    rows = models.JSONField(encoder=DjangoJSONEncoder, null=True)

    class Meta:
        default_related_name = "changes"
        constraints = [
            models.UniqueConstraint(fields=["canvas", "revision"], name="change_once_a_revision")
        ]


class Deletion(models.Model):
    """Rows that were taken away, whole, so that undo can bring them back for 30 days."""

    canvas = models.ForeignKey(Canvas, models.CASCADE)
    at = models.DateTimeField(default=timezone.now, db_index=True)
    undone_at = models.DateTimeField(null=True)
    # {"removed": [[model, {column: value}]], "cleared": [[model, id, column, value]]}
    rows = models.JSONField(encoder=DjangoJSONEncoder)  # dates and amounts among them

    class Meta:
        default_related_name = "deletions"


class StepPace(models.Model):
    """How many minutes founders took for a step, so that what its page says stays honest."""

    step = models.CharField(max_length=30, primary_key=True)
    minutes = models.PositiveIntegerField()

    class Meta:
        default_related_name = "paces"
