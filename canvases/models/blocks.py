"""The blocks of the canvas: one table each, its columns named as the canvas file names them."""

from __future__ import annotations

from typing import Any

from django.db import models

from canvases import document
from canvases.models import fields
from canvases.models.canvas import Canvas

# Room between neighbours, so that a move changes one row: it can be halved forty times.
POSITION_GAP = 2**40

_IN_CANVAS: list[models.BaseConstraint] = [
    models.UniqueConstraint(fields=["canvas", "ref"], name="%(class)s_ref_in_canvas"),
    # What SameCanvas points at.
    models.UniqueConstraint(fields=["canvas", "id"], name="%(class)s_id_in_canvas"),
]
_NAMED_ONCE = models.UniqueConstraint(
    fields=["canvas", "name_key"],
    name="%(class)s_name_in_canvas",
    violation_error_message="This name is on the list already.",
)


class BlockItem(models.Model):
    """What every item has. `ref` is its id in the canvas file, kept for life."""

    id = models.BigAutoField(primary_key=True)
    canvas = models.ForeignKey(Canvas, models.CASCADE, db_index=False)
    ref = models.CharField(max_length=document.NAME_LENGTH)
    position = models.BigIntegerField()
    # The canvas's revision when the item or one of its links last changed: it never comes twice,
    # not even after a deletion, and names the Change that says who did it.
    revision = models.PositiveIntegerField(default=1)
    # The same for its own words and place only: a link that is ticked elsewhere does not put a
    # form out of date that holds words only.
    own_revision = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True
        default_related_name = "%(class)ss"
        constraints = _IN_CANVAS

    def validate_constraints(self, exclude: Any = None) -> None:
        """A form that does not show the canvas is held to what concerns it all the same."""
        super().validate_constraints(exclude=set(exclude or ()) - {"canvas", "name_key"})


class NamedItem(BlockItem):
    """An item whose name is said once in its block."""

    name = fields.name()
    name_key = fields.NameKeyField()

    class Meta(BlockItem.Meta):
        abstract = True
        constraints = [*_IN_CANVAS, _NAMED_ONCE]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self.name_key = document.name_key(self.name)


class Segment(NamedItem):
    """A group of customers who are served alike."""

    description = fields.text()
    side = fields.choice(document.Side)
    size = fields.count()


class Persona(NamedItem):
    """One person, drawn well enough to recognise."""

    segment = models.ForeignKey(
        Segment, models.SET_NULL, null=True, blank=True, db_constraint=False, db_index=False
    )
    role = fields.choice(document.Role)
    think = fields.text()
    see = fields.text()
    feel = fields.text()
    do = fields.text()
    examples = fields.text()

    class Meta(NamedItem.Meta):
        constraints = [
            *NamedItem.Meta.constraints,
            *fields.on_same_canvas("segment", keeps_row=True),
        ]


class Problem(BlockItem):
    """What a persona or a segment needs, and what they do about it today."""

    persona = fields.optional_end("Persona")
    segment = fields.optional_end("Segment")
    text = fields.text(blank=False)
    alternative = fields.text()

    class Meta(BlockItem.Meta):
        constraints = [
            *_IN_CANVAS,
            *fields.on_same_canvas("persona", "segment"),
            *fields.one_of("persona", "segment"),
        ]

    def __str__(self) -> str:
        return self.text


class Proposition(NamedItem):
    """What is offered."""

    description = fields.text()
    kind = fields.choice(document.PropositionKind)


class Channel(NamedItem):
    """A means by which propositions are promoted, sold or delivered."""

    description = fields.text()
    kind = fields.choice(document.ChannelKind)
    owner = fields.choice(document.ChannelOwner)
    use = fields.choice(document.Use)
    speed = fields.rating()
    efficiency = fields.rating()
    investment = fields.rating()
    preference = fields.rating()


class Relationship(NamedItem):
    """A kind of dealing with customers while they buy and while they use."""

    description = fields.text()
    basis = fields.choice(document.Basis)
    contact = fields.choice(document.Contact)
    aims = models.JSONField(default=list, blank=True)
    path = fields.choice(document.Path)
    service = fields.choice(document.Service)
    concierge = models.BooleanField(default=False)
    numbers_work = fields.choice(document.YesNo)
    premium = fields.choice(document.YesNo)
    listening = fields.text()


class RevenueStream(NamedItem):
    """Money that somebody pays for somebody's use of a proposition."""

    description = fields.text()
    form = fields.choice(document.StreamForm)
    pricing = fields.choice(document.Pricing)
    varies_by_segment = fields.choice(document.YesNo)
    volume_discount = fields.choice(document.YesNo)
    charged_on = fields.choice(document.ChargedOn)
    analogue = fields.text()

    class Meta(NamedItem.Meta):
        default_related_name = "revenue_streams"


class Capture(BlockItem):
    """What comes back beyond money."""

    text = fields.text(blank=False)
    form = fields.choice(document.CaptureForm)
    stage = fields.choice(document.JourneyStage)

    def __str__(self) -> str:
        return self.text


class Activity(NamedItem):
    """What the business must do well."""

    description = fields.text()
    core = models.BooleanField(default=True)

    class Meta(NamedItem.Meta):
        default_related_name = "activities"
        verbose_name_plural = "activities"


class Resource(NamedItem):
    """An asset that the business must have."""

    description = fields.text()
    kind = fields.choice(document.ResourceKind)


class Partner(NamedItem):
    """Somebody who does what the business should not do itself."""

    description = fields.text()
    key = models.BooleanField(default=True)
    motive = fields.choice(document.Motive)


class Cost(NamedItem):
    """What has to be paid, whatever drives it."""

    description = fields.text()
    behaviour = fields.choice(document.Behaviour)
    amount = fields.money()
    period = fields.choice(document.Period)


class Assumption(BlockItem):
    """What is believed and not yet known."""

    text = fields.text(blank=False)
    kind = fields.choice(document.AssumptionKind)
    step = fields.optional_step()
    # The ref of an item of any block on the same canvas; editing keeps it true.
    about = models.CharField(max_length=document.NAME_LENGTH, null=True, blank=True)  # noqa: DJ001
    about_hash = models.CharField(max_length=16, blank=True, default="")
    impact = fields.rating()
    evidence = fields.rating()
    status = fields.required_choice(document.AssumptionStatus, default="untested")

    def __str__(self) -> str:
        return self.text


class Action(BlockItem):
    """A next step. It has no id in the file; `ref` is for the pages only."""

    text = fields.text()
    owner = fields.short_text()
    due = models.DateField(null=True, blank=True)
    done = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.text
