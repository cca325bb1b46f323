"""Where a request is: whose canvas, which step, and whether this person may write there."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from canvases import access, storage
from canvases.access import Actor
from canvases.models import Canvas
from canvases.steps import BY_KEY
from canvases.steps.assumptions import ASSUMPTIONS
from canvases.steps.base import Block, Step


@dataclass(frozen=True)
class Place:
    """One canvas as one person sees it now."""

    actor: Actor
    canvas: Canvas
    snapshot: storage.Snapshot
    can_edit: bool


def find(request: HttpRequest, canvas_id: uuid.UUID) -> Place:
    """The canvas, for somebody who may see it. Raises Http404 for everybody else."""
    actor = access.actor_of(request)
    canvas = access.visible_to(actor).filter(pk=canvas_id).first()
    if canvas is None:
        raise Http404
    return Place(actor, canvas, storage.snapshot(canvas), access.may_edit(actor, canvas))


def find_to_edit(request: HttpRequest, canvas_id: uuid.UUID) -> Place:
    """The same, for somebody who may write. Raises PermissionDenied for who may only see."""
    place = find(request, canvas_id)
    if not place.can_edit:
        raise PermissionDenied
    return place


def step_of(key: str) -> Step:
    """Raises Http404 for a step that there is not."""
    if key not in BY_KEY:
        raise Http404
    return BY_KEY[key]


def list_of(step: Step, key: str) -> Block:
    """A step's list by its document key. Raises Http404 where the step has no such list."""
    for block in (*step.blocks, ASSUMPTIONS):
        if block.key == key:
            return block
    raise Http404
