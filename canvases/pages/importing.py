"""A canvas file comes in: first a look at it, then the canvas. And what such a file may hold."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe
from msgspec.structs import replace

from canvases import access, blocks, editing, words
from canvases import document as doc
from canvases.access import Actor
from canvases.access.guest_canvases import beginner
from canvases.document import Document
from canvases.editing import free_name
from canvases.pages.forms import ImportForm
from canvases.steps import STEPS, Step, counted
from web.answers import see_other
from web.text.formats import listed

_SHOWN_PROBLEMS = 20


@require_http_methods(["GET", "HEAD", "POST"])
def import_file(request: HttpRequest) -> HttpResponse:
    """Choose a file, look at what it holds, then import it: the file is sent along once more."""
    if request.method != "POST":
        return render(request, "canvases/import.html", {"form": ImportForm()})
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid() or form.document is None:
        return _refused(request, form)
    if request.POST.get("go") != "import":
        return _preview(request, form.document, form.cleaned_data["kept"])
    with transaction.atomic():
        actor = beginner(request)
        title = free_name(form.document.title, _titles(actor))
        canvas = editing.import_document(actor, replace(form.document, title=title))
    return see_other("wizard:home", canvas.pk)


def _titles(actor: Actor) -> set[str]:
    """Of one's own canvases: a copy is told from what it was made of."""
    own = access.owned_by(actor).values_list("title", flat=True)
    return {doc.name_key(title) for title in own}


@cache_control(public=True, max_age=3600)
@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    """What a canvas file may hold, as JSON Schema."""
    return HttpResponse(doc.schema_bytes(), content_type="application/schema+json")


@dataclass(frozen=True)
class ImportedStep:
    """A step of the file as the preview shows it."""

    title: str
    number: int | None
    items: str  # "3 people"
    status: str
    label: str
    note: str


def _preview(request: HttpRequest, document: Document, kept: str) -> HttpResponse:
    stops = [_stop(document, step) for step in STEPS]
    counts = [blocks.noun(block, n) for block, n in doc.counts(document).items() if n]
    context = {
        "document": document,
        "kept": kept,
        "stops": stops,
        "done": sum(s.status in ("done", "not_applicable") for s in stops if s.number),
        "counts": listed(counts),
    }
    return render(request, "canvases/import_preview.html", context)


def _refused(request: HttpRequest, form: ImportForm) -> HttpResponse:
    context = {
        "form": form,
        "problems": form.problems[:_SHOWN_PROBLEMS],
        "more_problems": max(0, len(form.problems) - _SHOWN_PROBLEMS),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "canvases/import.html", context, status=status)


def _stop(document: Document, step: Step) -> ImportedStep:
    said = document.step(step.key)
    label = words.label("steps.status", said.status)
    return ImportedStep(
        step.title, step.number, counted(step, document), said.status, label, said.note
    )
