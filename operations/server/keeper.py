"""The main process: so many workers, each replaced when it ends."""

from __future__ import annotations

import logging
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from operations.server import worker

# As long as a worker gives those who were being served, and a little more.
SECONDS_TO_STOP = worker.SECONDS_TO_FINISH + 2
# A worker that ends sooner than this ends for a reason that the next one will meet as well.
SECONDS_TO_LIVE = 2
_HEARD = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD)
_ASKED = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP}
_log = logging.getLogger(__name__)


class Keeper:
    """Forks the workers and waits for signals. Workers end when their keeper does, however."""

    def __init__(self, application: Any, listener: socket.socket, connections: int) -> None:
        self._application, self._listener, self._connections = application, listener, connections
        self._workers: dict[int, float] = {}
        self._not_before = 0.0
        self._told: set[int] = set()
        # Nothing is ever written here: when one end closes, the others know that we are gone.
        self._watched, self._held = os.pipe()

    def keep(self, count: int) -> bool:
        """Return once asked to end, and all workers have; or True where asked to begin anew."""
        with _hearing(self._told) as heard:
            while not self._told & _ASKED:
                self._bury()
                self._fill(count)
                select.select([heard], [], [], 1)
                with suppress(BlockingIOError):
                    os.read(heard, 512)
            anew = self._told & _ASKED == {signal.SIGHUP}
            if not anew:
                self._listener.close()  # who comes now is refused, rather than left to wait
                self._end()
        return anew

    def _bury(self) -> None:
        """Take note of who ended; there are others where we began anew."""
        with suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                pid, status = ended[0], os.waitstatus_to_exitcode(ended[1])
                born = self._workers.pop(pid, None)
                if born is not None and not self._told & _ASKED:
                    _log.error("A worker ended (%s). Another takes its place.", _how(status))
                    if time.monotonic() - born < SECONDS_TO_LIVE:
                        self._not_before = time.monotonic() + SECONDS_TO_LIVE

    def _fill(self, count: int) -> None:
        while len(self._workers) < count and time.monotonic() >= self._not_before:
            self._workers[self._fork()] = time.monotonic()

    def _fork(self) -> int:
        # A signal that came before the worker listens would be heard by nobody.
        signal.pthread_sigmask(signal.SIG_BLOCK, _HEARD)
        pid = os.fork()
        if pid == 0:
            signal.set_wakeup_fd(-1)
            os.close(self._held)
            worker.serve(self._application, self._listener, self._watched, self._connections)
            sys.exit(0)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _HEARD)
        return pid

    def _end(self) -> None:
        self._signal(signal.SIGTERM)
        until = time.monotonic() + SECONDS_TO_STOP
        while self._workers and time.monotonic() < until:
            time.sleep(0.02)
            self._bury()
        self._signal(signal.SIGKILL)

    def _signal(self, number: int) -> None:
        for pid in self._workers:
            with suppress(ProcessLookupError):
                os.kill(pid, number)


@contextmanager
def _hearing(told: set[int]) -> Iterator[int]:
    """Note the signals that come, and give what can be read as soon as there is one."""
    heard, hears = os.pipe()
    os.set_blocking(heard, False)
    os.set_blocking(hears, False)
    signal.set_wakeup_fd(hears, warn_on_full_buffer=False)
    for number in _HEARD:
        signal.signal(number, lambda number, _: told.add(number))
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _HEARD)
    try:
        yield heard
    finally:
        signal.set_wakeup_fd(-1)
        os.close(heard)
        os.close(hears)


def _how(status: int) -> str:
    return f"killed by signal {-status}" if status < 0 else f"exit status {status}"
