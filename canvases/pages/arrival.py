"""Where people arrive who were let in: by an invitation, or by a share link.

What is over and what never was looks the same. None of it is stored, or told to another site.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from allauth.account.models import EmailAddress
from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from canvases import access, editing
from canvases.access import guest_names, opened_links
from canvases.document import isolated
from canvases.models import Invitation, ShareLink
from canvases.pages.forms import GuestNameForm
from canvases.words import roles
from web.answers import see_other

# Not "no-referrer", with which browsers would not say either where a form comes from.
_NO_PATH = "strict-origin"
_View = Callable[[HttpRequest, str], HttpResponse]


def _discreet(view: _View) -> _View:
    """The address holds a secret: it is not guessed at leisure, kept, or passed on."""

    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def answer(request: HttpRequest, token: str) -> HttpResponse:
        limited = ratelimit.consume_or_429(request, action="open_link", limit_get=True)
        if limited is not None:
            return limited
        try:
            response = view(request, token)
        except editing.NotFound:
            response = render(request, "canvases/over.html", status=HTTPStatus.NOT_FOUND)
        response["Referrer-Policy"] = _NO_PATH
        return response

    return answer


@_discreet
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Exchange a link for an address without its secret. Who may comment says their name first,
    unless they are signed in."""
    link = editing.link_of(token)
    if link.kind == "view" or request.user.is_authenticated:
        return _let_in(request, link)
    form = GuestNameForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        name = form.cleaned_data["name"]
        refusal = guest_names.refusal(name, link.canvas)
        if not refusal:
            return _let_in(request, link, name)
        form.add_error("name", refusal)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {"canvas": link.canvas, "form": form}
    return render(request, "canvases/say_name.html", context, status=status)


@_discreet
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Look at an invitation, and accept it. Needs an account; asks whoever is signed in under
    another address than the one that was invited."""
    found = editing.invitation_of(token)
    user = request.user
    if not isinstance(user, User):
        return _invited(request, found)
    is_other = not _is_address_of(user, found.email)
    if request.method != "POST":
        return _invited(request, found, is_other=is_other)
    if is_other and "anyway" not in request.POST:
        return _invited(request, found, is_other=True, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        editing.accept(user, token)
    except editing.Invalid as own:
        messages.info(request, " ".join(own.errors[""]))
    else:
        messages.success(
            request, gettext("You joined %(title)s.") % {"title": isolated(found.canvas.title)}
        )
    return see_other("wizard:home", found.canvas.pk)


@never_cache
@require_POST
@login_required
def accept(request: HttpRequest, invitation: int) -> HttpResponse:
    """Join a canvas, from the list of what waits for whoever is signed in."""
    member = editing.accept_own(_user(request), invitation)
    messages.success(request, gettext("You joined %(title)s.") % {"title": member.canvas.title})
    return see_other("wizard:home", member.canvas_id)


@never_cache
@require_POST
@login_required
def decline(request: HttpRequest, invitation: int) -> HttpResponse:
    canvas = editing.decline(_user(request), invitation)
    messages.success(
        request, gettext("You declined. %(title)s stays closed to you.") % {"title": canvas.title}
    )
    return see_other("canvases:list")


def _user(request: HttpRequest) -> User:
    """Who is signed in, behind login_required."""
    assert isinstance(request.user, User)
    return request.user


def _let_in(request: HttpRequest, link: ShareLink, name: str = "") -> HttpResponse:
    """A visit to look ahead, as programs make it, is none."""
    if request.method != "HEAD":
        editing.count_use(link)
        if access.role_of(access.actor_of(request), link.canvas) != "owner":
            opened_links.remember(request, link.pk, name)
    return see_other("wizard:home", link.canvas.pk)


def _invited(
    request: HttpRequest, found: Invitation, *, is_other: bool = False, status: int = HTTPStatus.OK
) -> HttpResponse:
    inviter = found.invited_by
    context: dict[str, Any] = {
        "invitation": found,
        "canvas": found.canvas,
        "inviter": inviter.name or inviter.email,
        "role": roles()[found.role],
        "is_other": is_other,
        "here": request.path,
    }
    return render(request, "canvases/invitation.html", context, status=status)


def _is_address_of(user: User, email: str) -> bool:
    return user.email == email or EmailAddress.objects.filter(user=user, email=email).exists()
