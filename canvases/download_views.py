"""A canvas to take along: as a PDF, whole or as a summary, and as its file."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from canvases import storage
from canvases.document import encode
from canvases.entry import enter
from canvases.exports.pdf import coverage, kept, process
from canvases.file_names import disposition
from canvases.models import Canvas

PARTS = ("all", "summary")


@vary_on_cookie
@require_safe
def page(request: HttpRequest, canvas_id: UUID) -> HttpResponse:
    """What can be downloaded, and what a download will lack."""
    canvas = enter(request, canvas_id).canvas
    response = _explained(request, canvas, process.ability())
    patch_cache_control(response, private=True, no_cache=True)
    return response


@vary_on_cookie
@require_safe
def pdf(request: HttpRequest, canvas_id: UUID) -> HttpResponse:
    """`?part=summary` is the poster and the chain only. What cannot be made says why."""
    canvas = enter(request, canvas_id).canvas
    part = request.GET.get("part", PARTS[0])
    if part not in PARTS:
        raise Http404
    etag = quote_etag(f"{_state(canvas)}-{part}-{settings.PAPER}-{kept.version()}")
    response = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            content = kept.render(
                storage.read(canvas),
                part=part,
                paper=settings.PAPER,
                changed=canvas.changed_at.date(),
            )
        except process.NotMade as reason:
            return _refused(request, canvas, reason)
        response = HttpResponse(content, content_type="application/pdf")
        name_file(response, canvas, ".pdf" if part == PARTS[0] else "-summary.pdf")
    return _private(response, etag)


@vary_on_cookie
@require_safe
def file(request: HttpRequest, canvas_id: UUID) -> HttpResponse:
    """The canvas file, which an import reads again."""
    canvas = enter(request, canvas_id).canvas
    etag = quote_etag(_state(canvas))
    response = get_conditional_response(request, etag=etag)
    if response is None:
        content = encode(storage.read(canvas))
        response = HttpResponse(content, content_type="application/json")
        name_file(response, canvas, ".canvas.json")
    return _private(response, etag)


def name_file(response: HttpResponse, canvas: Canvas, ending: str) -> None:
    """Let the browser keep it under the canvas's title."""
    response.headers["Content-Disposition"] = disposition(canvas.title, ending)


def _explained(request: HttpRequest, canvas: Canvas, ability: process.Ability) -> HttpResponse:
    document = storage.read(canvas)
    context = {
        "canvas": canvas,
        "document": document,
        "ability": ability,
        "uncovered": coverage.uncovered(document) if ability.ok else (),
    }
    return render(request, "canvases/download.html", context)


def _refused(request: HttpRequest, canvas: Canvas, reason: process.NotMade) -> HttpResponse:
    ability = process.Ability(False, str(reason), reason.lines)
    response = _explained(request, canvas, ability)
    response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
    patch_cache_control(response, no_store=True)
    return response


def _state(canvas: Canvas) -> str:
    return f"{canvas.pk.hex}-{canvas.revision}"


def _private(response: HttpResponse, etag: str) -> HttpResponse:
    response.headers["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    return response
