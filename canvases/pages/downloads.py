"""A canvas to take along: as a PDF, whole or as a summary, and as its file."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from canvases import storage
from canvases.access.visit import enter
from canvases.exports.formats import FORMATS, OFFERS, Offer, Wanted
from canvases.exports.formats.pdf import ALL, PARTS, SUMMARY
from canvases.exports.pdf import cache, missing_glyphs, process
from canvases.exports.pdf.process import PdfRequest
from canvases.models import Canvas
from canvases.pages import waiting_pdf
from canvases.pages.file_names import disposition
from web.answers import kept_nowhere


@vary_on_cookie
@require_safe
def page(request: HttpRequest, canvas_id: UUID) -> HttpResponse:
    """What can be downloaded, and what a download will lack."""
    canvas = enter(request, canvas_id).canvas
    return _explained(request, canvas, process.ability())


@waiting_pdf.polled
@vary_on_cookie
@require_safe
def pdf(request: HttpRequest, canvas_id: UUID) -> HttpResponse:
    """`?part=summary` is the poster and the chain only. What cannot be made says why."""
    visit = enter(request, canvas_id)
    canvas = visit.canvas
    part = request.GET.get("part", ALL)
    if part not in PARTS:
        raise Http404
    etag = quote_etag(f"{_state(canvas)}-{part}-{settings.PAPER}-{cache.version()}")
    plain = not {"made", "wait"} & request.GET.keys()
    response = get_conditional_response(request, etag=etag) if plain else None
    if response is None:
        try:
            response = waiting_pdf.answer(
                request, visit, _subject(canvas, part), _wanted(canvas, part)
            )
        except process.Unable as reason:
            return _refused(request, canvas, reason)
    is_current = plain and response.headers.get("Content-Type") == "application/pdf"
    if is_current or response.status_code == HTTPStatus.NOT_MODIFIED:
        response.headers["ETag"] = etag
    return response


@vary_on_cookie
@require_safe
def file(request: HttpRequest, canvas_id: UUID, format: str) -> HttpResponse:
    """A format that is written at once."""
    canvas = enter(request, canvas_id).canvas
    etag = quote_etag(_state(canvas))
    response = get_conditional_response(request, etag=etag)
    if response is None:
        wanted = FORMATS[format]
        content = wanted.write(storage.read(canvas), Wanted(changed=canvas.changed_at.date()))
        response = HttpResponse(content, content_type=wanted.media_type)
        name_file(response, canvas, wanted.ending)
    return _tagged(response, etag)


def name_file(response: HttpResponse, canvas: Canvas, ending: str) -> None:
    """Let the browser keep it under the canvas's title."""
    response.headers["Content-Disposition"] = disposition(canvas.title, ending)


def _explained(request: HttpRequest, canvas: Canvas, ability: process.Ability) -> HttpResponse:
    document = storage.read(canvas)
    context = {
        "canvas": canvas,
        "document": document,
        "ability": ability,
        "offers": [(offer, _address(canvas, name, offer)) for name, offer in OFFERS],
        "uncovered": missing_glyphs.uncovered(document) if ability.ok else (),
    }
    return render(request, "canvases/download.html", context)


def _address(canvas: Canvas, format_: str, offer: Offer) -> str:
    return reverse(f"canvases:download_{format_}", args=[canvas.pk]) + offer.query


def _refused(request: HttpRequest, canvas: Canvas, reason: process.NotMade) -> HttpResponse:
    ability = process.Ability(False, str(reason), reason.lines)
    response = _explained(request, canvas, ability)
    response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
    return kept_nowhere(response)


def _subject(canvas: Canvas, part: str) -> waiting_pdf.Subject:
    whole = part == ALL
    return waiting_pdf.Subject(
        key="canvas" if whole else "canvas-summary",
        name=gettext("the canvas") if whole else gettext("the summary"),
        ending=".pdf" if whole else "-summary.pdf",
        up="",
        other="download/",
        other_name=gettext("Other downloads"),
        summary=f"{reverse('canvases:download_pdf', args=[canvas.pk])}?part={SUMMARY}",
        follows_canvas=True,
    )


def _wanted(canvas: Canvas, part: str) -> Callable[[], PdfRequest]:
    day = canvas.changed_at.date()
    return lambda: process.wanted_of(
        storage.read(canvas), part=part, paper=settings.PAPER, changed=day
    )


def _state(canvas: Canvas) -> str:
    return f"{canvas.pk.hex}-{canvas.revision}"


def _tagged(response: HttpResponse, etag: str) -> HttpResponse:
    response.headers["ETag"] = etag
    return response
