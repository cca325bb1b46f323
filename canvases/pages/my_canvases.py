"""The pages of canvases as a whole: start one, find them again, copy, delete, bring back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import User
from canvases import access, editing, words
from canvases.access import Actor
from canvases.access.guest_canvases import beginner, claim_what_was_begun
from canvases.access.visit import enter, may_edit, may_share
from canvases.checks import SEVERITIES
from canvases.document import isolated
from canvases.editing import UNDO_DAYS
from canvases.examples import EXAMPLES
from canvases.models import Canvas, Member, StepState
from canvases.pages.forms import TitleForm
from canvases.steps import NUMBERED, STEPS
from web.answers import see_other

PAGE = 25
DELETED_SHOWN = 50
SHARED_SHOWN = 50
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_TICK = dt.timedelta(microseconds=1)  # as exact as both databases keep a time


@require_safe
def my_canvases(request: HttpRequest) -> HttpResponse:
    """Whose canvases: the person's who is signed in, else those begun in this browser."""
    if isinstance(request.user, User):
        claim_what_was_begun(request, request.user)
    actor = access.actor_of(request)
    further = _place(request.GET.get("before", ""))
    page = list(older_than(access.owned_by(actor), further)[: PAGE + 1])
    context = {
        "rows": _rows(page[:PAGE]),
        "older": _mark(page[PAGE - 1]) if len(page) > PAGE else "",
        "further": further is not None,
        "shared": [] if further else _shared(actor),
        "deleted": in_bin(actor)[:DELETED_SHOWN],
        "is_guest": actor.user is None and bool(page),
        "examples": EXAMPLES,
        "base": reverse("canvases:list"),
    }
    return render(request, "canvases/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Start a canvas: its title is all that is asked. `go=quick` leads to the quick start."""
    form = TitleForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return answer(request, "canvases/new.html", {"form": form})
    try:
        with transaction.atomic():
            canvas = editing.start(beginner(request), form.cleaned_data["title"])
    except editing.Invalid as invalid:
        form.add_error("title", [said for errors in invalid.errors.values() for said in errors])
        return answer(request, "canvases/new.html", {"form": form})
    if request.POST.get("go") == "quick" or "quick" in request.POST:
        return see_other("wizard:quick", canvas.pk, 1)
    return see_other("wizard:step", canvas.pk, STEPS[0].key)


@require_POST
def copy(request: HttpRequest, canvas_id: UUID) -> HttpResponse:
    """A canvas of one's own that starts as this one is; of an example, by anybody."""
    visit = enter(request, canvas_id)
    original, links = visit.canvas, visit.actor.links
    with transaction.atomic():
        made = editing.duplicate(replace(beginner(request), links=links), canvas_id)
    if original.example is None:
        messages.success(
            request, gettext("%(title)s is a copy of its own.") % {"title": isolated(made.title)}
        )
    return see_other("wizard:home", made.pk)


@require_POST
def delete(request: HttpRequest, canvas_id: UUID) -> HttpResponse:
    """Put it into the bin, from where it can be brought back for 30 days."""
    canvas = enter(request, canvas_id, may_share).canvas
    editing.delete_canvas(access.actor_of(request), canvas_id)
    undo = reverse("canvases:restore", args=[canvas_id])
    messages.success(
        request,
        gettext("%(title)s is deleted.") % {"title": isolated(canvas.title)},
        extra_tags=undo,
    )
    return see_other("canvases:list")


@require_POST
def restore(request: HttpRequest, canvas_id: UUID) -> HttpResponse:
    """Bring it back from the bin."""
    editing.restore_canvas(access.actor_of(request), canvas_id)
    canvas = editable(request, canvas_id)
    messages.success(request, gettext("%(title)s is back.") % {"title": isolated(canvas.title)})
    return see_other("canvases:list")


@require_safe
def examples(request: HttpRequest) -> HttpResponse:
    """The canvases that come with the product, and the way to a copy of one's own."""
    ids = dict(Canvas.objects.filter(example__isnull=False).values_list("example", "pk"))
    shown = [(example, ids[example.slug]) for example in EXAMPLES if example.slug in ids]
    return render(
        request, "canvases/examples.html", {"examples": shown, "base": reverse("canvases:list")}
    )


@require_safe
def example(request: HttpRequest, slug: str) -> HttpResponse:
    """An example by its name, for links that outlive its id."""
    found = Canvas.objects.filter(example=slug).values_list("pk", flat=True).first()
    if found is None:
        raise Http404
    return redirect("canvases:poster", found)


def older_than(
    canvases: QuerySet[Canvas], place: tuple[dt.datetime, UUID] | None
) -> QuerySet[Canvas]:
    """The last changed first; the first condition is what lets both databases use the index."""
    if place is not None:
        at, pk = place
        canvases = canvases.filter(Q(changed_at__lt=at) | Q(id__gt=pk), changed_at__lte=at)
    return canvases.order_by("-changed_at", "id")


def shared_with(actor: Actor) -> QuerySet[Member]:
    """What others share with the actor, the last changed first: sorts theirs only, by one index."""
    members = Member.objects.filter(user=actor.user, canvas__deleted_at=None)
    if actor.user is None:
        return members.none()
    return members.select_related("canvas", "canvas__owner").order_by("-canvas__changed_at", "id")


def in_bin(actor: Actor) -> QuerySet[Canvas]:
    """What the actor deleted and can bring back, the last first."""
    since = timezone.now() - dt.timedelta(days=UNDO_DAYS)
    return access.deleted_by(actor).filter(deleted_at__gt=since).order_by("-deleted_at", "id")


@dataclass(frozen=True)
class Tally:
    """How many findings of a severity stand; `words` is "2 contradictions"."""

    severity: str
    count: int
    words: str


@dataclass(frozen=True)
class MyCanvas:
    """A canvas as the list shows it."""

    id: UUID
    title: str
    organisation: str
    statuses: tuple[str, ...]  # of the numbered steps, in their order
    done: int
    changed_at: dt.datetime
    tallies: tuple[Tally, ...]  # of the findings that stand, without those of which there is none
    ink: int | None  # percent, None where there is nothing yet


def _rows(canvases: list[Canvas]) -> tuple[MyCanvas, ...]:
    states = StepState.objects.filter(canvas__in=canvases).values_list("canvas", "step", "status")
    said = {(canvas, step): status for canvas, step, status in states}
    return tuple(
        MyCanvas(
            canvas.pk,
            canvas.title,
            canvas.organisation,
            tuple(said.get((canvas.pk, step.key), "not_started") for step in NUMBERED),
            canvas.steps_done,
            canvas.changed_at,
            tuple(_tallies(canvas)),
            canvas.ink,
        )
        for canvas in canvases
    )


def _tallies(canvas: Canvas) -> Iterator[Tally]:
    for severity, count in canvas.counts.items():
        if count:
            counted = SEVERITIES[severity].counted(count)
            yield Tally(severity, count, counted % {"count": count})


def _shared(actor: Actor) -> list[tuple[Member, str]]:
    members = shared_with(actor)[:SHARED_SHOWN]
    return [(member, words.badge(member.role)) for member in members]


def _mark(canvas: Canvas) -> str:
    """Where a page ends, as its link says it."""
    return f"{(canvas.changed_at - _EPOCH) // _TICK}_{canvas.pk.hex}"


def _place(mark: str) -> tuple[dt.datetime, UUID] | None:
    """The same back; None for the first page, and for what somebody made up."""
    at, _, pk = mark.partition("_")
    try:
        return _EPOCH + int(at) * _TICK, UUID(pk)
    except (ValueError, OverflowError):
        return None


def editable(request: HttpRequest, canvas_id: UUID) -> Canvas:
    """The canvas, for who may change it. Raises Http404, or PermissionDenied for who only sees."""
    return enter(request, canvas_id, may_edit).canvas


def answer(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    wrong = bool(context["form"].errors)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, template, context, status=status)
