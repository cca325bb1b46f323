"""What is ours about accounts; all other pages are allauth's."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_safe

from accounts import names
from accounts.actors import actor_name, belongs_to
from accounts.models import User
from accounts.signing_in.forms import NameForm
from web.answers import see_other


@require_safe
@never_cache
@ensure_csrf_cookie
def whoami(request: HttpRequest) -> JsonResponse:
    """Who is signed in now, and whether that is whom the asking page was made for."""
    name = actor_name(request)
    same = belongs_to(request, request.GET.get("page", ""))
    return JsonResponse({"actor": name, "same": same and bool(name)})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def name(request: HttpRequest) -> HttpResponse:
    """What others read where somebody comments, signs or shares."""
    user = request.user
    assert isinstance(user, User)
    form = NameForm(request.POST if request.method == "POST" else None, initial={"name": user.name})
    if form.is_valid():
        names.give(user, form.cleaned_data["name"])
        messages.success(request, gettext("Saved."))
        return see_other(request.path)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "account/name.html", {"form": form}, status=status)
