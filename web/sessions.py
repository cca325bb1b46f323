"""Sessions that survive late answers, and do not make a fault of the database worse."""

from __future__ import annotations

import time
from http import HTTPStatus

from django.conf import settings
from django.contrib.auth.signals import user_logged_out
from django.contrib.sessions import middleware
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.exceptions import SessionInterrupted
from django.db import DatabaseError
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date

from web.faults import fault_of, tell

# A page that is opened sets the cookie anew after so many days; until then it outlives the session.
RENEWED_AFTER_DAYS = 30
_DAY = 24 * 60 * 60
_COOKIE_SET = "cookie_set"  # the day on which the session's cookie was set last


class SessionMiddleware(middleware.SessionMiddleware):
    """Says in the answer only what its own request did to the session (docs/adr/0160).

    Two windows ask at once, so the answer to a request with an old session may come after the one
    that began a new session. Django would have it delete, or replace, the new session's cookie. So
    a cookie is deleted by signing out, and set where a session gets its key; what polls and saves
    do in between touches none.

    A save whose session alone could not be stored after it is let through: to be told otherwise
    would have it sent again. What such a session loses is the day on which a guest last worked.
    Anywhere else, where a session says who somebody is, the fault is the answer.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        session = getattr(request, "session", None)
        if session is None:
            return response
        if session.accessed:
            patch_vary_headers(response, ("Cookie",))
        if session.is_empty():
            if hasattr(request, "signed_out"):
                _delete_cookie(response)
        elif response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
            _keep(request, response)
        return response


@receiver(user_logged_out)
def remember_signing_out(request: HttpRequest | None, **details: object) -> None:
    """Tell the answer that the empty session is meant, and not one that ended elsewhere."""
    if request is not None:
        request.signed_out = True  # type: ignore[attr-defined]


def _keep(request: HttpRequest, response: HttpResponse) -> None:
    """Store the session where it changed, and give the browser its key where that is due."""
    session = request.session
    matters = session.modified and not _is_save(request)
    is_due = _is_new(request) or _is_old(request)
    if is_due:
        session[_COOKIE_SET] = _today()
    if session.modified and _stored(request, matters=matters) and is_due:
        _set_cookie(request, response)


def _is_new(request: HttpRequest) -> bool:
    """Whether the session got a key that the browser does not have."""
    known = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    key = request.session.session_key
    return request.session.modified and (key is None or key != known)


def _is_old(request: HttpRequest) -> bool:
    """Whether a person opens a page, and the browser would forget the key before its time."""
    is_page = request.method == "GET" and "text/html" in request.headers.get("Accept", "")
    if not request.session.accessed or not is_page or "HX-Request" in request.headers:
        return False
    return _today() - request.session.get(_COOKIE_SET, 0) >= RENEWED_AFTER_DAYS


def _stored(request: HttpRequest, *, matters: bool) -> bool:
    """Whether the session could be stored. Where that `matters` it raises DatabaseError for a
    fault of the database, and SessionInterrupted where the session ended meanwhile."""
    try:
        request.session.save()
    except (DatabaseError, UpdateError) as error:
        fault = fault_of(error)
        if matters and fault is None:
            raise SessionInterrupted("The session ended before its request did.") from error
        if matters:
            # Django would take an interrupted session for a mistake of the browser's.
            raise DatabaseError("The session could not be stored.") from error
        if fault is not None:
            tell(fault, request, error)
        return False
    return True


def _is_save(request: HttpRequest) -> bool:
    match = request.resolver_match
    return request.method == "POST" and match is not None and match.app_name == "wizard"


def _set_cookie(request: HttpRequest, response: HttpResponse) -> None:
    age = request.session.get_expiry_age() + RENEWED_AFTER_DAYS * _DAY
    response.set_cookie(
        settings.SESSION_COOKIE_NAME,
        request.session.session_key or "",
        max_age=age,
        expires=http_date(time.time() + age),
        domain=settings.SESSION_COOKIE_DOMAIN,
        path=settings.SESSION_COOKIE_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=settings.SESSION_COOKIE_HTTPONLY,
        samesite=settings.SESSION_COOKIE_SAMESITE,
    )


def _delete_cookie(response: HttpResponse) -> None:
    response.delete_cookie(
        settings.SESSION_COOKIE_NAME,
        path=settings.SESSION_COOKIE_PATH,
        domain=settings.SESSION_COOKIE_DOMAIN,
        samesite=settings.SESSION_COOKIE_SAMESITE,
    )


def _today() -> int:
    """Days since 1970."""
    return int(time.time() // _DAY)
