"""What only step 10 saves: the five forces, the next steps, the date of the next review."""

from __future__ import annotations

import datetime as dt
import uuid
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from canvases import editing
from canvases.document import Force
from canvases.steps import analysis
from wizard.views.place import find_to_edit, step_of
from wizard.views.saver import Save, Saver, revision_of


@require_POST
def forces(request: HttpRequest, canvas_id: uuid.UUID, key: str) -> HttpResponse:
    """The five ratings with a line each, as one form; what did not change is left alone."""
    place, declared = find_to_edit(request, canvas_id), step_of(key)
    held: dict[str, Force] = {force.force: force for force in place.snapshot.document.forces}
    saver = Saver(request, place, declared, "forces")
    saves: list[Save] = []
    for question in analysis.FORCES:
        force = question.key
        rating, note = _rating(request, force), request.POST.get(f"note-{force}", "")
        was = held.get(force)
        if (rating, note) == ((was.rating, was.note) if was else (None, "")):
            continue
        seen = revision_of(request, f"revision-{force}")
        saves.append(partial(editing.save_force, place.actor, canvas_id, force, rating, note, seen))
    return saver.run_all(saves)


@require_POST
def add_action(request: HttpRequest, canvas_id: uuid.UUID, key: str) -> HttpResponse:
    place, declared = find_to_edit(request, canvas_id), step_of(key)
    saver = Saver(request, place, declared, "add-actions")
    values = {"text": request.POST.get("name", "")}
    if not values["text"].strip():
        return saver.invalid({"text": ["Write the next step first."]})
    return saver.run(
        partial(editing.add, place.actor, canvas_id, "actions", values), focus="add-actions-name"
    )


@require_POST
def action(request: HttpRequest, canvas_id: uuid.UUID, key: str, ref: str) -> HttpResponse:
    """One next step: its words, who, when, and whether it is done; or it goes."""
    place, declared = find_to_edit(request, canvas_id), step_of(key)
    saver = Saver(request, place, declared, f"action-{ref}")
    seen = revision_of(request)
    if "remove" in request.POST:
        return saver.run(
            partial(editing.remove, place.actor, canvas_id, "actions", ref, seen),
            focus="flashes",
            said="Deleted the next step.",
        )
    values: dict[str, Any] = {
        "text": request.POST.get("text", ""),
        "owner": request.POST.get("owner", ""),
        "done": "done" in request.POST,
    }
    try:
        values["due"] = _date(request.POST.get("due", ""))
    except ValueError:
        return saver.invalid({"due": ["Write the date as year-month-day, 2027-01-15."]})
    return saver.run(partial(editing.change, place.actor, canvas_id, "actions", ref, values, seen))


@require_POST
def next_review(request: HttpRequest, canvas_id: uuid.UUID, key: str) -> HttpResponse:
    place, declared = find_to_edit(request, canvas_id), step_of(key)
    saver = Saver(request, place, declared, "next-review")
    try:
        values = {"next_review": _date(request.POST.get("next_review", ""))}
    except ValueError:
        return saver.invalid({"next_review": ["Write the date as year-month-day, 2027-01-15."]})
    return saver.run(
        partial(editing.save_details, place.actor, canvas_id, values, revision_of(request))
    )


def _date(text: str) -> dt.date | None:
    """An ISO date, None for a blank. Raises ValueError for anything else."""
    return dt.date.fromisoformat(text) if text.strip() else None


def _rating(request: HttpRequest, force: str) -> int | None:
    text = request.POST.get(f"rating-{force}", "")
    return int(text) if text in ("1", "2", "3", "4", "5") else None
