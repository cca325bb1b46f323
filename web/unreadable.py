"""Requests that are refused: a plain sentence, made of nothing that might be missing.

What cannot be read is stopped before anything reads it, for it breaks whoever tries: a page that
asks for the host, a form, the log.
"""

from __future__ import annotations

import codecs
import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_to_bytes

from django.core.exceptions import BadRequest, DisallowedHost, RequestDataTooBig
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseForbidden,
)
from django.template.loader import render_to_string
from django.utils.http import parse_header_parameters

from web.signed_in import signed_in_as

_FORM = "application/x-www-form-urlencoded"
_UNKNOWN_LETTER = "\ufffd"


class Handler(WSGIHandler):
    """Django's, with requests that can always be made, so that somebody is there to refuse them."""

    class request_class(WSGIRequest):  # noqa: N801  # Django's word
        def _set_content_type_params(self, meta: dict[str, Any]) -> None:
            # Without taking on the charset, in which the query would be read at once.
            self.content_type, self.content_params = parse_header_parameters(
                meta.get("CONTENT_TYPE", "")
            )


class Readable:
    """Refuses what is asked under another name, or is written in something else than UTF-8."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.get_host()
        charset = (request.content_params or {}).get("charset", "")
        if charset and not _is_utf_8(charset):
            raise BadRequest(f"The charset is {charset[:50]!r}, and must be UTF-8.")
        if request.method == "POST" and request.content_type == _FORM and _is_garbled(request):
            raise BadRequest("The form is not written in UTF-8.")
        return self.get_response(request)


class Brief(logging.Filter):
    """Tells of a request that was refused in a line: where it was noticed says nothing more."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith("django.security") or getattr(record, "status_code", 0) == 400:
            record.exc_info, record.levelno, record.levelname = None, logging.WARNING, "WARNING"
        return True


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The answer to a request that could not be read."""
    status, template = _refusal(exception)
    return HttpResponse(render_to_string(template), status=status)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The answer to somebody who may not do it, with who they are where that can be told."""
    page = render_to_string("403.html", {"email": signed_in_as(request)})
    return HttpResponseForbidden(page)


def _refusal(exception: Exception) -> tuple[int, str]:
    match exception:
        case DisallowedHost():
            return 400, "400_host.html"
        case RequestDataTooBig():
            return 413, "413.html"
    return 400, "400.html"


def _is_utf_8(charset: str) -> bool:
    try:
        return codecs.lookup(charset).name == "utf-8"
    except LookupError:
        return False


def _is_garbled(request: HttpRequest) -> bool:
    """Whether Django would read letters that nobody typed, or a mark in their place."""
    try:
        request.body.decode()
        values = (value for _, values in request.POST.lists() for value in values)
        if any(_UNKNOWN_LETTER in str(value) for value in values):
            unquote_to_bytes(request.body).decode()  # somebody may have typed the mark itself
    except UnicodeDecodeError:
        return True
    return False
