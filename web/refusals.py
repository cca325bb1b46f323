"""What is refused, and the one place where that becomes an answer.

A view that shows a refusal better, beside the field that it is about, catches it; a script's saves
are answered by `canvases.saving`. All others end here.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import ClassVar

from django.core.exceptions import PermissionDenied
from django.core.handlers.exception import response_for_exception
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext

from web.answers import kept_nowhere


class Refusal(Exception):
    """Something was asked for and not done, and nothing of it was stored.

    `status` says so to a browser, `reason` is the word for a script, and `words` are the sentence
    that a person reads, as a message that is yet to be said in their language.
    """

    status: ClassVar[HTTPStatus]
    reason: ClassVar[str]
    words: ClassVar[str]


class RefusalsAreAnswered:
    """Makes an answer of what no view caught: who may not know of a thing reads that it is not
    there, who may not do it that they may not, and everybody else the words."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        return answer(request, exception) if isinstance(exception, Refusal) else None


def answer(request: HttpRequest, refusal: Refusal) -> HttpResponseBase:
    """The page that says why something was refused."""
    if refusal.status == HTTPStatus.NOT_FOUND:
        return response_for_exception(request, Http404())
    if refusal.status == HTTPStatus.FORBIDDEN:
        return response_for_exception(request, PermissionDenied())
    context = {"words": gettext(refusal.words)}
    return kept_nowhere(render(request, "refused.html", context, status=refusal.status))
