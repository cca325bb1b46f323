"""Versions of a canvas: save one, look at it, take it along, go back to it, compare two."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from canvases import editing, markdown, poster, storage, words
from canvases.access.guest_canvases import beginner
from canvases.access.visit import Visit, enter, may_see_versions
from canvases.blocks import ASSUMPTIONS
from canvases.compare import compare
from canvases.document import Document, compact, encode, isolated
from canvases.exports import paper
from canvases.exports.formats.pdf import ALL, PARTS, SUMMARY
from canvases.exports.pdf import process
from canvases.insights import ChipMaker, changes_in_words, read_only
from canvases.models import Version
from canvases.pages import waiting_pdf
from canvases.pages.downloads import name_file
from canvases.steps import STEPS, Step
from web.answers import see_other

PAGE = 25
_KINDS = {
    "saved": gettext_noop("saved"),
    "submitted": gettext_noop("submitted for review"),
    "approved": gettext_noop("approved"),
    "restored": gettext_noop("restored"),
}
NOW = "now"


@dataclass(frozen=True)
class Listed:
    """A version as the list shows it."""

    number: int
    did: str
    by: str
    at: Any
    note: str
    is_now: bool  # whether the canvas says just this


@require_http_methods(["GET", "HEAD", "POST"])
def versions(request: HttpRequest, canvas_id: uuid.UUID) -> HttpResponse:
    """All of them, the newest first; a POST saves one of the canvas as it stands."""
    visit = enter(request, canvas_id, may_see_versions)
    if request.method != "POST":
        return _list(request, visit)
    try:
        version = editing.save_version(
            visit.actor, visit.canvas.pk, note=request.POST.get("note", "")
        )
    except editing.Invalid as invalid:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return _list(request, visit, errors=invalid.errors, status=status)
    messages.success(request, gettext("Version %(number)s is saved.") % {"number": version.number})
    return see_other("wizard:versions", canvas_id)


@require_safe
def version(request: HttpRequest, canvas_id: uuid.UUID, number: int) -> HttpResponse:
    """A version to read: the nine blocks, and what each step said."""
    visit = enter(request, canvas_id, may_see_versions)
    held = _version(visit, number)
    document = storage.document_of(held)
    wall, chip_maker = paper.fitted(poster.poster(document)), ChipMaker(document)
    context = {
        **_frame(visit),
        "version": held,
        "listed": _listed(held, ""),
        "document": document,
        "poster": wall,
        "can_restore": visit.rights.edit,
        "steps": [_step(step, chip_maker) for step in STEPS],
        "sections_here": True,
    }
    return render(request, "wizard/version.html", context)


@waiting_pdf.polled
@require_safe
def pdf(request: HttpRequest, canvas_id: uuid.UUID, number: int) -> HttpResponse:
    """The version as a PDF, which names it and its hash; `?part=summary` for two pages."""
    visit = enter(request, canvas_id, may_see_versions)
    held = _version(visit, number)
    part = request.GET.get("part", ALL)
    if part not in PARTS:
        raise Http404
    try:
        return waiting_pdf.answer(
            request,
            visit,
            _subject(visit, held, part),
            lambda: process.wanted_of(
                storage.document_of(held),
                part=part,
                paper=settings.PAPER,
                changed=held.at.date(),
                stamp=stamp(held),
            ),
        )
    except process.Unable as reason:
        ways = {"up": "versions/", "other": "download/", "other_name": gettext("Other downloads")}
        context = {**_frame(visit), **ways, "said": str(reason)}
        return render(
            request, "canvases/no_pdf.html", context, status=HTTPStatus.SERVICE_UNAVAILABLE
        )


@require_safe
def file(request: HttpRequest, canvas_id: uuid.UUID, number: int) -> HttpResponse:
    """The canvas file of a version, which an import reads again."""
    visit = enter(request, canvas_id, may_see_versions)
    content = encode(storage.document_of(_version(visit, number)))
    response = HttpResponse(content, content_type="application/json")
    name_file(response, visit.canvas, f"-version-{number}.canvas.json")
    return response


@require_POST
def restore(request: HttpRequest, canvas_id: uuid.UUID, number: int) -> HttpResponse:
    """Let the canvas say again what the version says. Undo restores what it said before."""
    visit = enter(request, canvas_id, lambda rights: rights.edit)
    try:
        restored = editing.restore_version(visit.actor, canvas_id, number)
    except editing.Invalid as invalid:
        messages.info(request, " ".join(invalid.errors[""]))
        return see_other("wizard:versions", canvas_id)
    undo = reverse("wizard:restore_version", args=[canvas_id, restored.number - 1])
    messages.success(
        request,
        gettext("The canvas is as in version %(number)s again.") % {"number": number},
        extra_tags=undo,
    )
    return see_other("wizard:versions", canvas_id)


@require_POST
def copy(request: HttpRequest, canvas_id: uuid.UUID, number: int) -> HttpResponse:
    """A canvas of one's own that starts as the version stands."""
    held = _version(enter(request, canvas_id, may_see_versions), number)
    with transaction.atomic():
        made = editing.start_from_version(beginner(request), held)
    messages.success(
        request,
        gettext("%(title)s starts as version %(number)s stood.")
        % {"title": isolated(made.title), "number": number},
    )
    return see_other("wizard:home", made.pk)


@require_safe
def differences(request: HttpRequest, canvas_id: uuid.UUID) -> HttpResponse:
    """What changed from one version to another, or to the canvas as it stands: `?from=2&to=now`.

    Without an earlier one it is the last version, without a later one the canvas now.
    """
    visit = enter(request, canvas_id, may_see_versions)
    numbers = _seen(visit).values_list("number", flat=True).order_by("-number")
    choices = [str(number) for number in numbers[:200]]
    later = request.GET.get("to") or (NOW if visit.rights.read else next(iter(choices), ""))
    earlier = request.GET.get("from") or next((c for c in choices if c != later), "")
    if not choices or not earlier:
        return _nothing_to_compare(request, visit)
    difference = compare(_document(visit, earlier), _document(visit, later))
    steps = changes_in_words.shown(difference)
    context = {
        **_frame(visit),
        "earlier": earlier,
        "later": later,
        "choices": choices,
        "steps": steps,
        "count": sum(len(step.changes) for step in steps),
        "links_live": later == NOW,
    }
    return render(request, "wizard/compare.html", context)


def stamp(held: Version) -> str:
    """What a PDF of the version says of it."""
    return gettext("Version %(number)s, %(sha)s") % {"number": held.number, "sha": held.sha256[:16]}


def _subject(visit: Visit, held: Version, part: str) -> waiting_pdf.Subject:
    short = "" if part == ALL else "-summary"
    address = reverse("wizard:version_pdf", args=[visit.canvas.pk, held.number])
    return waiting_pdf.Subject(
        key=f"version-{held.number}{short}",
        name=gettext("version %(number)s") % {"number": held.number},
        ending=f"-version-{held.number}{short}.pdf",
        up="versions/",
        other=f"versions/{held.number}/",
        other_name=gettext("Back to the version"),
        summary=f"{address}?part={SUMMARY}",
    )


def _list(
    request: HttpRequest,
    visit: Visit,
    *,
    errors: Any = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    found = _seen(visit).defer("document").order_by("-number")
    before = request.GET.get("before", "")
    if before.isdecimal() and len(before) < 10:
        found = found.filter(number__lt=int(before))
    rows = list(found[: PAGE + 1])
    now = _hash_now(visit) if rows and visit.rights.read else ""
    context = {
        **_frame(visit),
        "rows": [_listed(row, now) for row in rows[:PAGE]],
        "older": rows[PAGE - 1].number if len(rows) > PAGE else None,
        "can_edit": visit.rights.edit,
        "can_compare": len(rows) > 1 or (rows and visit.rights.read),
        "note": request.POST.get("note", ""),
        "errors": errors or {},
    }
    return render(request, "wizard/versions.html", context, status=status)


def _listed(row: Version, now: str) -> Listed:
    return Listed(
        row.number,
        gettext(_KINDS[row.kind]),
        row.author_name,
        row.at,
        row.note,
        is_now=bool(now) and row.sha256 == now,
    )


def _hash_now(visit: Visit) -> str:
    return hashlib.sha256(compact(storage.read(visit.canvas))).hexdigest()


def _seen(visit: Visit) -> QuerySet[Version]:
    """Who is kept to what was submitted sees no other versions."""
    found = Version.objects.filter(canvas=visit.canvas)
    return found if visit.rights.read else found.filter(kind__in=("submitted", "approved"))


def _version(visit: Visit, number: int) -> Version:
    found = _seen(visit).filter(number=number).first()
    if found is None:
        raise Http404
    return found


def _document(visit: Visit, name: str) -> Document:
    if name == NOW and visit.rights.read:
        return storage.read(visit.canvas)
    if not name.isdecimal() or len(name) > 9:
        raise Http404
    return storage.document_of(_version(visit, int(name)))


def _nothing_to_compare(request: HttpRequest, visit: Visit) -> HttpResponse:
    context = {**_frame(visit), "choices": [], "steps": (), "count": 0}
    return render(request, "wizard/compare.html", context)


def _frame(visit: Visit) -> dict[str, Any]:
    return {
        "canvas": visit.canvas,
        "base": reverse("wizard:home", args=[visit.canvas.pk]),
        "badge": visit.badge,
    }


def _step(step: Step, chip_maker: ChipMaker) -> dict[str, Any]:
    document = chip_maker.document
    said = document.step(step.key)
    return {
        "step": step,
        "status": said.status,
        "label": words.label("steps.status", said.status),
        "sections": (*read_only.sections(step, chip_maker), *_assumptions(step, chip_maker)),
        "readings": read_only.answers(step, document),
        "note_html": markdown.render(said.note),
    }


def _assumptions(step: Step, chip_maker: ChipMaker) -> tuple[read_only.ReadOnlyList, ...]:
    """All of them in the analysis, where the register of them stands."""
    return read_only.lists((ASSUMPTIONS,), chip_maker) if step.key == "analysis" else ()
