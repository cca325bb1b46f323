"""The quick start: ten questions of one line each, which fill the same canvas."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from canvases import editing, poster, storage
from canvases.steps import quick
from canvases.steps.quick import QUICK, QuickQuestion
from wizard.views.place import Place, find, find_to_edit


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, canvas_id: uuid.UUID, number: int) -> HttpResponse:
    """One question; a POST stores the line and goes on, back or out. An empty line skips."""
    if not 1 <= number <= len(QUICK):
        raise Http404
    place, asked = find_to_edit(request, canvas_id), QUICK[number - 1]
    if request.method != "POST":
        return _ask(request, place, asked)
    answer = request.POST.get("answer", "").strip()
    try:
        if _store(place, asked, answer):
            _link(find_to_edit(request, canvas_id), asked)
    except editing.Invalid as invalid:
        errors = [message for messages in invalid.errors.values() for message in messages]
        return _ask(request, place, asked, answer=answer, errors=errors)
    return _onward(request, canvas_id, number)


@require_safe
def done(request: HttpRequest, canvas_id: uuid.UUID) -> HttpResponse:
    """What ten lines have made: the picture, the short PDF, and the way on."""
    place = find(request, canvas_id)
    context = {
        "canvas": place.canvas,
        "document": place.snapshot.document,
        "can_edit": place.can_edit,
        "poster": poster.poster(place.snapshot.document),
        "outro": quick.OUTRO,
        "base": reverse("wizard:home", args=[canvas_id]),
    }
    return render(request, "wizard/quick_done.html", context)


def _ask(
    request: HttpRequest,
    place: Place,
    asked: QuickQuestion,
    *,
    answer: str | None = None,
    errors: list[str] | None = None,
) -> HttpResponse:
    document = place.snapshot.document
    context = {
        "canvas": place.canvas,
        "asked": asked,
        "ask": quick.ask(asked, document),
        "answer": quick.answered(asked, document) if answer is None else answer,
        "errors": errors or [],
        "intro": quick.INTRO,
        "numbers": range(1, len(QUICK) + 1),
        "last": asked.number == len(QUICK),
        "mini": poster.mini(document, asked.step),
        "base": reverse("wizard:home", args=[place.canvas.pk]),
    }
    return render(request, "wizard/quick.html", context, status=422 if errors else 200)


def _store(place: Place, asked: QuickQuestion, answer: str) -> bool:
    """Make the question's item, or reword the one that is there. Tells whether it is new."""
    snapshot, pk = place.snapshot, place.canvas.pk
    document = snapshot.document
    if not answer or answer == quick.answered(asked, document):
        return False
    items = getattr(document, asked.block)
    if items:
        revision = snapshot.revisions[items[0].id]
        editing.change(place.actor, pk, asked.block, items[0].id, {asked.key: answer}, revision)
        return False
    editing.add(place.actor, pk, asked.block, quick.values_for(asked, document, answer))
    return True


def _link(place: Place, asked: QuickQuestion) -> None:
    """The pair of step 2 once both are there, and the lines that were written before this one."""
    document, pk = place.snapshot.document, place.canvas.pk
    if asked.block in ("personas", "propositions") and document.personas and document.propositions:
        who, offer = document.personas[0].id, document.propositions[0].id
        editing.set_link(place.actor, pk, "fits", who, offer, wanted=True)
        place.canvas.refresh_from_db()
    snapshot = storage.snapshot(place.canvas)
    for block, ref, values in quick.late_links(asked, snapshot.document):
        editing.change(place.actor, pk, block, ref, values, snapshot.revisions[ref])


def _onward(request: HttpRequest, canvas_id: uuid.UUID, number: int) -> HttpResponse:
    to = number - 1 if "back" in request.POST else number + 1
    if "stop" in request.POST or to > len(QUICK):
        response = redirect("wizard:quick_done", canvas_id)
    else:
        response = redirect("wizard:quick", canvas_id, max(to, 1))
    response.status_code = 303
    return response
