"""What is answered where there is nothing: why, to whoever was parted from it, and else the same
to everybody."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.shortcuts import render
from django.template.loader import render_to_string

from canvases.access.visit import Parted
from web.answers import kept_nowhere
from web.signed_in import signed_in_as

# What people write in forms that are sent without the queue.
_TYPED = ("text", "proposed", "message", "reason", "note")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if not isinstance(exception, Parted):
        page = render_to_string("404.html", {"email": signed_in_as(request)})
        return HttpResponseNotFound(page)
    texts = [request.POST[name] for name in _TYPED if request.POST.get(name)]
    context = {"parting": exception.parting, "texts": texts}
    response = render(request, "canvases/parted.html", context, status=HTTPStatus.NOT_FOUND)
    return kept_nowhere(response)
