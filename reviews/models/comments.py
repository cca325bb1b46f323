"""What is said about a canvas."""

from __future__ import annotations

from typing import Literal

from django.conf import settings
from django.db import models
from django.utils import timezone

from canvases import document
from canvases.access import guest_names
from canvases.models import Canvas, ShareLink, fields

CommentKind = Literal["must_fix", "should", "question", "praise"]
SuggestionOutcome = Literal["accepted", "declined"]
# "C01" and the like.
_CODE_LENGTH = 8


class Remark(models.Model):
    """Words of somebody. `sent_at` is when others could first read them; None while they wait
    for the end of a review. Whoever came by a share link has a name and a link, and no account.
    """

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    author_name = fields.short_text()
    link = models.ForeignKey(ShareLink, models.SET_NULL, null=True, related_name="+")
    text = fields.text(blank=False)
    at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    @property
    def is_by_guest(self) -> bool:
        """Whether it came by a share link, from whoever had it."""
        return self.link_id is not None

    @property
    def signature(self) -> str:
        """Who said it, as everybody else reads it."""
        return guest_names.shown(self.author_name) if self.is_by_guest else self.author_name


class Comment(Remark):
    """What somebody thinks of an item, a finding, a step or the whole canvas.

    `step` is "" for the canvas, `ref` "" for the step. `quote` is what it was about in its own
    words, so that it still reads when that is gone. A comment with a `field` proposes `proposed`
    as its wording.
    """

    canvas = models.ForeignKey(Canvas, models.CASCADE, db_index=False)
    kind = fields.required_choice(CommentKind)
    step = models.CharField(max_length=30, blank=True, default="")
    block = models.CharField(max_length=30, blank=True, default="")
    ref = models.CharField(max_length=document.NAME_LENGTH, blank=True, default="")
    finding = models.CharField(max_length=_CODE_LENGTH, blank=True, default="")
    about = models.JSONField(default=list)  # the refs that the finding is about
    quote = fields.text()
    round = models.PositiveIntegerField(default=0)

    field = models.CharField(max_length=30, blank=True, default="")
    proposed = fields.text()
    outcome = models.CharField(
        max_length=10, choices=fields.choices_of(SuggestionOutcome), blank=True, default=""
    )
    decided_by_name = fields.short_text()
    decided_at = models.DateTimeField(null=True)

    is_open = models.BooleanField(default=True)
    resolved_by_name = fields.short_text()
    resolved_at = models.DateTimeField(null=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    due = models.DateField(null=True)

    class Meta:
        default_related_name = "comments"
        indexes = [
            models.Index(fields=["canvas", "step", "id"], name="comment_of_step"),
            models.Index(
                fields=["canvas", "kind"],
                condition=models.Q(is_open=True),
                name="comment_open",
            ),
        ]


def wanted(comments: models.QuerySet[Comment]) -> models.QuerySet[Comment]:
    """Those that want something done. Praise wants nothing, so it is never open."""
    return comments.filter(is_open=True).exclude(kind="praise")


class Reply(Remark):
    """An answer to a comment."""

    comment = models.ForeignKey(Comment, models.CASCADE)

    class Meta:
        default_related_name = "replies"
