"""Django's SQLite, with a gate before BEGIN: whoever waits to write gets a turn soon.

SQLite looks again after pauses that grow to 0.1 s, so that whoever came last often goes first, and
somebody among many writers waits for seconds. The gate is a lock on a file beside the database,
asked for every few milliseconds. It protects nothing: that remains SQLite's work.
"""

from __future__ import annotations

import fcntl
import os
import random
import time
from contextlib import suppress
from typing import Any

from django.db.backends.sqlite3 import base

_PAUSE = 0.002
# With the 20 seconds that SQLite then waits itself, well before the server ends its worker (60 s).
_LONGEST = 10


class DatabaseWrapper(base.DatabaseWrapper):
    """Holds the gate from before a transaction begins until it has ended."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._gate: int | None = None

    def _start_transaction_under_autocommit(self) -> None:
        self._enter()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._leave()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]
        finally:
            self._leave()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._leave()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            if self._gate is not None:
                os.close(self._gate)
                self._gate = None

    def _enter(self) -> None:
        """Wait for the gate, but not for ever: what is locked without it, SQLite tells."""
        if self._gate is None and not self._open():
            return
        until = time.monotonic() + _LONGEST
        while not self._is_free() and time.monotonic() < until:
            time.sleep(_PAUSE * random.uniform(0.5, 1.5))

    def _leave(self) -> None:
        if self._gate is not None:
            fcntl.flock(self._gate, fcntl.LOCK_UN)

    def _open(self) -> bool:
        if self.is_in_memory_db():
            return False
        with suppress(OSError):  # in a folder that cannot be written there are no writers
            path = f"{self.settings_dict['NAME']}-gate"
            self._gate = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        return self._gate is not None

    def _is_free(self) -> bool:
        assert self._gate is not None
        try:
            fcntl.flock(self._gate, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
