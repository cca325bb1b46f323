"""What all account pages have in common, and how long a guest's session lasts."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from accounts.guests import keep_longer


class AccountPages:
    """Account and admin pages are never stored; a form with errors is answered as 422."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if _is_private(request):
            add_never_cache_headers(response)
        return response

    def process_template_response(
        self, request: HttpRequest, response: TemplateResponse
    ) -> TemplateResponse:
        """Say in the status what allauth says only in the page: what was sent is not valid."""
        form = (response.context_data or {}).get("form")
        if _is_account(request) and request.method == "POST" and form and form.errors:
            response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response


class GuestSession:
    """A guest who saves something has the whole 180 days before them again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST" and response.status_code < HTTPStatus.BAD_REQUEST:
            keep_longer(request, timezone.now().date().isoformat())
        return response


def _is_private(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and ("admin" in match.app_names or _is_account(request))


def _is_account(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and (match.url_name or "").startswith("account_")
