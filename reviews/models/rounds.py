"""Where the review of a canvas stands, and how it came there."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from canvases.models import Canvas, Version, fields
from reviews.transitions import Outcome, Scope, Side, State, StepWord


class Review(models.Model):
    """Where the review of a canvas stands now; a canvas without one is a draft.

    `since` is when the state last changed, and whoever it waits for has waited since then.
    """

    canvas = models.OneToOneField(Canvas, models.CASCADE, primary_key=True)
    state = fields.required_choice(State, default="draft")
    # "" where it waits for nobody.
    waiting_for = models.CharField(max_length=10, blank=True, default="founder")
    since = models.DateTimeField(default=timezone.now)
    # How many rounds there were, and the one that is or was last.
    number = models.PositiveIntegerField(default=0)
    round = models.OneToOneField("Round", models.SET_NULL, null=True, related_name="+")
    # What was approved last, and for how much of the canvas that stands.
    approved = models.ForeignKey(Version, models.SET_NULL, null=True, related_name="+")
    approved_scope = models.CharField(max_length=10, blank=True, default="")

    class Meta:
        default_related_name = "review"
        indexes = [
            models.Index(fields=["state", "since"], name="review_by_state"),
            models.Index(fields=["waiting_for", "since"], name="review_by_waiting"),
        ]

    @property
    def nth(self) -> int:
        """Which review it is, or was last; 0 before there was any."""
        if self.round is None:
            return 0
        return self.round.nth - (self.round.outcome == "withdrawn")


class Round(models.Model):
    """One time round: what the founder submitted, and what the reviewer made of it.

    `number` counts what was handed over, so that a page can say which it saw. People are told
    `nth`, which counts reviews: what was taken back before anybody reviewed it is none.
    """

    canvas = models.ForeignKey(Canvas, models.CASCADE, db_index=False)
    number = models.PositiveIntegerField()
    nth = models.PositiveIntegerField(default=1)
    scope = fields.required_choice(Scope)
    version = models.ForeignKey(Version, models.RESTRICT, related_name="+")
    message = fields.text()
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    submitted_at = models.DateTimeField(default=timezone.now)

    # What the reviewer answered. "withdrawn" is what the founder took back.
    outcome = models.CharField(max_length=10, choices=fields.choices_of(Outcome), blank=True)
    answer = fields.text()
    finished_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    finished_by_name = fields.short_text()
    finished_at = models.DateTimeField(null=True)
    # Steps that whoever approves wrote in: the sign-off says so.
    edited_steps = models.JSONField(default=list)

    class Meta:
        default_related_name = "rounds"
        constraints = [
            models.UniqueConstraint(fields=["canvas", "number"], name="round_once_a_number")
        ]


class StepVerdict(models.Model):
    """What a reviewer says of one step in one round; for themselves until the round is over."""

    round = models.ForeignKey(Round, models.CASCADE, db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, db_index=False)
    step = fields.step()
    verdict = fields.required_choice(StepWord)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_related_name = "verdicts"
        constraints = [
            models.UniqueConstraint(fields=["round", "user", "step"], name="verdict_once")
        ]


class Event(models.Model):
    """That the state of a review changed: who did what, when, and with what words.

    It is only ever added to.
    """

    canvas = models.ForeignKey(Canvas, models.CASCADE, db_index=False)
    act = models.CharField(max_length=20)
    before = fields.required_choice(State)
    after = fields.required_choice(State)
    number = models.PositiveIntegerField()  # of the round
    version = models.ForeignKey(Version, models.SET_NULL, null=True, related_name="+")
    side = fields.required_choice(Side)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    name = fields.short_text()
    words = fields.text()
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager[Event]] = models.Manager()

    class Meta:
        default_related_name = "review_events"
        indexes = [models.Index(fields=["canvas", "-id"], name="event_of_canvas")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store it once. Raises TypeError for one that is stored."""
        if not self._state.adding:
            raise TypeError("What happened does not change.")
        super().save(*args, **{**kwargs, "force_insert": True})
