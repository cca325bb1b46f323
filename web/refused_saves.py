"""Every refusal of a save is JSON with a sentence, whoever refused it.

The save queue (static/js/queue.js) shows the sentence to whoever typed. What a view of ours refuses
says its own; the rest is refused by Django before or around a view, as a page or as nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext, gettext_noop

KEY = "X-Save-Key"
_MEGABYTE = 1024 * 1024
_MOST_READ_AWAY = 64 * _MEGABYTE

# The word for a script, and the sentence for a person.
_SAID: dict[int, tuple[str, str]] = {
    400: (
        "unread",
        gettext_noop(
            "The server could not read this. Copy it, reload the page, and put it in again."
        ),
    ),
    403: (
        "token",
        gettext_noop(
            "This page is from before somebody signed in or out here. Reload it, then try again."
        ),
    ),
    404: ("gone", gettext_noop("This is not here any more, or you may not see it any more.")),
    405: (
        "method",
        gettext_noop("This cannot be saved in this way any more. Copy it, and reload the page."),
    ),
    413: ("too-much", ""),
    429: (
        "too-often",
        gettext_noop(
            "Too much was sent from here in a short time. Wait a few minutes, then try again."
        ),
    ),
    500: ("broken", gettext_noop("Something broke on our side, and this could not be saved.")),
}
_OTHER = ("refused", gettext_noop("The server refused this."))


class SavesAreAnsweredInJson:
    """Turns a page that refuses a save into what the save queue reads.

    It stands outside of what reads the request: what is too much is refused before it is read.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if KEY not in request.headers:
            return self.get_response(request)
        if _is_too_much(request):
            _read_away(request)
            return _refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        response = self.get_response(request)
        if response.status_code < HTTPStatus.BAD_REQUEST or _is_json(response):
            return response
        refused = _refused(response.status_code)
        if "Retry-After" in response.headers:
            refused["Retry-After"] = response.headers["Retry-After"]
        refused.cookies = response.cookies
        return refused


def _is_too_much(request: HttpRequest) -> bool:
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0
    length = request.headers.get("Content-Length", "")
    return bool(most) and length.isdecimal() and int(length) > most


def _read_away(request: HttpRequest) -> None:
    """A browser hears no answer from who hangs up while it still sends."""
    for _ in range(_MOST_READ_AWAY // _MEGABYTE):
        if not request.read(_MEGABYTE):
            return


def _is_json(response: HttpResponseBase) -> bool:
    return response.headers.get("Content-Type", "").startswith("application/json")


def _refused(status: int) -> HttpResponse:
    reason, message = _SAID.get(status, _OTHER)
    response = JsonResponse(
        {"reason": reason, "message": gettext(message) if message else _too_much()}, status=status
    )
    add_never_cache_headers(response)
    return response


def _too_much() -> str:
    most = (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) / _MEGABYTE
    return gettext(
        "This is too much for one save, which holds %(most)s MB at most. Copy it, and"
        " save it in smaller parts."
    ) % {"most": most}
