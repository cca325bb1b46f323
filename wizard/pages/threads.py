"""The thread of each persona, as a picture and in sentences."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from canvases import threads
from canvases.page_ids import handle
from canvases.plots import thread_picture
from canvases.threads import Thread
from wizard.pages.step_visit import find

WHOS_SHOWN = 12  # to choose from, before the rest stand behind a line


@require_safe
def show(request: HttpRequest, canvas_id: uuid.UUID) -> HttpResponse:
    """`?who=` chooses whose thread it is, by handle; without it, or with another, the first."""
    visit = find(request, canvas_id)
    document = visit.read()
    found = threads.threads(document)
    chosen = _chosen(found, request.GET.get("who", ""))
    whos = [(handle(one.who), one) for one in found]
    context = {
        "canvas": visit.canvas,
        "document": document,
        "can_edit": visit.can_edit,
        "base": reverse("wizard:home", args=[canvas_id]),
        "whos": whos[:WHOS_SHOWN],
        "more_whos": whos[WHOS_SHOWN:],
        "thread": chosen,
        "who": handle(chosen.who) if chosen else "",
        "picture": thread_picture(document, chosen) if chosen else None,
    }
    return render(request, "wizard/threads.html", context)


def _chosen(found: tuple[Thread, ...], who: str) -> Thread | None:
    wanted = (one for one in found if handle(one.who) == who)
    return next(wanted, found[0] if found else None)
