"""The home of a canvas: what it says so far, the steps, and where to go on."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from canvases import sentences
from canvases.access.visit import enter
from canvases.exports.pdf import missing_glyphs
from wizard.pages.step_visit import StepVisit
from wizard.shown import step_list
from wizard.shown.findings import notices

# A home shows the gist of the story; the whole of it stands in the analysis.
SENTENCES = 6
# The rest is settled in the analysis, or at its step.
LOOKS = 4


@require_safe
@ensure_csrf_cookie  # it may have no form, and says who is here by a post
def home(request: HttpRequest, canvas_id: uuid.UUID) -> HttpResponse:
    """The list of steps, and the story so far."""
    visit = StepVisit.of(enter(request, canvas_id, lambda rights: rights.read or rights.versions))
    if not visit.rights.read:  # a reviewer, before anything is submitted or while it is changed
        return redirect("wizard:versions", canvas_id)
    document, insights = visit.snapshot.document, visit.snapshot.insights
    story = sentences.gist(document, most=SENTENCES)
    context = {
        "canvas": visit.canvas,
        "document": document,
        "can_edit": visit.can_edit,
        "rights": visit.rights,
        "badge": visit.badge,
        "parts": step_list.parts_of(
            document, step_list.resume_at(document).key, step_list.looks_of(insights)
        ),
        "done": step_list.done_of(document),
        "resume": step_list.resume_at(document),
        "story": story,
        "more_story": len(sentences.story(document)) > len(story),
        "share": insights.share,
        "notices": notices(canvas_id, insights.open[:LOOKS], visit.snapshot),
        "more_notices": max(0, len(insights.open) - LOOKS),
        "uncovered": missing_glyphs.uncovered(document),
        "base": reverse("wizard:home", args=[canvas_id]),
    }
    part = "#work" if request.headers.get("HX-Target") == "work" else ""
    response = render(request, f"wizard/home.html{part}", context)
    patch_vary_headers(response, ("HX-Request", "HX-Target", "Cookie"))
    return response
