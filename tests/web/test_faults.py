from __future__ import annotations

import errno
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from html import unescape
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore
from django.db import DatabaseError, OperationalError, connection
from django.test import Client

from accounts.models import User
from canvases.models import Canvas
from tests.canvases.factories import make_canvas
from web.faults import fault_of

NOTE = 'Ted waits on the roof.\n\n<b>Twice</b> & "often"'
JSON = {"HTTP_ACCEPT": "application/json"}
on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'")
on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'")


@pytest.fixture
def client(transactional_db: None, owner: User) -> Client:
    signed_in = Client(raise_request_exception=False)
    signed_in.force_login(owner)
    return signed_in


@pytest.fixture
def canvas(owner: User) -> Canvas:
    return make_canvas(owner=owner)


@pytest.fixture
def save(client: Client, canvas: Canvas) -> Callable[..., Any]:
    """Save the note of a step, as its form would."""

    def post(note: str = NOTE, **headers: Any) -> Any:
        fields = {"note": note, "revision": "0", "base-note": "", "csrfmiddlewaretoken": "t"}
        return client.post(_address(canvas), fields, **headers)

    return post


@pytest.fixture
def locked() -> Iterator[None]:
    """Another program keeps the whole database to itself, and nobody waits for it long."""
    _pragma("busy_timeout=50")
    with closing(
        sqlite3.connect(str(connection.settings_dict["NAME"]), isolation_level=None)
    ) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
    _reopen()


@pytest.fixture
def full() -> Iterator[None]:
    """Not a page more goes into the file, as on a disk without room."""
    _run("CREATE TABLE filler (bytes)")
    _pragma("max_page_count=1")  # it counts as many as there are
    for size in (100_000, 4_000, 100):
        with suppress(OperationalError):
            while True:
                _run(f"INSERT INTO filler VALUES (zeroblob({size}))")
    yield
    _reopen()
    _run("DROP TABLE filler")


@pytest.fixture
def read_only() -> Iterator[None]:
    if connection.vendor == "sqlite":
        _pragma("query_only=on")
    else:
        _run("SET default_transaction_read_only = on")
    yield
    _reopen()


@pytest.fixture
def guest_client(transactional_db: None) -> Client:
    """A guest with a canvas, whose session is stored again at the next POST."""
    client = Client(raise_request_exception=False)
    client.post("/canvases/new/", {"title": "Rooftop Parts", "go": "step"})
    session = client.session
    del session["guest_kept_on"]
    session.save()
    return client


@on_sqlite
@pytest.mark.parametrize(
    ("fixture", "reason", "words"),
    [
        ("locked", "busy", "Try again in a moment."),
        ("full", "full", "The disk of the server is full"),
        ("read_only", "read-only", "may read its database but not write to it"),
    ],
)
def test_save_that_cannot_be_stored_is_told_to_the_queue(
    save: Callable[..., Any], request: pytest.FixtureRequest, fixture: str, reason: str, words: str
) -> None:
    canvas = request.getfixturevalue("canvas")
    request.getfixturevalue(fixture)

    response = save(NOTE * 200, **JSON)

    assert response.status_code == 503
    assert response.json()["reason"] == reason
    assert words in response.json()["message"]
    assert int(response.headers["Retry-After"]) > 0
    assert "no-store" in response.headers["Cache-Control"]
    assert not canvas.step_states.exists()


def test_page_keeps_the_text_and_sends_it_again(
    save: Callable[..., Any], client: Client, canvas: Canvas, read_only: None
) -> None:
    response = save()
    page = response.content.decode()
    again = _fields(page)
    _reopen()
    stored = client.post(_address(canvas), again)

    assert response.status_code == 503
    assert "text/html" in response.headers["Content-Type"]
    assert f'action="{_address(canvas)}"' in page
    assert "Traceback" not in page
    assert "<b>Twice" not in page
    assert again == {"note": NOTE, "revision": "0", "base-note": "", "csrfmiddlewaretoken": "t"}
    assert stored.status_code == 303
    assert canvas.step_states.get().note == NOTE


def test_page_that_was_only_asked_for_can_be_asked_for_again(
    client: Client, canvas: Canvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("canvases.storage.snapshot", _refuse(sqlite3.SQLITE_IOERR))

    response = client.get(f"/canvases/{canvas.pk}/?a=b&c")

    assert response.status_code == 503
    assert f'href="/canvases/{canvas.pk}/?a=b&amp;c">Try again' in response.content.decode()


@pytest.mark.django_db(transaction=True)
def test_passwords_are_not_written_into_the_page(read_only: None) -> None:
    fields = {"email": "new@example.org", "password1": "my own secret words"}

    response = Client(raise_request_exception=False).post("/accounts/signup/", fields)

    assert response.status_code == 503
    assert "my own secret words" not in response.content.decode()
    assert "What you saved before is safe." in response.content.decode()


def test_fault_is_logged_once_in_a_line(
    save: Callable[..., Any], read_only: None, caplog: pytest.LogCaptureFixture
) -> None:
    save()

    (record,) = [record for record in caplog.records if record.levelname == "ERROR"]
    assert record.getMessage().startswith("Database read-only: Let the user who runs the server")
    assert "Ted" not in record.getMessage()
    assert record.exc_info is None


def test_saves_go_through_again_once_the_fault_is_over(
    save: Callable[..., Any], canvas: Canvas, read_only: None
) -> None:
    refused = save(**JSON).status_code
    _reopen()

    assert (refused, save().status_code) == (503, 303)
    assert canvas.step_states.get().note == NOTE


@on_postgresql
def test_lock_that_is_held_for_long_is_told(save: Callable[..., Any], canvas: Canvas) -> None:
    _run("SET lock_timeout = '50ms'")
    parameters = connection.get_connection_params()
    known = {name: parameters[name] for name in ("host", "user", "dbname")}

    with psycopg.connect(**known) as other:
        other.execute("SELECT 1 FROM canvases_canvas WHERE id = %s FOR UPDATE", [canvas.pk])
        response = save(**JSON)
    _reopen()

    assert (response.status_code, response.json()["reason"]) == (503, "busy")


@on_postgresql
def test_server_that_went_away_is_told_and_found_again(save: Callable[..., Any]) -> None:
    with pytest.raises(OperationalError):
        _run("SELECT pg_terminate_backend(pg_backend_pid())")

    gone = save(**JSON)
    _reopen()  # as a server does when a request has ended
    back = save()

    assert (gone.status_code, gone.json()["reason"]) == (503, "gone")
    assert back.status_code == 303


def test_save_counts_though_its_session_could_not_be_stored(
    guest_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = Canvas.objects.get()
    monkeypatch.setattr(SessionStore, "save", _refused_as_update)

    response = guest_client.post(_address(canvas), {"note": NOTE, "revision": "0"})

    assert response.status_code == 303
    assert canvas.step_states.get().note == NOTE


def test_canvas_whose_guest_could_not_be_remembered_is_not_told_as_begun(
    guest_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SessionStore, "save", _refused_as_update)

    response = guest_client.post("/canvases/new/", {"title": "Rooftop Parts", "go": "step"})

    assert response.status_code == 503
    assert _fields(response.content.decode()) == {"title": "Rooftop Parts", "go": "step"}


def test_session_that_was_ended_meanwhile_is_no_fault(
    guest_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SessionStore, "save", lambda *_: (_ for _ in ()).throw(UpdateError))

    response = guest_client.post("/canvases/new/", {"title": "Rooftop Parts", "go": "step"})

    assert response.status_code == 400


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (psycopg.errors.DiskFull(), "full"),
        (psycopg.errors.ReadOnlySqlTransaction(), "read-only"),
        (psycopg.errors.TooManyConnections(), "busy"),
        (psycopg.errors.DeadlockDetected(), "busy"),
        (psycopg.errors.AdminShutdown(), "gone"),
        (psycopg.OperationalError("connection refused"), "gone"),
        (psycopg.errors.UniqueViolation(), None),
        (psycopg.ProgrammingError(), None),
        (OSError(errno.ENOSPC, "No space left on device"), "full"),
        (OSError(errno.EROFS, "Read-only file system"), "read-only"),
        (OSError(errno.ENOENT, "No such file"), None),
        (ValueError(), None),
    ],
)
def test_errors_have_a_reason(error: Exception, reason: str | None) -> None:
    wrapped = DatabaseError()
    wrapped.__cause__ = error
    fault = fault_of(wrapped)

    assert (fault.reason if fault else None) == reason


@on_sqlite
@pytest.mark.parametrize(
    ("room", "may_write", "reason"),
    [(0, True, "full"), (9, False, "read-only"), (9, True, "gone")],
)
@pytest.mark.parametrize("code", [sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR_SHMSIZE])
def test_where_sqlite_does_not_say_what_is_wrong_the_disk_is_asked(
    room: int, may_write: bool, reason: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = SimpleNamespace(f_bavail=room)
    monkeypatch.setattr("web.faults.os.statvfs", lambda _: disk)
    monkeypatch.setattr("web.faults.os.access", lambda *_: may_write)
    with pytest.raises(OperationalError) as raised:
        _refuse(code)()

    fault = fault_of(raised.value)

    assert fault is not None
    assert fault.reason == reason


def _address(canvas: Canvas) -> str:
    return f"/canvases/{canvas.pk}/steps/customer-segments/note/"


def _fields(page: str) -> dict[str, str]:
    """What the form of the page would send."""
    hidden = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', page)
    shown = re.findall(r'<textarea[^>]* name="([^"]*)"[^>]*>\n([^<]*)</textarea>', page)
    return {name: unescape(value) for name, value in (*hidden, *shown)}


def _refused_as_update(store: SessionStore, must_create: bool = False) -> None:
    """As Django's sessions do it: every error of the database becomes one that names none."""
    try:
        _refuse(sqlite3.SQLITE_BUSY)()
    except OperationalError:
        raise UpdateError from None


def _refuse(code: int) -> Callable[..., Any]:
    def refuse(*_: Any) -> None:
        cause = sqlite3.OperationalError("refused")
        cause.sqlite_errorcode = code
        raise OperationalError("refused") from cause

    return refuse


def _pragma(what: str) -> None:
    _run(f"PRAGMA {what}")


def _run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def _reopen() -> None:
    """The next query makes a connection of the usual kind."""
    connection.close()
