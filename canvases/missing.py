"""What is answered where there is nothing: why, to whoever was parted from it, and else the same
to everybody."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import defaults

from canvases.entry import Parted

# What people write in forms that are sent without the queue.
_TYPED = ("text", "proposed", "message", "reason", "note")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if not isinstance(exception, Parted):
        return defaults.page_not_found(request, exception)
    texts = [request.POST[name] for name in _TYPED if request.POST.get(name)]
    context = {"parting": exception.parting, "texts": texts}
    response = render(request, "canvases/parted.html", context, status=HTTPStatus.NOT_FOUND)
    response["Cache-Control"] = "no-store"
    return response
