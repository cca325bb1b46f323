"""A reviewer's phrases and checklists, which go with them from canvas to canvas."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from accounts.models import User
from canvases import editing
from canvases.steps import STEPS
from reviews.desk import notes_and_checklists
from reviews.views.review_visit import address
from web.answers import see_other


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def page(request: HttpRequest) -> HttpResponse:
    """One text each, one entry a line."""
    user = request.user
    assert isinstance(user, User)
    errors: dict[str, list[str]] = {}
    if request.method == "POST":
        try:
            notes_and_checklists.save_all(user, request.POST.dict())
        except editing.Invalid as invalid:
            errors = invalid.errors
        else:
            messages.success(request, gettext("Saved."))
            return see_other(address("own"))
    lists = notes_and_checklists.checklists(user)
    held = {"phrases": "\n".join(phrase.text for phrase in notes_and_checklists.phrases(user))}
    held.update({step: "\n".join(lines) for step, lines in lists.items()})
    shown = {**held, **request.POST.dict()} if errors else held
    context = {
        "phrases": shown["phrases"],
        "lists": [(step, shown[step.key], errors.get(step.key, [])) for step in STEPS],
        "errors": errors,
    }
    return render(request, "reviews/own.html", context, status=422 if errors else 200)
