"""Where a request is: whose canvas, which step, and whether this person may write there."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from django.http import Http404, HttpRequest
from django.urls import reverse

from canvases import access, storage
from canvases.access.visit import Visit, enter, may_edit
from canvases.blocks import ASSUMPTIONS, Block
from canvases.document import Document
from canvases.editing import Saved
from canvases.models import Canvas
from canvases.steps import BY_KEY, Step


@dataclass(frozen=True)
class StepVisit(Visit):
    """One canvas as one person sees it now."""

    # Whether this save brought back what it is about, as it was after the page last saw it.
    restored: bool = False

    @classmethod
    def of(cls, visit: Visit) -> Self:
        return cls(visit.actor, visit.canvas, visit.rights)

    @property
    def can_edit(self) -> bool:
        return self.rights.edit

    @cached_property
    def snapshot(self) -> storage.Snapshot:
        """What stands on the canvas; most saves need none of it."""
        return storage.snapshot(self.canvas)

    def read(self) -> Document:
        return self.snapshot.document


def find(request: HttpRequest, canvas_id: uuid.UUID) -> StepVisit:
    """The canvas, for somebody who may read it. Raises Http404 for who may not know of it, and
    PermissionDenied for a reviewer who may read only what was submitted."""
    return StepVisit.of(enter(request, canvas_id))


def find_to_edit(request: HttpRequest, canvas_id: uuid.UUID) -> StepVisit:
    """The same, for somebody who may write. Raises PermissionDenied for who may only see."""
    return StepVisit.of(enter(request, canvas_id, may_edit))


def locked(request: HttpRequest, canvas: Canvas) -> StepVisit:
    """The same for a canvas that a save holds, which was found to be this person's to change."""
    actor = access.actor_of(request)
    return StepVisit(actor, canvas, access.rights_of(actor, canvas))


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


def address_of(visit: StepVisit, declared: Step) -> str:
    return reverse("wizard:step", args=[visit.canvas.pk, declared.key])


def undo_of(visit: StepVisit, step: Step, saved: Saved) -> str:
    """The address that brings back what a save deleted; "" where it deleted nothing."""
    if saved.undo is None:
        return ""
    return f"{reverse('wizard:undo', args=[visit.canvas.pk, saved.undo])}?step={step.key}"


def take_back_of(visit: StepVisit, step: Step, saved: Saved) -> str:
    """The address that takes back what a save did, "" where that is nothing."""
    if not saved.changed:
        return ""
    address = reverse("wizard:take_back", args=[visit.canvas.pk, saved.canvas_revision])
    return f"{address}?step={step.key}"
