"""How a database must be set up, so that what it says is stored stays stored.

Read back from an open connection when the server starts, for an address may carry options of its
own, a file system may refuse what was asked for, and a server has settings that we do not make.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from django.db.backends.base.base import BaseDatabaseWrapper


class _Setting(NamedTuple):
    """A setting, what it may be, and what follows where it is something else."""

    name: str
    is_right: Callable[[str], bool]
    wanted: str
    why: str


def _one_of(*right: str) -> Callable[[str], bool]:
    return lambda value: value.lower() in right


_SQLITE = (
    _Setting(
        "encoding", _one_of("utf-8"), "UTF-8", "Make a new database; this one was made apart."
    ),
    _Setting(
        "journal_mode",
        _one_of("wal"),
        "wal",
        "Readers and writers would wait for each other. Some network folders cannot do it: keep "
        "the database on a disk of this machine.",
    ),
    _Setting(
        "synchronous", _one_of("2", "3"), "2 (FULL)", "A power cut could take back what was saved."
    ),
    _Setting(
        "foreign_keys", _one_of("1"), "1", "Links could be stored that lead to another canvas."
    ),
    _Setting(
        "busy_timeout",
        lambda value: int(value) >= 20_000,
        "20000 or more",
        "Saves would be refused while another one is stored.",
    ),
)
_POSTGRESQL = (
    _Setting("server_encoding", _one_of("utf8"), "UTF8", "Some names could not be stored."),
    _Setting("client_encoding", _one_of("utf8"), "UTF8", "Some names could not be stored."),
    _Setting("fsync", _one_of("on"), "on", "A power cut could destroy the database."),
    _Setting(
        "synchronous_commit",
        _one_of("on", "local", "remote_write", "remote_apply"),
        "on",
        "A power cut could take back what was saved.",
    ),
    _Setting(
        "default_transaction_isolation",
        _one_of("read committed"),
        "read committed",
        "Saves of two people at once would be refused.",
    ),
    _Setting("default_transaction_read_only", _one_of("off"), "off", "Nothing could be saved."),
)


def problems(connection: BaseDatabaseWrapper) -> list[str]:
    """What is not as it must be, each in a line that says what it is and what follows."""
    found = {"sqlite": _in_sqlite, "postgresql": _in_postgresql}[connection.vendor](connection)
    return list(found)


def _in_sqlite(connection: Any) -> Iterator[str]:
    with connection.cursor() as cursor:
        values = {
            setting.name: str(cursor.execute(f"PRAGMA {setting.name}").fetchone()[0])
            for setting in _SQLITE
        }
    yield from _wrong(_SQLITE, values)
    if connection.transaction_mode != "IMMEDIATE":
        yield (
            f"transaction_mode is {connection.transaction_mode}, and must be IMMEDIATE. "
            "Saves that meet would be refused."
        )


def _in_postgresql(connection: BaseDatabaseWrapper) -> Iterator[str]:
    with connection.cursor() as cursor:
        names = [setting.name for setting in _POSTGRESQL]
        cursor.execute("SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", [names])
        values = dict(cursor.fetchall())
        cursor.execute("SELECT pg_is_in_recovery()")
        (is_copy,) = cursor.fetchone()
    yield from _wrong(_POSTGRESQL, values)
    if is_copy:
        yield "The database is a copy of another one, in which nothing can be saved. Name that one."


def _wrong(settings: tuple[_Setting, ...], values: Mapping[str, str]) -> Iterator[str]:
    for name, is_right, wanted, why in settings:
        if not is_right(values[name]):
            yield f"{name} is {values[name]}, and must be {wanted}. {why}"
