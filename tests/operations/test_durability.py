from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.sqlite3.base import DatabaseWrapper

from canvas_project.databases import database
from operations.durability import problems

Opener = Callable[..., DatabaseWrapper]
on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'")


@pytest.fixture
def opened(db: None, tmp_path: Path) -> Iterator[Opener]:
    """A database in a file, opened with other options than ours."""
    wrappers = []

    def open_with(**options: Any) -> DatabaseWrapper:
        address = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(tmp_path / "db")}
        config = database({**address, "OPTIONS": options})
        wrappers.append(DatabaseWrapper({**_DEFAULTS, **config}))
        return wrappers[-1]

    yield open_with
    for wrapper in wrappers:
        wrapper.close()


_DEFAULTS = {"TIME_ZONE": None, "CONN_HEALTH_CHECKS": False, "AUTOCOMMIT": True}


def test_database_as_we_open_it_is_right(opened: Opener) -> None:
    assert problems(opened()) == []


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"init_command": "PRAGMA synchronous=FULL"}, "journal_mode is delete, and must be wal."),
        (
            {"init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL"},
            "synchronous is 1, and must be 2 (FULL). A power cut could take back what was saved.",
        ),
        (
            {"init_command": "PRAGMA journal_mode=WAL; PRAGMA foreign_keys=OFF"},
            "foreign_keys is 0, and must be 1.",
        ),
        ({"timeout": 5}, "busy_timeout is 5000, and must be 20000 or more."),
        ({"transaction_mode": None}, "transaction_mode is None, and must be IMMEDIATE."),
    ],
)
def test_option_that_could_lose_a_save_is_told(
    opened: Opener, options: dict[str, Any], told: str
) -> None:
    (line,) = problems(opened(**options))

    assert line.startswith(told)


def test_database_of_another_encoding_is_told(opened: Opener, tmp_path: Path) -> None:
    made = sqlite3.connect(tmp_path / "db")
    made.executescript("PRAGMA encoding='UTF-16'; CREATE TABLE made (apart)")
    made.close()

    (line,) = problems(opened())

    assert line.startswith("encoding is UTF-16le, and must be UTF-8.")


def test_nothing_starts_on_a_database_that_could_lose_a_save(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'db.sqlite3'}?timeout=5"

    done = subprocess.run(
        [sys.executable, "-m", "operations.prepare"],
        cwd=settings.BASE_DIR,
        env={"VAR_DIR": str(tmp_path), "DATABASE_URL": address},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr == (
        "The database is not set up so that nothing is lost.\n"
        "busy_timeout is 5000, and must be 20000 or more. "
        "Saves would be refused while another one is stored.\n"
    )


@on_postgresql
@pytest.mark.django_db
def test_server_that_could_lose_a_save_is_told() -> None:
    # The server of the tests is quick, and would not survive a power cut.
    assert problems(connection) == [
        "fsync is off, and must be on. A power cut could destroy the database.",
        "synchronous_commit is off, and must be on. A power cut could take back what was saved.",
    ]


@on_postgresql
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("default_transaction_isolation", "serializable"),
        ("default_transaction_read_only", "on"),
        ("client_encoding", "latin1"),
    ],
)
def test_setting_of_the_connection_is_told(name: str, value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [name, value])
    found = problems(connection)

    assert [line.partition(",")[0] for line in found if line.startswith(name)] == [
        f"{name} is {'LATIN1' if value == 'latin1' else value}"
    ]


@on_postgresql
@pytest.mark.django_db
def test_wait_for_a_lock_ends_before_the_server_ends_its_worker() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")

        assert cursor.fetchone() == ("20s",)
