"""The blocks of the canvas: one table each, its columns named as the canvas file names them.

A block declares what is asked about its items; the columns that keep it come from there. A class
names links, what has no field, and the columns that our own code names.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy

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
    violation_error_message=gettext_lazy("This name is on the list already."),
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


@fields.of_block("segments")
class Segment(NamedItem):
    """A group of customers who are served alike."""


@fields.of_block("personas")
class Persona(NamedItem):
    """One person, drawn well enough to recognise."""

    segment = models.ForeignKey(
        Segment, models.SET_NULL, null=True, blank=True, db_constraint=False, db_index=False
    )

    class Meta(NamedItem.Meta):
        constraints = [
            *NamedItem.Meta.constraints,
            *fields.on_same_canvas("segment", keeps_row=True),
        ]


@fields.of_block("problems")
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


@fields.of_block("propositions")
class Proposition(NamedItem):
    """What is offered."""


@fields.of_block("channels")
class Channel(NamedItem):
    """A means by which propositions are promoted, sold or delivered."""


@fields.of_block("relationships")
class Relationship(NamedItem):
    """A kind of dealing with customers while they buy and while they use."""


@fields.of_block("revenue_streams")
class RevenueStream(NamedItem):
    """Money that somebody pays for somebody's use of a proposition."""

    class Meta(NamedItem.Meta):
        default_related_name = "revenue_streams"


@fields.of_block("captures")
class Capture(BlockItem):
    """What comes back beyond money."""

    text = fields.text(blank=False)

    def __str__(self) -> str:
        return self.text


@fields.of_block("activities")
class Activity(NamedItem):
    """What the business must do well."""

    class Meta(NamedItem.Meta):
        default_related_name = "activities"
        verbose_name_plural = "activities"


@fields.of_block("resources")
class Resource(NamedItem):
    """An asset that the business must have."""


@fields.of_block("partners")
class Partner(NamedItem):
    """Somebody who does what the business should not do itself."""


@fields.of_block("costs")
class Cost(NamedItem):
    """What has to be paid, whatever drives it."""


@fields.of_block("assumptions")
class Assumption(BlockItem):
    """What is believed and not yet known."""

    text = fields.text(blank=False)
    status = fields.required_choice(document.AssumptionStatus, default="untested")
    step = fields.optional_step()
    # The ref of an item of any block on the same canvas; editing keeps it true.
    about = models.CharField(max_length=document.NAME_LENGTH, null=True, blank=True)  # noqa: DJ001
    about_hash = models.CharField(max_length=16, blank=True, default="")

    def __str__(self) -> str:
        return self.text


@fields.of_block("actions")
class Action(BlockItem):
    """A next step. It has no id in the file; `ref` is for the pages only."""

    text = fields.text()

    def __str__(self) -> str:
        return self.text
