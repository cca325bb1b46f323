"""The quick start: ten questions of one line each, which fill the same canvas."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_http_methods, require_safe

from canvases import editing, poster, storage
from canvases.blocks import Field
from canvases.document import is_empty
from canvases.editing import Outcome, Saved
from canvases.exports import paper
from canvases.models import Canvas
from canvases.saving import Edit, Stored, decide, json_answers
from canvases.steps import QUICK, QuickQuestion, quick
from web.answers import see_other
from wizard.pages.step_visit import StepVisit, find, find_to_edit, locked

_CHANGED = gettext_noop("Somebody changed this after you opened it.")


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, canvas_id: uuid.UUID, number: int) -> HttpResponse:
    """One question; a POST stores the line and goes on, back or out. An empty line skips."""
    if not 1 <= number <= len(QUICK):
        raise Http404
    asked = QUICK[number - 1]
    if request.method == "POST" and json_answers.wanted(request):
        return json_answers.answer(request, canvas_id, partial(_answer, request, asked))
    visit = find_to_edit(request, canvas_id)
    if request.method != "POST":
        return _ask(request, visit, asked)
    match decide(_edits(request, visit, asked), merging=False):
        case Stored():
            return see_other(_next(request, canvas_id, number))
        case editing.Invalid() as invalid:
            errors = list(chain.from_iterable(invalid.errors.values()))
            return _ask_again(request, canvas_id, asked, errors, invalid.status)
        case editing.NoRevision() as unseen:
            return _ask_again(request, canvas_id, asked, [gettext(_CHANGED)], unseen.status)
        case _:
            return _ask_again(request, canvas_id, asked, [gettext(_CHANGED)], editing.Stale.status)


@require_safe
def done(request: HttpRequest, canvas_id: uuid.UUID) -> HttpResponse:
    """What ten lines have made: the picture, the short PDF, and the way on."""
    visit = find(request, canvas_id)
    context = {
        "canvas": visit.canvas,
        "document": visit.snapshot.document,
        "can_edit": visit.can_edit,
        "is_empty": is_empty(visit.snapshot.document),
        "poster": paper.fitted(poster.poster(visit.snapshot.document)),
        "outro": gettext(quick.OUTRO),
        "base": reverse("wizard:home", args=[canvas_id]),
    }
    return render(request, "wizard/quick_done.html", context)


def _ask(
    request: HttpRequest,
    visit: StepVisit,
    asked: QuickQuestion,
    *,
    answer: str | None = None,
    errors: Sequence[str] = (),
    status: int = 200,
) -> HttpResponse:
    document = visit.snapshot.document
    items = getattr(document, asked.block)
    context = {
        "canvas": visit.canvas,
        "asked": asked,
        "ask": quick.ask(asked, document),
        "answer": quick.answered(asked, document) if answer is None else answer,
        "revision": visit.snapshot.revisions[items[0].id] if items else 0,
        "now": quick.answered(asked, document) if errors else "",
        "errors": errors,
        "intro": gettext(quick.INTRO),
        "numbers": range(1, len(QUICK) + 1),
        "last": asked.number == len(QUICK),
        "mini": poster.mini(document, asked.step),
        "base": reverse("wizard:home", args=[visit.canvas.pk]),
    }
    return render(request, "wizard/quick.html", context, status=status)


def _ask_again(
    request: HttpRequest, canvas_id: uuid.UUID, asked: QuickQuestion, errors: list[str], status: int
) -> HttpResponse:
    """The question with the line as it was typed; the next answer has seen what stands there."""
    visit, answer = find_to_edit(request, canvas_id), request.POST.get("answer", "")
    return _ask(request, visit, asked, answer=answer, errors=errors, status=status)


def _answer(request: HttpRequest, asked: QuickQuestion, canvas: Canvas) -> Outcome:
    """The same for a script, which is told where to go on."""
    visit = locked(request, canvas)
    edits = _edits(request, visit, asked)

    def done(stored: Stored) -> Outcome:
        go = _next(request, canvas.pk, asked.number)
        return json_answers.answered(edits, stored, canvas, where="quick", go=go)

    return json_answers.settle(request, canvas, edits, "quick", done)


def _edits(request: HttpRequest, visit: StepVisit, asked: QuickQuestion) -> list[Edit]:
    """The question's item, made or reworded; an empty line leaves it alone."""
    document = visit.read()
    answer = request.POST.get("answer", "").strip()
    if not answer or answer == quick.answered(asked, document):
        return []
    fields = {"answer": Field(key=asked.key, label=quick.ask(asked, document))}
    store = partial(_store, visit, asked)
    return [Edit.of(fields, request.POST, store)]


def _store(
    visit: StepVisit, asked: QuickQuestion, values: dict[str, Any], seen: int | None
) -> Saved:
    """Reword the first item of the question's list; where there is none, make one and link it."""
    document, pk = visit.read(), visit.canvas.pk
    items, answer = getattr(document, asked.block), values[asked.key].strip()
    if items:
        words = {asked.key: answer}
        return editing.change(visit.actor, pk, asked.block, items[0].id, words, seen)
    values = quick.values_for(asked, document, answer)
    saved = editing.add(visit.actor, pk, asked.block, values)
    canvas = Canvas.objects.get(pk=pk)
    _link(replace(visit, canvas=canvas), asked)
    return saved


def _link(visit: StepVisit, asked: QuickQuestion) -> None:
    """The pair of step 2 once both are there, and the lines that were written before this one."""
    document, pk = visit.snapshot.document, visit.canvas.pk
    if asked.block in ("personas", "propositions") and document.personas and document.propositions:
        who, offer = document.personas[0].id, document.propositions[0].id
        editing.set_link(visit.actor, pk, "fits", who, offer, wanted=True)
        visit.canvas.refresh_from_db()
    snapshot = storage.snapshot(visit.canvas)
    for block, ref, values in quick.late_links(asked, snapshot.document):
        editing.change(visit.actor, pk, block, ref, values, snapshot.revisions[ref])


def _next(request: HttpRequest, canvas_id: uuid.UUID, number: int) -> str:
    to = number - 1 if "back" in request.POST else number + 1
    if "stop" in request.POST or to > len(QUICK):
        return reverse("wizard:quick_done", args=[canvas_id])
    return reverse("wizard:quick", args=[canvas_id, max(to, 1)])
