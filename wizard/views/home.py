"""The home of a canvas: what it says so far, the steps, and where to go on."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from canvases import sentences
from canvases.exports.pdf import coverage
from wizard import rail
from wizard.views.place import find

# A home shows the gist of the story; the whole of it stands in the analysis.
SENTENCES = 6


@require_safe
def home(request: HttpRequest, canvas_id: uuid.UUID) -> HttpResponse:
    """The list of steps, and the story so far."""
    place = find(request, canvas_id)
    document = place.snapshot.document
    story = sentences.gist(document, most=SENTENCES)
    context = {
        "canvas": place.canvas,
        "document": document,
        "can_edit": place.can_edit,
        "parts": rail.parts_of(document, rail.resume_at(document).key),
        "done": rail.done_of(document),
        "resume": rail.resume_at(document),
        "story": story,
        "more_story": len(sentences.story(document)) > len(story),
        "uncovered": coverage.uncovered(document),
        "base": reverse("wizard:home", args=[canvas_id]),
    }
    response = render(request, "wizard/home.html", context)
    response["Cache-Control"] = "private, no-cache"
    return response
