"""The poster: the nine blocks of a canvas on one page."""

from __future__ import annotations

from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from canvases import checks, storage
from canvases.access.visit import Visit, enter
from canvases.exports import paper
from canvases.exports.pdf import missing_glyphs
from canvases.poster import Poster, poster
from canvases.steps import NUMBERED

# The script says the same when it traces, from the same words.
TRACED_WORDS = gettext_noop("{shown} of {items} items are for {name}")
SEGMENTS_SHOWN = 12  # to trace, before the rest stand behind a line


@vary_on_cookie
@require_safe
def show(request: HttpRequest, canvas_id: UUID) -> HttpResponse:
    """`?trace=` names the segment or persona whose items stay bright. What did not change is a
    304."""
    visit = enter(request, canvas_id)
    etag = quote_etag(_state(request, visit))
    response = get_conditional_response(request, etag=etag) or render(
        request, "canvases/poster.html", _context(request, visit)
    )
    response.headers["ETag"] = etag
    return response


def _context(request: HttpRequest, visit: Visit) -> dict[str, Any]:
    canvas = visit.canvas
    snapshot = storage.snapshot(canvas)
    insights = snapshot.insights
    trace = request.GET.get("trace", "")
    wall = paper.fitted(poster(snapshot.document, trace=trace, looks=insights.looks))
    rest = _rest(canvas.steps_done, checks.claims(checks.counts(insights.open)))
    return {
        "canvas": canvas,
        "document": snapshot.document,
        "can_edit": visit.rights.edit,
        "badge": visit.badge,
        "poster": wall,
        "segments": wall.swatches[:SEGMENTS_SHOWN],
        "more_segments": wall.swatches[SEGMENTS_SHOWN:],
        "traced_words": gettext(TRACED_WORDS),
        "said": _caption(wall, rest),
        "rest": rest,
        "ink": insights.share,
        "uncovered": missing_glyphs.uncovered(snapshot.document),
        "base": reverse("canvases:list") + f"{canvas.pk}/",
    }


def _caption(wall: Poster, rest: str) -> str:
    if not wall.traced_name:
        return rest
    return gettext(TRACED_WORDS).format(shown=wall.shown, items=wall.items, name=wall.traced_name)


def _rest(steps_done: int, open_: int) -> str:
    """What is said while nothing is traced."""
    counts = {"done": steps_done, "all": len(NUMBERED), "open": open_}
    if not open_:
        return gettext("%(done)s of %(all)s steps done") % counts
    return gettext("%(done)s of %(all)s steps done, %(open)s to look at") % counts


def _state(request: HttpRequest, visit: Visit) -> str:
    """What the page depends on besides its address."""
    canvas, rights = visit.canvas, visit.rights
    role = f"{rights.role}{'+' if rights.edit else ''}"
    kept = "guest" if canvas.guest_id else "owned"
    session = request.session.session_key or ""
    return f"{canvas.revision}-{canvas.pk.hex}-{role}-{kept}-{session[-8:]}-{_release()}"


@cache
def _release() -> str:
    """Differs when what draws the page does: templates, code, or the names of static files."""
    drawn_by = (("templates", "*.html"), ("canvases", "*.py"))
    files = (path for folder, name in drawn_by for path in (settings.BASE_DIR / folder).rglob(name))
    newest = max(path.stat().st_mtime_ns for path in files)
    return f"{newest:x}{getattr(staticfiles_storage, 'manifest_hash', '')}"
