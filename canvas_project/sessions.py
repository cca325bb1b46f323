"""Sessions that do not make a fault of the database worse."""

from __future__ import annotations

from django.contrib.sessions import middleware
from django.contrib.sessions.exceptions import SessionInterrupted
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from canvas_project.faults import fault_of, tell


class SessionMiddleware(middleware.SessionMiddleware):
    """Lets the answer to a save through where only the session could not be stored after it.

    The save is stored, and to be told otherwise would have it sent again. What such a session
    loses is a flash, or the day on which a guest last worked. Anywhere else, where a session says
    who somebody is, the fault is the answer.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        try:
            return super().process_response(request, response)
        except (DatabaseError, SessionInterrupted) as error:
            fault = fault_of(error)
            if fault is None:
                raise
            if not _is_save(request):
                # Django would take an interrupted session for a mistake of the browser's.
                raise DatabaseError("The session could not be stored.") from error
            tell(fault, request, error)
            return response


def _is_save(request: HttpRequest) -> bool:
    match = request.resolver_match
    return request.method == "POST" and match is not None and match.app_name == "wizard"
