"""Who changed what and when: of the whole canvas, and of one item or note, with its old words."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from canvases import editing
from canvases.blocks import LISTS
from canvases.document import block_of, index
from canvases.editing import Outcome, Saved
from canvases.insights.named_rows import NamedRow, named_row
from canvases.models import Canvas, Edition
from canvases.saving import Edit, Stored, decide, edition_log, form_values, json_answers
from canvases.steps import BY_KEY
from canvases.words import called
from web.answers import see_other
from wizard.pages.step_visit import StepVisit, find_to_edit, locked
from wizard.shown.history import SHORT, entries, row_of, slug

_FORM = "history"
_Store = Callable[[dict[str, Any], int | None], Saved]


@require_safe
def all_rows(request: HttpRequest, canvas_id: uuid.UUID) -> HttpResponse:
    """The history of a canvas, the newest first."""
    return _draw(request, find_to_edit(request, canvas_id))


@require_http_methods(["GET", "HEAD", "POST"])
def one_row(request: HttpRequest, canvas_id: uuid.UUID, name: str) -> HttpResponse:
    """The history of one item or note; a POST puts back what it said before."""
    if request.method == "POST" and json_answers.wanted(request):
        return json_answers.answer(request, canvas_id, partial(_answer, request, name))
    visit = find_to_edit(request, canvas_id)
    row = _row(visit, name)
    if request.method == "POST":
        return _put_back(request, visit, row)
    return _draw(request, visit, row)


def _draw(
    request: HttpRequest,
    visit: StepVisit,
    row: str | None = None,
    *,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    editions, older = edition_log.page(visit.canvas, request.GET.get("before", ""), row)
    document = visit.read()
    names = {ref: called(item) for ref, item in index(document).items()}
    context = {
        "canvas": visit.canvas,
        "document": document,
        "can_edit": visit.can_edit,
        "base": reverse("wizard:home", args=[visit.canvas.pk]),
        "entries": list(entries(editions, visit.actor, names, document.currency)),
        "older": older,
        "row": None if row is None else _described(visit, row, editions),
        "slug": slug(row) if row is not None else "",
        "revision": visit.snapshot.revisions.get(row or "", 0),
        "is_there": row is not None and _is_there(visit, row),
        "refused": refused,
        "short": SHORT,
    }
    return render(request, "wizard/history.html", context, status=status)


def _put_back(request: HttpRequest, visit: StepVisit, row: str) -> HttpResponse:
    """The old words, as a save like any other."""
    match decide([_edit(request, visit, row)], merging=False):
        case Stored():
            messages.info(request, gettext("Put back."))
            return see_other("wizard:history_row", visit.canvas.pk, slug(row))
        case editing.Invalid() as invalid:
            every = chain.from_iterable(invalid.errors.values())
            return _refuse(request, row, " ".join(every), invalid.status)
        case editing.NoRevision() as unseen:
            said = gettext("Look at what it says now, then try again.")
            return _refuse(request, row, said, unseen.status)
        case _:
            said = gettext("Somebody changed this meanwhile. Look again.")
            return _refuse(request, row, said, editing.Stale.status)


def _refuse(request: HttpRequest, row: str, said: str, status: int) -> HttpResponse:
    assert request.resolver_match is not None
    visit = find_to_edit(request, request.resolver_match.kwargs["canvas_id"])
    return _draw(request, visit, row, refused=said, status=status)


def _answer(request: HttpRequest, name: str, canvas: Canvas) -> Outcome:
    visit = locked(request, canvas)
    edits = [_edit(request, visit, _row(visit, name))]

    def done(stored: Stored) -> Outcome:
        return json_answers.answered(edits, stored, canvas, where=_FORM, said=gettext("Put back."))

    return json_answers.settle(request, canvas, edits, _FORM, done)


def _row(visit: StepVisit, name: str) -> str:
    return row_of(name, lambda: edition_log.rows_of(visit.canvas))


def _edit(request: HttpRequest, visit: StepVisit, row: str) -> Edit:
    """What the entry `edition` says that a field said before. Raises Http404 for what it is not."""
    editions = Edition.objects.filter(canvas=visit.canvas, row=row)
    number = request.POST.get("edition", "")
    edition = editions.filter(pk=int(number)).first() if number.isdecimal() else None
    key = request.POST.get("field", "")
    if edition is None or key not in edition.before:
        raise Http404
    named = _named(edition)
    if key not in named.texts:
        raise Http404
    field = named.fields[key]
    mine = {key: form_values.held(field, edition.before[key])}
    seen = form_values.revision(request.POST)
    return Edit(fields={key: field}, mine=mine, store=_store(visit, edition), seen=seen)


def _named(edition: Edition) -> NamedRow:
    return named_row(edition.row, edition.block, edition.name)


def _described(visit: StepVisit, row: str, editions: Sequence[Edition]) -> NamedRow:
    """The row, though nobody changed it yet. Raises Http404 where there never was one."""
    if editions:
        return _named(editions[0])
    document, (kind, _, key) = visit.read(), row.partition(":")
    if kind == "step" and key in BY_KEY:
        return named_row(row, "steps", "")
    block = block_of(document).get(row)
    if block is None:
        raise Http404
    return named_row(row, block, called(index(document)[row]))


def _store(visit: StepVisit, edition: Edition) -> _Store:
    """What writes a field of the row."""
    actor, pk, row = visit.actor, visit.canvas.pk, edition.row
    if edition.block in LISTS:
        ref = row.removeprefix("action:") if edition.block == "actions" else row
        return lambda values, seen: editing.change(actor, pk, edition.block, ref, values, seen)
    _, _, key = row.partition(":")
    stores: Mapping[str, _Store] = {
        "steps": lambda values, seen: editing.save_note(actor, pk, key, values["note"], seen),
        "answers": lambda values, seen: editing.save_answer(actor, pk, key, values["text"], seen),
        "forces": lambda values, seen: _save_force(visit, key, values, seen),
        "journey_notes": lambda values, seen: editing.save_journey_note(
            actor, pk, *_who_and_stage(key), values["text"], seen
        ),
        "details": lambda values, seen: editing.save_details(actor, pk, values, seen),
    }
    return stores[edition.block]


def _save_force(visit: StepVisit, force: str, values: dict[str, Any], seen: int | None) -> Saved:
    """One of its two fields; the other stays what it is."""
    held = next((f for f in visit.read().forces if f.force == force), None)
    now = {"rating": held.rating, "note": held.note} if held else {"rating": None, "note": ""}
    said = {**now, **values}
    return editing.save_force(
        visit.actor, visit.canvas.pk, force, said["rating"], said["note"], seen
    )


def _who_and_stage(key: str) -> tuple[str, str]:
    who, _, stage = key.rpartition(":")
    return who, stage


def _is_there(visit: StepVisit, row: str) -> bool:
    """Whether words can be put back into it: answers that were emptied can."""
    return row in visit.snapshot.revisions or row.startswith(("answer:", "force:", "journey:"))
