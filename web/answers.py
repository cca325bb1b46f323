"""What every answer says of being kept, and the answers that many views give."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import resolve_url

KEPT = "Cache-Control"
_Response = TypeVar("_Response", bound=HttpResponseBase)


class Private:
    """An answer is for whoever asked, who asks again before showing it, unless it says otherwise.

    A view says otherwise where an answer holds a secret or is true once (`kept_nowhere`, Django's
    `never_cache`), or is the same for everybody (`cache_control(public=True)`).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault(KEPT, "private, no-cache")
        return response


def kept_nowhere(response: _Response) -> _Response:
    """The same answer, which no browser keeps: it may hold a secret, or is true only now."""
    response.headers[KEPT] = "no-store"
    return response


def see_other(to: str, *args: object) -> HttpResponse:
    """Go on to an address, or to the page of that name, after something was done: 303, so that a
    refresh does not do it again."""
    return HttpResponseRedirect(resolve_url(to, *args), status=HTTPStatus.SEE_OTHER)
