"""The links: one table for every kind, so that the schema says what may be linked to what."""

from __future__ import annotations

from django.db import models

from canvases import document
from canvases.models import fields
from canvases.models.canvas import Canvas

_WHO = ("persona", "segment")


class Link(models.Model):
    """What every link has; its ends stand on its own canvas."""

    id = models.BigAutoField(primary_key=True)
    canvas = models.ForeignKey(Canvas, models.CASCADE)

    class Meta:
        abstract = True
        default_related_name = "%(class)ss"


class Fit(Link):
    """A persona, or a whole segment, and a proposition that is meant for it."""

    persona = fields.optional_end("Persona")
    segment = fields.optional_end("Segment")
    proposition = fields.end("Proposition")

    class Meta(Link.Meta):
        constraints = [
            models.UniqueConstraint(fields=["canvas", "id"], name="fit_id_in_canvas"),
            *fields.on_same_canvas(*_WHO, "proposition"),
            *fields.one_of(*_WHO),
            *fields.once("proposition", ends=_WHO),
        ]


class Solving(Link):
    """A proposition solves a problem."""

    proposition = fields.end("Proposition")
    problem = fields.end("Problem")

    class Meta(Link.Meta):
        constraints = [
            *fields.on_same_canvas("proposition", "problem"),
            *fields.once("proposition", "problem"),
        ]


class Reach(Link):
    """A channel reaches somebody; one that reaches nobody by name reaches everyone."""

    channel = fields.end("Channel")
    persona = fields.optional_end("Persona")
    segment = fields.optional_end("Segment")

    class Meta(Link.Meta):
        default_related_name = "reaches"
        verbose_name_plural = "reaches"
        constraints = [
            *fields.on_same_canvas("channel", *_WHO),
            *fields.one_of(*_WHO),
            *fields.once("channel", ends=_WHO),
        ]


class Touch(Link):
    """A channel serves a stage of the journey, for somebody or for all whom it reaches."""

    channel = fields.end("Channel")
    persona = fields.optional_end("Persona")
    segment = fields.optional_end("Segment")
    stage = fields.required_choice(document.JourneyStage)

    class Meta(Link.Meta):
        default_related_name = "touches"
        verbose_name_plural = "touches"
        constraints = [
            *fields.on_same_canvas("channel", *_WHO),
            *fields.one_of(*_WHO, or_none=True),
            *fields.once("channel", "stage", ends=_WHO),
            models.UniqueConstraint(
                fields=["channel", "stage"],
                condition=models.Q(persona__isnull=True, segment__isnull=True),
                name="touch_once_for_all",
            ),
        ]


class Serving(Link):
    """A relationship is meant for somebody; one without is meant for everyone."""

    relationship = fields.end("Relationship")
    persona = fields.optional_end("Persona")
    segment = fields.optional_end("Segment")

    class Meta(Link.Meta):
        constraints = [
            *fields.on_same_canvas("relationship", *_WHO),
            *fields.one_of(*_WHO),
            *fields.once("relationship", ends=_WHO),
        ]


class Passage(Link):
    """A relationship goes through a channel."""

    relationship = fields.end("Relationship")
    channel = fields.end("Channel")

    class Meta(Link.Meta):
        constraints = [
            *fields.on_same_canvas("relationship", "channel"),
            *fields.once("relationship", "channel"),
        ]


class Driver(Link):
    """A fit earns a revenue stream: a persona and a proposition jointly, never each apart."""

    stream = fields.end("RevenueStream")
    fit = fields.end("Fit")

    class Meta(Link.Meta):
        constraints = [
            *fields.on_same_canvas("stream", "fit"),
            *fields.once("stream", "fit"),
        ]


class Payer(Link):
    """Somebody pays a stream, where it is not the user."""

    stream = fields.end("RevenueStream")
    persona = fields.optional_end("Persona")
    segment = fields.optional_end("Segment")

    class Meta(Link.Meta):
        constraints = [
            *fields.on_same_canvas("stream", *_WHO),
            *fields.one_of(*_WHO),
            *fields.once("stream", ends=_WHO),
        ]


class Earning(Link):
    """A need or a proposition earns what is captured."""

    capture = fields.end("Capture")
    problem = fields.optional_end("Problem")
    proposition = fields.optional_end("Proposition")

    class Meta(Link.Meta):
        constraints = [
            *fields.on_same_canvas("capture", "problem", "proposition"),
            *fields.one_of("problem", "proposition"),
            *fields.once("capture", ends=("problem", "proposition")),
        ]


class Delivery(Link):
    """An activity delivers a proposition."""

    activity = fields.end("Activity")
    proposition = fields.end("Proposition")

    class Meta(Link.Meta):
        default_related_name = "deliveries"
        verbose_name_plural = "deliveries"
        constraints = [
            *fields.on_same_canvas("activity", "proposition"),
            *fields.once("activity", "proposition"),
        ]


class Managing(Link):
    """An activity keeps a channel, a relationship or a partner working."""

    activity = fields.end("Activity")
    channel = fields.optional_end("Channel")
    relationship = fields.optional_end("Relationship")
    partner = fields.optional_end("Partner")

    class Meta(Link.Meta):
        constraints = [
            *fields.on_same_canvas("activity", "channel", "relationship", "partner"),
            *fields.one_of("channel", "relationship", "partner"),
            *fields.once("activity", ends=("channel", "relationship", "partner")),
        ]


class Usage(Link):
    """An activity or a relationship uses a resource."""

    resource = fields.end("Resource")
    activity = fields.optional_end("Activity")
    relationship = fields.optional_end("Relationship")

    class Meta(Link.Meta):
        constraints = [
            *fields.on_same_canvas("resource", "activity", "relationship"),
            *fields.one_of("activity", "relationship"),
            *fields.once("resource", ends=("activity", "relationship")),
        ]


class Provision(Link):
    """A partner provides an activity, a resource or a channel."""

    partner = fields.end("Partner")
    activity = fields.optional_end("Activity")
    resource = fields.optional_end("Resource")
    channel = fields.optional_end("Channel")

    class Meta(Link.Meta):
        constraints = [
            *fields.on_same_canvas("partner", "activity", "resource", "channel"),
            *fields.one_of("activity", "resource", "channel"),
            *fields.once("partner", ends=("activity", "resource", "channel")),
        ]


class CostDriver(Link):
    """An activity, a resource or a partner drives a cost."""

    cost = fields.end("Cost")
    activity = fields.optional_end("Activity")
    resource = fields.optional_end("Resource")
    partner = fields.optional_end("Partner")

    class Meta(Link.Meta):
        constraints = [
            *fields.on_same_canvas("cost", "activity", "resource", "partner"),
            *fields.one_of("activity", "resource", "partner"),
            *fields.once("cost", ends=("activity", "resource", "partner")),
        ]
