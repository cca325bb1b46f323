"""What is written beside the items: notes, answers, packages, tests, and the founder's word."""

from __future__ import annotations

from django.db import models

from canvases import document
from canvases.models import fields
from canvases.models.canvas import Canvas
from canvases.models.links import Link

_WHO = ("persona", "segment")


class JourneyNote(Link):
    """A sentence about how somebody fares at a stage of the journey."""

    persona = fields.optional_end("Persona")
    segment = fields.optional_end("Segment")
    stage = fields.required_choice(document.JourneyStage)
    text = fields.text()
    revision = models.PositiveIntegerField(default=1)

    class Meta(Link.Meta):
        constraints = [
            *fields.on_same_canvas(*_WHO),
            *fields.one_of(*_WHO),
            *fields.once("stage", ends=_WHO),
        ]


class RelationshipNote(Link):
    """Where a relationship differs: for somebody, at a stage, or both."""

    relationship = fields.end("Relationship")
    persona = fields.optional_end("Persona")
    segment = fields.optional_end("Segment")
    # "" and not null where it is not said: a null is never equal to another.
    stage = fields.required_choice(document.JourneyStage, blank=True, default="")
    text = fields.text()

    class Meta(Link.Meta):
        constraints = [
            *fields.on_same_canvas("relationship", *_WHO),
            *fields.one_of(*_WHO, or_none=True),
            *fields.once("relationship", "stage", ends=_WHO),
            models.UniqueConstraint(
                fields=["relationship", "stage"],
                condition=models.Q(persona__isnull=True, segment__isnull=True),
                name="relationshipnote_once_for_all",
            ),
        ]


class Package(Link):
    """What is sold at a price. `position` counts from 0 within the stream."""

    stream = fields.end("RevenueStream")
    position = models.PositiveIntegerField()
    name = fields.short_text()
    price = fields.money()
    per = fields.short_text()
    period = fields.choice(document.Period)
    one_off = models.BooleanField(default=False)
    units = fields.count()

    class Meta(Link.Meta):
        constraints = [
            *fields.on_same_canvas("stream"),
            models.UniqueConstraint(fields=["stream", "position"], name="package_position"),
        ]


class Test(Link):
    """How an assumption is put to the test. `position` counts from 0 within the assumption."""

    __test__ = False  # pytest would take the name for one of its own

    assumption = fields.end("Assumption")
    position = models.PositiveIntegerField()
    how = fields.text()
    measure = fields.text()
    pass_mark = fields.text()
    due = models.DateField(null=True, blank=True)
    result = fields.text()
    verdict = fields.choice(document.Verdict)

    class Meta(Link.Meta):
        constraints = [
            *fields.on_same_canvas("assumption"),
            models.UniqueConstraint(fields=["assumption", "position"], name="test_position"),
        ]


class Answer(models.Model):
    """A text of the canvas as a whole: "positioning.for", "design_answers.growth"."""

    canvas = models.ForeignKey(Canvas, models.CASCADE, db_index=False)
    key = models.CharField(max_length=40)
    text = fields.text()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        default_related_name = "answers"
        constraints = [
            models.UniqueConstraint(fields=["canvas", "key"], name="answer_once"),
        ]


class Force(models.Model):
    """One of the five forces, as the founder sees it."""

    canvas = models.ForeignKey(Canvas, models.CASCADE, db_index=False)
    force = fields.required_choice(document.ForceKind)
    rating = fields.rating()
    note = fields.text()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        default_related_name = "forces"
        constraints = [
            models.UniqueConstraint(fields=["canvas", "force"], name="force_once"),
        ]


class StepState(models.Model):
    """The founder's own word on a step: the note, the ticks and how far it is."""

    canvas = models.ForeignKey(Canvas, models.CASCADE, db_index=False)
    step = fields.step()
    note = models.TextField(max_length=document.NOTE_LENGTH, blank=True, default="")
    status = fields.required_choice(document.StepStatus, default="not_started")
    reason = fields.text()
    litmus = models.JSONField(default=list, blank=True)
    # A save is out of date only if what it writes has changed since: the note, or the status.
    revision = models.PositiveIntegerField(default=0)
    note_revision = models.PositiveIntegerField(default=0)
    status_revision = models.PositiveIntegerField(default=0)
    # Time at work: pauses between saves, each counted up to two minutes.
    seconds = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        default_related_name = "step_states"
        constraints = [
            models.UniqueConstraint(fields=["canvas", "step"], name="stepstate_once"),
        ]
        indexes = [
            models.Index(
                fields=["step", "-done_at"],
                name="stepstate_lately_done",
                condition=models.Q(status="done", done_at__isnull=False),
            ),
        ]


class Dismissal(models.Model):
    """A finding that was set aside, and why. `about` holds refs; editing keeps them true."""

    canvas = models.ForeignKey(Canvas, models.CASCADE)
    position = models.BigIntegerField()
    code = models.CharField(max_length=3)
    about = models.JSONField(default=list, blank=True)
    about_hash = models.CharField(max_length=16, blank=True, default="")
    reason = fields.text()

    class Meta:
        default_related_name = "dismissals"
