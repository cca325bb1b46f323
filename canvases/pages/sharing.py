"""The owner's page of who else may see a canvas, and what it takes to let them in and out."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts import mail, names
from canvases import access, editing
from canvases.access import Actor
from canvases.access.visit import Visit, enter, may_share
from canvases.document import isolated
from canvases.models import Canvas, Invitation
from canvases.pages.forms import InviteForm, LinkForm, ReviewingForm
from canvases.pages.own_name import take_name
from canvases.words import roles
from web.answers import see_other
from web.text.formats import listed

# What was revoked or accepted is shown for a while, the rest is history.
_SHOWN = 50
_View = Callable[..., HttpResponse]


def _owners(view: _View) -> _View:
    """A view of the owner's: `view(request, entry, ...)`. It is never stored, for it may show a
    secret. A guest is asked to sign up first: whom others should trust has a name."""

    @never_cache
    @wraps(view)
    def answer(request: HttpRequest, canvas_id: UUID, **rest: Any) -> HttpResponse:
        visit = enter(request, canvas_id, may_share)
        if visit.canvas.owner_id is None and request.method == "POST":
            raise PermissionDenied
        return view(request, visit, **rest)

    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@_owners
def share(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Who is in, who is invited and which links there are; a POST invites somebody."""
    if request.method != "POST":
        return _page(request, visit)
    limited = ratelimit.consume_or_429(request, action="invite")
    if limited is not None:
        return limited
    form = InviteForm(request.POST)
    if form.is_valid():
        try:
            take_name(request)
            return _invite(request, visit, form)
        except editing.Invalid as invalid:
            form.refuse(invalid.errors)
    return _page(request, visit, invite=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)


@require_POST
@_owners
def make_link(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A link, whose secret is shown in the reply and never again."""
    form = LinkForm(request.POST)
    if form.is_valid():
        try:
            link, secret = editing.make_link(visit.actor, visit.canvas.pk, **form.cleaned_data)
        except editing.Invalid as invalid:
            form.refuse(invalid.errors)
        else:
            address = request.build_absolute_uri(reverse("canvases:open_link", args=[secret]))
            made = {"link": link, "address": address}
            return _page(request, visit, made=made, status=HTTPStatus.CREATED)
    return _page(request, visit, link=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)


@require_POST
@_owners
def revoke_link(request: HttpRequest, visit: Visit, link: int) -> HttpResponse:
    editing.revoke_link(visit.actor, visit.canvas.pk, link)
    return _done(request, visit, gettext("The link works no more."))


@require_POST
@_owners
def withdraw(request: HttpRequest, visit: Visit, invitation: int) -> HttpResponse:
    editing.withdraw(visit.actor, visit.canvas.pk, invitation)
    return _done(request, visit, gettext("The invitation is withdrawn."))


@require_POST
@_owners
def change_role(request: HttpRequest, visit: Visit, member: int) -> HttpResponse:
    try:
        editing.change_role(visit.actor, visit.canvas.pk, member, request.POST.get("role", ""))
    except editing.Invalid:
        return _page(request, visit, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return _done(request, visit, gettext("The role is changed."))


@require_http_methods(["GET", "HEAD", "POST"])
@_owners
def remove_member(request: HttpRequest, visit: Visit, member: int) -> HttpResponse:
    """Says first what it does, and asks."""
    if request.method == "POST":
        editing.remove_member(visit.actor, visit.canvas.pk, member)
        return _done(request, visit, gettext("They cannot see this canvas any more."))
    if visit.canvas.owner_id is None:
        raise PermissionDenied
    found = visit.canvas.members.select_related("user").filter(pk=member).first()
    if found is None:
        raise Http404
    others = visit.canvas.members.filter(role="reviewer").exclude(pk=member)
    context = {
        "canvas": visit.canvas,
        "base": reverse("canvases:list") + f"{visit.canvas.pk}/",
        "member": found,
        "name": access.name_of(Actor(user=found.user)),
        "is_last_reviewer": found.role == "reviewer" and not others.exists(),
    }
    return render(request, "canvases/remove_member.html", context)


@require_POST
@_owners
def reviewing(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What reviewers may do besides reading what is submitted."""
    form = ReviewingForm(request.POST)
    form.is_valid()  # two ticks: nothing can be wrong with them
    editing.set_reviewing(visit.actor, visit.canvas.pk, **form.cleaned_data)
    return _done(request, visit, gettext("Saved."))


@require_POST
def leave(request: HttpRequest, canvas_id: UUID) -> HttpResponse:
    """Part from a canvas that somebody else shared."""
    canvas = enter(request, canvas_id, lambda rights: rights.role is not None).canvas
    editing.leave(access.actor_of(request), canvas_id)
    messages.success(request, gettext("You left %(title)s.") % {"title": isolated(canvas.title)})
    return see_other("canvases:list")


def _invite(request: HttpRequest, visit: Visit, form: InviteForm) -> HttpResponse:
    emails, role = form.cleaned_data["email"], form.cleaned_data["role"]
    with transaction.atomic():
        invited = editing.invite_all(visit.actor, visit.canvas.pk, emails, role)
        made = [(one, _post(request, visit, one, secret)) for one, secret in invited]
    said = {"invited": made, "emails": listed([isolated(one.email) for one, _ in made])}
    return _page(request, visit, made=said, status=HTTPStatus.CREATED)


def _post(request: HttpRequest, visit: Visit, invitation: Invitation, secret: str) -> str:
    """Mail the link; give its address where nothing is mailed."""
    path = reverse("canvases:invitation", args=[secret])
    mail.post(
        "canvases/mail/invitation",
        invitation.email,
        {
            "inviter": access.name_of(visit.actor),
            "title": visit.canvas.title,
            "role": roles()[invitation.role],
            "path": path,
            "until": invitation.expires_at,
        },
    )
    return "" if settings.MAIL_IS_SENT else request.build_absolute_uri(path)


def _page(
    request: HttpRequest,
    visit: Visit,
    *,
    invite: InviteForm | None = None,
    link: LinkForm | None = None,
    made: dict[str, Any] | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    canvas = visit.canvas
    context = {
        "canvas": canvas,
        "base": reverse("canvases:list") + f"{canvas.pk}/",
        "is_guest": canvas.owner_id is None,
        "asks_name": names.is_wanted(visit.actor.user),
        "invite_form": invite or InviteForm(),
        "link_form": link or LinkForm(),
        "reviewing_form": ReviewingForm(initial=_reviewing(canvas)),
        "made": made,
        "members": canvas.members.select_related("user").order_by("user__email"),
        "invitations": _waiting(canvas),
        "links": canvas.share_links.filter(revoked_at=None).order_by("-id")[:_SHOWN],
        "roles": roles(),
        "now": timezone.now(),
    }
    return render(request, "canvases/share.html", context, status=status)


def _reviewing(canvas: Canvas) -> dict[str, bool]:
    return {"drafts_open": canvas.drafts_open, "reviewers_may_edit": canvas.reviewers_may_edit}


def _waiting(canvas: Canvas) -> list[tuple[Invitation, str]]:
    asked = Invitation.objects.filter(canvas=canvas, accepted_at=None)
    later = Invitation.objects.filter(canvas=canvas, email=OuterRef("email"), pk__gt=OuterRef("pk"))
    waiting = asked.filter(Q(revoked_at=None) | Q(declined_at__isnull=False) & ~Exists(later))
    return [(one, roles()[one.role].lower()) for one in waiting.order_by("-id")[:_SHOWN]]


def _done(request: HttpRequest, visit: Visit, said: str) -> HttpResponse:
    messages.success(request, said)
    return see_other("canvases:share", visit.canvas.pk)
