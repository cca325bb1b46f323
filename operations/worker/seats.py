"""Which worker this is: a name that no other worker of the same database has meanwhile."""

from __future__ import annotations

import fcntl
import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

_KEY = 0x54687231  # of our locks among those that others take in the database


class Seat(NamedTuple):
    """A seat that is held; `ask` raises DatabaseError once it is not ours for certain any more."""

    name: str
    ask: Callable[[], None]


@contextmanager
def seat() -> Iterator[Seat]:
    """Hold the first seat that nobody holds. It is free again however we end."""
    hold = _beside_the_file if connection.vendor == "sqlite" else _in_the_database
    with hold() as held:
        yield held


@contextmanager
def _beside_the_file() -> Iterator[Seat]:
    # By whatever way somebody comes to the file, the lock lies beside it.
    database = Path(connection.settings_dict["NAME"]).resolve()
    for number in itertools.count(1):
        path = database.with_name(f"{database.name}-worker-{number}")
        with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                continue
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
            yield Seat(f"worker-{number}", lambda: None)
            return


@contextmanager
def _in_the_database() -> Iterator[Seat]:
    # On a connection that does nothing else: the lock lasts as long as it does.
    own = connection.copy()
    try:
        number = next(number for number in itertools.count(1) if _is_locked(own, number))
        yield Seat(f"worker-{number}", lambda: _ask(own))
    finally:
        with suppress(DatabaseError):
            own.close()


def _is_locked(own: BaseDatabaseWrapper, number: int) -> bool:
    with own.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [_KEY, number])
        return bool(cursor.fetchone()[0])


def _ask(own: BaseDatabaseWrapper) -> None:
    with own.cursor() as cursor:
        cursor.execute("SELECT 1")
