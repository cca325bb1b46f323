"""The start page: what this is, one line to type, three examples."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from canvases import access
from canvases.examples import EXAMPLES


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Ask for a title; it is posted to canvases:new. Whoever comes back is led on."""
    actor = access.actor_of(request)
    latest = None
    if actor.user or actor.guest:
        latest = access.owned_by(actor).order_by("-changed_at").first()
    return render(request, "canvases/start.html", {"examples": EXAMPLES, "latest": latest})
