"""Who wrote in which steps, as the history has it."""

from __future__ import annotations

from canvases.access import Actor
from canvases.models import Canvas, Change
from canvases.steps import BY_KEY


def steps_edited_by(actor: Actor, canvas: Canvas, *, until: int) -> tuple[str, ...]:
    """The steps in which somebody changed something, up to a revision of the canvas."""
    changes = Change.objects.filter(canvas=canvas, user=actor.user, revision__lte=until)
    steps = set(changes.order_by().values_list("step", flat=True).distinct())
    return tuple(key for key in BY_KEY if key in steps)
