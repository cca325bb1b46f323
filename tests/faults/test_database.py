"""A disk that is full, a database that is locked or read-only, while somebody types."""

from __future__ import annotations

import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from tests.faults.conftest import size
from tests.faults.desk import Desk
from tests.faults.founder import Founder
from tests.faults.proxy import Proxy
from tests.faults.server import Server
from tests.faults.table import Row, tell

_USUAL = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
_LINES = 5
# Text enough to need a page of the database that is not there.
_LONG = "Ted waits on the roof. " * 60
Fault = Callable[[Server], AbstractContextManager[None]]


@contextmanager
def locked(server: Server) -> Iterator[None]:
    """Another program keeps the database to itself."""
    with closing(sqlite3.connect(server.database, isolation_level=None, timeout=20)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        time.sleep(size(1, 30))


@contextmanager
def full(server: Server) -> Iterator[None]:
    """The file gets no page more than it has."""
    with closing(sqlite3.connect(server.database)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (pages,) = other.execute("PRAGMA page_count").fetchone()
    with _restarted(server, f"{_USUAL}PRAGMA max_page_count={pages}"):
        yield


@contextmanager
def read_only(server: Server) -> Iterator[None]:
    with _restarted(server, f"{_USUAL}PRAGMA query_only=ON"):
        yield


@contextmanager
def full_disk(server: Server) -> Iterator[None]:
    """Not a byte more goes onto the disk."""
    filler = server.database.with_name("filler")
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"-" * 4096)
    with closing(sqlite3.connect(server.database)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    yield
    filler.unlink()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 12 MB, where the machine lets us make one."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(tmp_path)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("Only root may make a small disk.")
    yield tmp_path
    subprocess.run(["umount", "-l", str(tmp_path)], check=True)


@pytest.fixture
def own(var: Path, server: Server, request: pytest.FixtureRequest) -> Iterator[Server]:
    """A server with a database of its own, for it is about to suffer."""
    folder = request.getfixturevalue(
        "small_disk" if "disk full" in request.node.name else "tmp_path"
    )
    own = Server(var, DATABASE_URL=f"sqlite:///{folder / 'db.sqlite3'}")
    own.prepare()
    own.start()
    yield own
    own.kill()


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        pytest.param(locked, "busy", id="database locked"),
        pytest.param(full, "full", id="database without room"),
        pytest.param(full_disk, "full", id="disk full"),
        pytest.param(read_only, "read-only", id="database read-only"),
    ],
)
def test_text_waits_on_the_page_until_the_database_takes_it(
    own: Server, browser: Browser, request: pytest.FixtureRequest, fault: Fault, reason: str
) -> None:
    made = own.people("begin", "owner@example.org")
    founder = Founder(own.port, made["session"], made["canvases"][0])
    proxy = Proxy(own.port)
    context = browser.new_context(base_url=proxy.address)
    context.add_cookies([{"name": "sessionid", "value": founder.session, "url": proxy.address}])
    desk = Desk(context.new_page(), founder)
    desk.open("customer-segments")
    names = [f"Person {number}" for number in range(_LINES)]
    began = time.monotonic()

    with fault(own):
        for name in names:
            desk.enter("personas", name)
        desk.type("#note-text", _LONG)
        if reason != "busy":
            desk.wait_for(lambda: 503 in proxy.statuses, 60)
        said = desk.page.inner_text("#saved"), desk.page.inner_text("#saved-said")
    desk.wait_until_saved(90)

    document = founder.document()
    stored = [item["name"] for item in document["personas"]]
    note = document["steps"]["customer-segments"]["note"]
    context.close()
    proxy.stop()
    tell(
        Row(
            f"{request.node.callspec.id} while somebody types",
            saves=_LINES + 1,
            met=f"{proxy.statuses.count(503)} x 503",
            lost=len({*names} - {*stored}) + (note.strip() != _LONG.strip()),
            twice=len(stored) - len({*stored}),
            seconds=time.monotonic() - began,
        )
    )
    assert stored == names
    assert own.errors == []
    if reason != "busy":
        assert said[0] == "Not saved yet, trying again"
        assert {"full": "disk", "read-only": "not write to it"}[reason] in said[1]


@contextmanager
def _restarted(server: Server, init_command: str) -> Iterator[None]:
    """The server opens the database otherwise for a while."""
    usual = server.env["DATABASE_URL"]
    server.kill()
    server.env["DATABASE_URL"] = f"{usual}?init_command={quote(init_command)}"
    server.start()
    yield
    server.kill()
    server.env["DATABASE_URL"] = usual
    server.start()
