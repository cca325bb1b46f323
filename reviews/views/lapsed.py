"""What somebody typed who came by a share link that is over by now."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from canvases.access import opened_links
from canvases.models import ShareLink
from web.answers import kept_nowhere


def answer(request: HttpRequest, canvas_id: UUID) -> HttpResponse | None:
    """Their own words to copy, and why they were not sent. None where nothing was typed, or where
    this browser never opened a link to the canvas: it hears nothing of it."""
    texts = [request.POST[name] for name in ("text", "proposed") if request.POST.get(name)]
    link = _link(request, canvas_id) if texts else None
    if link is None:
        return None
    context = {"is_revoked": link.revoked_at is not None, "texts": texts}
    response = render(request, "reviews/lapsed.html", context, status=404)
    return kept_nowhere(response)


def _link(request: HttpRequest, canvas_id: UUID) -> ShareLink | None:
    """The latest that let this browser comment, where it is over."""
    opened = ShareLink.objects.filter(pk__in=opened_links.of(request).links, kind="comment")
    link = opened.filter(canvas=canvas_id).order_by("-pk").first()
    if link is None or (link.revoked_at is None and link.expires_at > timezone.now()):
        return None
    return link
