"""When the database cannot do its work: who asked keeps the text, and learns what to do.

The page and the reply need neither database nor session. They are made where every uncaught error
ends (handler500), for a commit, a session and a middleware can fail as well as a view.
"""

from __future__ import annotations

import errno
import logging
import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import psycopg
from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext, gettext_noop
from django.views import defaults

_log = logging.getLogger(__name__)


class Fault(NamedTuple):
    """What keeps the database from its work.

    `message` is for the person at the page, `remedy` for the one who reads the log, `retry_after`
    in seconds.
    """

    reason: str
    message: str
    remedy: str
    retry_after: int


BUSY = Fault(
    "busy",
    gettext_noop(
        "Others are saving just now, and this had to wait too long. Try again in a moment."
    ),
    "Something held the database for 20 seconds: end a program that keeps it locked.",
    2,
)
FULL = Fault(
    "full",
    gettext_noop(
        "The disk of the server is full, so nothing can be saved. Tell whoever runs "
        "it. Once there is room, this goes through."
    ),
    "Make room on the disk that holds the database.",
    30,
)
READ_ONLY = Fault(
    "read-only",
    gettext_noop(
        "The server may read its database but not write to it, so nothing can be "
        "saved. Tell whoever runs it, and then try again."
    ),
    "Let the user who runs the server write to the database: on SQLite the file, those beside it "
    "that end in -wal and -shm, and their folder.",
    30,
)
GONE = Fault(
    "gone",
    gettext_noop("The database does not answer. It may be back in a moment. Try again."),
    "See whether the database runs, and is where DATABASE_URL says.",
    5,
)

# https://www.sqlite.org/rescode.html
_SQLITE = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_PROTOCOL: BUSY,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
}
# What the system said is not told: the disk itself is asked.
_SQLITE_ON_DISK = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)
# https://www.postgresql.org/docs/current/errcodes-appendix.html, from the closest to the class
_POSTGRESQL = {
    "53100": FULL,
    "25006": READ_ONLY,
    "53": BUSY,  # out of memory, of connections
    "55P03": BUSY,  # waited for a lock
    "40": BUSY,  # deadlock
    "57014": BUSY,  # took too long
    "57P": GONE,  # shuts down, or starts
    "58": GONE,  # its disk fails
    "08": GONE,
}
_DISK = {errno.ENOSPC: FULL, errno.EDQUOT: FULL, errno.EROFS: READ_ONLY}


def fault_of(error: BaseException | None) -> Fault | None:
    """What of the above an error comes from; None where it is an error of another kind."""
    return next(filter(None, map(_named, _chain(error))), None)


def server_error(request: HttpRequest) -> HttpResponse:
    """The answer to an error that nothing caught: 503 for a fault of the database, else 500."""
    error = sys.exc_info()[1]
    fault = fault_of(error)
    if fault is None:
        return defaults.server_error(request)
    tell(fault, request, error)
    response = _as_json(fault) if _wants_json(request) else _as_page(request, fault)
    response.headers["Retry-After"] = str(fault.retry_after)
    add_never_cache_headers(response)
    response._has_been_logged = True  # type: ignore[attr-defined]  # Django's word for: not again
    return response


def tell(fault: Fault, request: HttpRequest, error: BaseException | None) -> None:
    """A line in the log, for whoever can put it right."""
    said = " ".join(str(error).split())
    _log.error(
        "Database %s: %s (%s %r: %s)",
        fault.reason,
        fault.remedy,
        request.method,
        request.path,
        said,
    )


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _named(error: BaseException) -> Fault | None:
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF)
    if isinstance(error, psycopg.Error):
        return _of_postgresql(error)
    if isinstance(error, InterfaceError) and error.__cause__ is None:
        return GONE  # Django's own word for a connection that was lost earlier in a transaction
    if isinstance(error, OSError):
        return _DISK.get(error.errno or 0)
    return None


def _of_sqlite(code: int) -> Fault | None:
    if code not in _SQLITE_ON_DISK:
        return _SQLITE.get(code)
    database = Path(connection.settings_dict["NAME"])
    try:
        has_room = os.statvfs(database.parent).f_bavail > 0
    except OSError:
        return GONE
    if not has_room:
        return FULL
    return (
        GONE if all(os.access(path, os.W_OK) for path in (database.parent, database)) else READ_ONLY
    )


def _of_postgresql(error: psycopg.Error) -> Fault | None:
    code = error.sqlstate
    if code is None:  # said by the driver: nobody is there to say more
        return (
            GONE if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError) else None
        )
    return next(
        (_POSTGRESQL[code[:size]] for size in (5, 3, 2) if code[:size] in _POSTGRESQL), None
    )


def _wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _as_json(fault: Fault) -> HttpResponse:
    return JsonResponse({"reason": fault.reason, "message": gettext(fault.message)}, status=503)


def _as_page(request: HttpRequest, fault: Fault) -> HttpResponse:
    kept = _kept(request)
    context = {"message": gettext(fault.message), "address": request.get_full_path(), "kept": kept}
    return HttpResponse(
        render_to_string("503.html", {**context, "posted": request.method == "POST"}), status=503
    )


# The text that was posted


class ResentField(NamedTuple):
    """A field of the form, to be sent again. What the person did not type is hidden."""

    name: str
    value: str
    hidden: bool

    @property
    def label(self) -> str:
        return self.name.replace("-", " ").replace("_", " ").capitalize()

    @property
    def rows(self) -> int:
        return min(12, 1 + self.value.count("\n") + len(self.value) // 70)


_NOT_TYPED = {"csrfmiddlewaretoken", "revision", "seen", "cell", "ticked", "way", "before", "go"}


def _kept(request: HttpRequest) -> list[ResentField]:
    """What was posted; nothing of account pages, where passwords are typed, and no file."""
    if request.path.startswith(("/accounts/", "/admin/")):
        return []
    try:
        fields = [] if request.FILES else list(request.POST.lists())
    except (OSError, SuspiciousOperation, MultiPartParserError):
        return []
    return [
        ResentField(name, str(value), _is_hidden(name, value))
        for name, values in fields
        for value in values
    ]


def _is_hidden(name: str, value: Any) -> bool:
    return not value.strip() or name in _NOT_TYPED or name.startswith("base-")
