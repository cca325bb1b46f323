from __future__ import annotations

import fcntl
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import OperationalError

from canvas_project.databases import database
from operations.gated_sqlite3 import base
from operations.gated_sqlite3.base import DatabaseWrapper

Opener = Callable[[], DatabaseWrapper]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with closing(sqlite3.connect(tmp_path / "db")) as made:
        made.execute("CREATE TABLE told (number integer)")
    return tmp_path / "db"


@pytest.fixture
def opened(db: None, path: Path) -> Iterator[Opener]:
    wrappers = []
    defaults = {"TIME_ZONE": None, "CONN_HEALTH_CHECKS": False, "AUTOCOMMIT": True}

    def opener() -> DatabaseWrapper:
        address = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path)}
        wrappers.append(DatabaseWrapper({**defaults, **database(address)}))
        wrappers[-1].inc_thread_sharing()
        return wrappers[-1]

    yield opener
    for wrapper in wrappers:
        wrapper.close()


def test_gate_is_closed_while_somebody_writes(opened: Opener, path: Path) -> None:
    writer = opened()

    before = _is_free(path)
    _begin(writer)
    meanwhile = _is_free(path)
    _end(writer)

    assert (before, meanwhile, _is_free(path)) == (True, False, True)


def test_gate_opens_after_a_rollback_and_a_lost_connection(opened: Opener, path: Path) -> None:
    first, second = opened(), opened()

    _begin(first)
    first.rollback()
    after_rollback = _is_free(path)
    _begin(second)
    second.close()

    assert (after_rollback, _is_free(path)) == (True, True)


def test_gate_opens_for_others_where_the_database_is_locked_without_it(
    opened: Opener, path: Path
) -> None:
    writer = opened()
    with writer.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=10")

    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError, match="locked"):
            _begin(writer)

    assert _is_free(path)


def test_whoever_waits_gets_a_turn(opened: Opener) -> None:
    first, second = opened(), opened()
    _begin(first)
    waiting = threading.Thread(target=_write, args=(second,))

    waiting.start()
    waiting.join(0.05)
    waited = waiting.is_alive()
    _end(first)
    waiting.join(5)

    assert (waited, waiting.is_alive()) == (True, False)


def test_gate_that_stays_closed_keeps_nobody_out(
    opened: Opener, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "_LONGEST", 0.01)
    writer = opened()

    with path.with_name("db-gate").open("w") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        _begin(writer)
        _end(writer)

    assert _is_free(path)


def _begin(wrapper: DatabaseWrapper) -> None:
    wrapper.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


def _end(wrapper: DatabaseWrapper) -> None:
    wrapper.commit()
    wrapper.set_autocommit(True)


def _write(wrapper: DatabaseWrapper) -> None:
    _begin(wrapper)
    _end(wrapper)


def _is_free(path: Path) -> bool:
    with path.with_name("db-gate").open("w") as gate:
        try:
            fcntl.flock(gate, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True
