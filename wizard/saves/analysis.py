"""What only step 10 saves: the five forces, the next steps, the date of the next review."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from canvases import editing
from canvases.blocks import ACTIONS, Field
from canvases.document import Force
from canvases.editing import Saved
from canvases.saving import Edit
from canvases.steps import Question, Step, analysis
from wizard.pages.step_visit import StepVisit
from wizard.saves import acts
from wizard.saves.every_step import add_lines
from wizard.saves.guard import saves
from wizard.saves.responders import responder_of
from wizard.saves.single_steps import save_details

_ACTION = {field.key: field for field in (ACTIONS.name, *ACTIONS.fields)}
_NEXT_REVIEW = {"next_review": analysis.NEXT_REVIEW}


@saves
def forces(request: HttpRequest, visit: StepVisit, declared: Step) -> HttpResponse:
    """The five ratings with a line each, or some of them; what did not change is left alone."""
    names = ("rating", "note")
    sent = [q for q in analysis.FORCES if any(f"{name}-{q.key}" in request.POST for name in names)]
    edits = [_force(request, visit, question) for question in sent]
    if len(edits) > 1:
        held: dict[str, Force] = {force.force: force for force in visit.read().forces}
        pairs = zip(sent, edits, strict=True)
        edits = [edit for q, edit in pairs if not _says(edit, held.get(q.key), q.key)]
    return responder_of(request, visit, declared, "forces").run_all(edits)


@saves
def add_action(request: HttpRequest, visit: StepVisit, declared: Step) -> HttpResponse:
    """A next step from the line to type, or several."""
    sent = (line for name in ("name", "names", "pasted") for line in request.POST.getlist(name))
    if not any(line.strip() for line in sent):
        responder = responder_of(request, visit, declared, "add-actions")
        return responder.invalid({"name": [gettext("Write the next step first.")]})
    return add_lines(request, visit, declared, ACTIONS, {})


@saves
def action(request: HttpRequest, visit: StepVisit, declared: Step, ref: str) -> HttpResponse:
    """One next step: its words, who, when, and whether it is done; or it goes."""
    responder = responder_of(request, visit, declared, f"action-{ref}")
    if "remove" in request.POST:
        act = acts.remove(request, visit, ACTIONS, ref)
        return responder.run(act, focus="flashes", said=gettext("Deleted the next step."))

    def store(values: dict[str, Any], seen: int | None) -> Saved:
        return editing.change(visit.actor, visit.canvas.pk, "actions", ref, values, seen)

    return responder.run(Edit.of(_ACTION, request.POST, store))


@saves
def next_review(request: HttpRequest, visit: StepVisit, declared: Step) -> HttpResponse:
    edit = Edit.of(_NEXT_REVIEW, request.POST, partial(save_details, visit))
    return responder_of(request, visit, declared, "next-review").run(edit)


def _force(request: HttpRequest, visit: StepVisit, question: Question) -> Edit:
    force = question.key

    def store(values: dict[str, Any], seen: int | None) -> Saved:
        return editing.save_force(
            visit.actor, visit.canvas.pk, force, values["rating"], values["note"], seen
        )

    fields = {
        f"rating-{force}": Field(key="rating", label=question.question, kind="rating"),
        f"note-{force}": Field(key="note", label=question.question),
    }
    return Edit.of(fields, request.POST, store, seen_as=f"revision-{force}")


def _says(edit: Edit, held: Force | None, force: str) -> bool:
    """Whether the form says of a force what stands there."""
    now = (held.rating, held.note) if held else (None, "")
    return (edit.mine[f"rating-{force}"], edit.mine[f"note-{force}"]) == now
