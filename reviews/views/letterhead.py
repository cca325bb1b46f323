"""How somebody's reviews look to those who get them: a name, a logo, a colour."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from canvases import editing
from reviews import letterheads
from reviews.letterheads import colours
from reviews.models import NAME_LENGTH
from reviews.views.desk import person
from reviews.views.review_visit import address
from web.answers import see_other


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def page(request: HttpRequest) -> HttpResponse:
    """The three, with what they make of a review's head."""
    user, errors = person(request), {}
    if request.method == "POST":
        try:
            letterheads.save(
                user,
                name=request.POST.get("name", ""),
                colour=request.POST.get("colour", ""),
                upload=request.FILES.get("logo"),
                without_logo="without_logo" in request.POST,
            )
        except editing.Invalid as invalid:
            errors = invalid.errors
        else:
            messages.success(request, gettext("Saved."))
            return see_other(address("letterhead"))
    held = letterheads.letterhead_of(user)
    context = {
        "typed": request.POST if errors else {"name": held.name, "colour": held.colour},
        "errors": errors,
        "head": letterheads.shown(held),
        "ours": colours.OURS,
        "most": NAME_LENGTH,
    }
    status = 422 if errors else 200
    return render(request, "reviews/letterhead.html", context, status=status)


@require_safe
@login_required
def logo(request: HttpRequest) -> HttpResponse:
    """One's own, and nobody else's."""
    head = letterheads.shown(letterheads.letterhead_of(person(request)))
    if head.logo is None:
        raise Http404
    return HttpResponse(head.logo.png, content_type="image/png")
