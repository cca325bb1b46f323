"""PDFs of selected canvases as one archive: asked for on the desk, made meanwhile, taken along."""

from __future__ import annotations

import uuid
from tempfile import TemporaryFile

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from canvases import editing
from reviews import archives
from reviews.models import Archive
from reviews.views.desk import person, shown
from reviews.views.review_visit import address
from web.answers import kept_nowhere, see_other

_NAME = "canvases.zip"


@require_POST
@login_required
def ask(request: HttpRequest) -> HttpResponse:
    """Begin one, of what is ticked on the desk."""
    try:
        archive = archives.ask(person(request), _ticked(request))
    except editing.Invalid as invalid:
        return shown(request, error=invalid.errors["canvas"][0])
    return see_other(address("archive", archive.pk))


@require_safe
@login_required
def page(request: HttpRequest, archive_id: uuid.UUID) -> HttpResponse:
    """How far it is; the page looks again by itself until it is done."""
    archive = _find(request, archive_id)
    context = {
        "archive": archive,
        "progress": archives.progress(archive),
        "pdfs": archives.seen(archive),
        "until": archive.asked_at + archives.KEPT_FOR,
    }
    return render(request, "reviews/archive.html", context)


@require_safe
@login_required
def download(request: HttpRequest, archive_id: uuid.UUID) -> HttpResponse | FileResponse:
    """What is made so far and may still be seen, as a zip file."""
    archive = _find(request, archive_id)
    file = TemporaryFile()  # noqa: SIM115  the response closes it
    archives.pack(archive, file)
    file.seek(0)
    response = FileResponse(file, as_attachment=True, filename=_NAME)
    response["Content-Type"] = "application/zip"
    return kept_nowhere(response)


def _find(request: HttpRequest, archive_id: uuid.UUID) -> Archive:
    return archives.archive_of(person(request), archive_id)


def _ticked(request: HttpRequest) -> list[uuid.UUID]:
    """Those that are ids; what somebody made up names nothing."""
    found = []
    for value in request.POST.getlist("canvas"):
        try:
            found.append(uuid.UUID(value))
        except ValueError:
            continue
    return found
