"""How somebody wants to be told, and the link that ends it."""

from __future__ import annotations

from typing import get_args

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.models import User
from reviews.mail import notices
from reviews.models import MailChoice, MailPace
from reviews.views.review_visit import address
from web.answers import kept_nowhere, see_other

PACES = (
    ("at_once", gettext_lazy("At once"), gettext_lazy("A mail for each thing that waits for you.")),
    (
        "daily",
        gettext_lazy("Once a day"),
        gettext_lazy("One mail with everything, and none where there was nothing."),
    ),
    ("never", gettext_lazy("Never"), gettext_lazy("You see what waits when you open Throughline.")),
)
_FORM = ["GET", "HEAD", "POST"]


@require_http_methods(_FORM)
@login_required
def choose(request: HttpRequest) -> HttpResponse:
    user = request.user
    assert isinstance(user, User)
    held = MailChoice.objects.filter(user=user).first() or MailChoice(user=user)
    if request.method == "POST":
        pace = request.POST.get("pace", "")
        if pace in get_args(MailPace):
            MailChoice.objects.update_or_create(user=user, defaults={"pace": pace})
            messages.success(request, gettext("Saved."))
            return see_other(address("mail"))
    context = {"paces": PACES, "pace": held.pace, "wrong": request.method == "POST"}
    return _kept_nowhere(request, "mail", context, 422 if context["wrong"] else 200)


@csrf_exempt  # mail programs press it, without a cookie; the link itself is the key
@require_http_methods(_FORM)
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """One click in the mail leads here, one more ends the mails; a mail program posts at once."""
    user = notices.user_of(token)
    if user is None:
        raise Http404
    if request.method == "POST":
        MailChoice.objects.update_or_create(user=user, defaults={"pace": "never"})
    return _kept_nowhere(request, "unsubscribe", {"done": request.method == "POST"})


def _kept_nowhere(
    request: HttpRequest, name: str, context: dict[str, object], status: int = 200
) -> HttpResponse:
    response = render(request, f"reviews/{name}.html", context, status=status)
    return kept_nowhere(response)
