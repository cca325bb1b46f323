"""The details of a canvas, which stand on its first page."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from canvases import access, editing, words
from canvases.editing import Outcome, Saved
from canvases.models import Canvas
from canvases.pages.forms import DetailsForm
from canvases.pages.my_canvases import answer, editable
from canvases.saving import Edit, Stored, decide, json_answers
from canvases.steps import DETAILS
from web.answers import see_other
from web.text import formats

_PAGE = "canvases/details.html"
_FORM = "details"
_FIELDS = {field.key: field for field in DETAILS}


@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest, canvas_id: UUID) -> HttpResponse:
    """Title, organisation, stage, currency and next review."""
    if request.method == "POST" and json_answers.wanted(request):
        return json_answers.answer(request, canvas_id, partial(_save_once, request))
    canvas = editable(request, canvas_id)
    if request.method != "POST":
        return answer(request, _PAGE, {"canvas": canvas, "form": _filled(canvas)})
    form = DetailsForm(request.POST)
    if form.seen() != canvas.details_revision:
        return _conflict(request, canvas, form)
    if not form.is_valid():
        return answer(request, _PAGE, {"canvas": canvas, "form": form})
    return _save(request, canvas, form)


def _save(request: HttpRequest, canvas: Canvas, form: DetailsForm) -> HttpResponse:
    actor = access.actor_of(request)
    save = partial(editing.save_details, actor, canvas.pk, form.values(), form.seen())
    match decide([save], merging=False):
        case Stored():
            return see_other("wizard:home", canvas.pk)
        case editing.Invalid() as invalid:
            for field, errors in invalid.errors.items():
                form.add_error(field if field in form.fields else None, errors)
            return answer(request, _PAGE, {"canvas": canvas, "form": form})
        case _:
            canvas.refresh_from_db()
            return _conflict(request, canvas, form)


def _save_once(request: HttpRequest, canvas: Canvas) -> Outcome:
    """The same form for a script, merged with what somebody else stored first."""
    actor = access.actor_of(request)

    def store(values: dict[str, Any], seen: int | None) -> Saved:
        return editing.save_details(actor, canvas.pk, values, seen)

    def done(stored: Stored) -> Outcome:
        return json_answers.answered(edits, stored, canvas, where=_FORM)

    sent = {name: field for name, field in _FIELDS.items() if name in request.POST}
    edits = [Edit.of(sent, request.POST, store)]
    return json_answers.settle(request, canvas, edits, _FORM, done)


def _filled(canvas: Canvas) -> DetailsForm:
    held = {key: getattr(canvas, key) for key in DetailsForm.base_fields if key != "revision"}
    return DetailsForm(initial={**held, "revision": canvas.details_revision})


def _conflict(request: HttpRequest, canvas: Canvas, form: DetailsForm) -> HttpResponse:
    """What stands there now, beside what was typed, which the next save keeps.

    A save that does not say what it saw is refused in the same way, as 428.
    """
    status = HTTPStatus.PRECONDITION_REQUIRED if form.seen() is None else HTTPStatus.CONFLICT
    typed = request.POST.copy()
    typed["revision"] = str(canvas.details_revision)
    context = {"canvas": canvas, "form": DetailsForm(typed), "stale": _standing(canvas, form)}
    return render(request, _PAGE, context, status=status)


def _standing(canvas: Canvas, form: DetailsForm) -> list[tuple[str, str]]:
    """What differs from what was typed, as the page says it."""
    form.is_valid()
    return [
        (str(field.label), _in_words(key, getattr(canvas, key)))
        for key, field in form.fields.items()
        if key != "revision" and form.values().get(key) != getattr(canvas, key)
    ]


def _in_words(key: str, value: Any) -> str:
    if key == "stage":
        return words.label("canvas.stage", value)
    return formats.short_day(value) if key == "next_review" and value else value or ""
