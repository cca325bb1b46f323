"""A worker: waitress, with what it lacks to stand among others behind one socket."""

from __future__ import annotations

import faulthandler
import heapq
import logging
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any

from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask

SECONDS_TO_FINISH = 10
# Who was let in as we were told to end has sent a request, which may not have come yet.
SECONDS_TO_SPEAK = 0.5
SECONDS_FOR_A_REQUEST = 60
SECONDS_OF_SILENCE = 60
_OPTIONS = {
    # One each: four of them cost 10 to 30% and doubled the slowest answers.
    "threads": 1,
    "asyncore_use_poll": True,
    "channel_timeout": SECONDS_OF_SILENCE,
    "cleanup_interval": 10,
    # Large bodies and answers wait on the disk, and never hold the thread that runs requests.
    "inbuf_overflow": 2**16,
    "outbuf_overflow": 2**20,
    "outbuf_high_watermark": 2**40,
    # Pages say how much of theirs they take; this keeps what nobody reads from filling the disk.
    "max_request_body_size": 2**26,
    "max_request_header_size": 2**16,
    # Django and allauth read what a proxy says, where BEHIND_TLS tells that there is one.
    "clear_untrusted_proxy_headers": False,
    "log_socket_errors": False,
    "ident": "",
    "server_name": "localhost",
}
_NOT_UNDERSTOOD = "The request could not be understood. Nothing was changed."
_SENTENCES = {
    413: "That is more than is taken in at once. Nothing was changed.",
    431: "The address or the cookies are too long to be read. Nothing was changed.",
    500: "Something broke on our side. Try once more in a minute.",
}
_Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


def serve(application: Any, listener: socket.socket, watched: int, connections: int) -> None:
    """Serve until a signal comes, or `watched` is closed; then finish what was begun."""
    logging.getLogger("waitress").setLevel(logging.ERROR)  # it tells of everybody who waits
    server = _Server(_timed(application), listener, connections)
    stopping: list[int] = []

    def stop(number: int, _: object) -> None:
        stopping.append(number)
        server.pull_trigger()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)  # the keeper's
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.pthread_sigmask(
        signal.SIG_UNBLOCK, (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD)
    )
    _Watch(watched, stopping, server)
    while not stopping:
        server.turn(1)
    server.finish(time.monotonic() + SECONDS_TO_FINISH)


class _Refusal(ErrorTask):
    """What is no request that the product could read is answered here, in a sentence."""

    def execute(self) -> None:
        error = self.request.error
        self.status = f"{error.code} {error.reason}"
        self.response_headers.append(("Content-Type", "text/plain; charset=utf-8"))
        self.set_close_on_finish()
        said = f"{_SENTENCES.get(error.code, _NOT_UNDERSTOOD)}\n".encode()
        self.content_length = len(said)
        self.write(said)


class _Channel(HTTPChannel):
    """A connection."""

    error_task_class = _Refusal

    def is_silent(self, seconds: float) -> bool:
        return not (
            self.requests
            or self.request
            or self.total_outbufs_len
            or time.time() - self.last_activity < seconds
        )

    def service(self) -> None:
        if self.server.is_finishing:
            self.requests[0].headers["CONNECTION"] = "close"
        super().service()
        # Even where nobody is left to be answered, somebody may wait to be let in.
        self.server.pull_trigger()


class _Server(TcpWSGIServer):
    """Lets nobody in while it is busy, so that who comes is served by a worker that is free."""

    channel_class = _Channel

    def __init__(self, application: Any, listener: socket.socket, connections: int) -> None:
        self._most = connections
        self.is_finishing = False
        super().__init__(
            application,
            {},
            _sock=listener,
            adj=Adjustments(**_OPTIONS, connection_limit=2 * connections),
            sockinfo=(listener.family, listener.type, listener.proto, listener.getsockname()),
            bind_socket=False,
        )

    def readable(self) -> bool:
        if len(self.active_channels) >= self._most:
            self._make_room()
        return super().readable() and not any(
            channel.requests for channel in self.active_channels.values()
        )

    def turn(self, seconds: float) -> None:
        """Wait that long for something to happen on any connection, and see to it."""
        wasyncore.loop(timeout=seconds, use_poll=True, map=self._map, count=1)

    def finish(self, until: float) -> None:
        """Let in who waits already, serve what was begun, and close everything else."""
        self.is_finishing = True
        while self.accepting and time.monotonic() < until:
            before = len(self.active_channels)
            self.handle_accept()
            if len(self.active_channels) == before:
                wasyncore.dispatcher.close(self)
        while (self.active_channels or self._is_working) and time.monotonic() < until:
            for channel in list(self.active_channels.values()):
                channel.will_close |= channel.is_silent(SECONDS_TO_SPEAK)
            self.turn(0.05)

    @property
    def _is_working(self) -> bool:
        return bool(self.task_dispatcher.queue or self.task_dispatcher.active_count)

    def _make_room(self) -> None:
        """Close the tenth that has been silent for longest, rather than keep everybody out."""
        silent = [channel for channel in self.active_channels.values() if not channel.requests]
        for channel in heapq.nsmallest(self._most // 10, silent, _last_activity):
            channel.will_close = True


class _Watch(wasyncore.file_dispatcher):
    """Hears that the keeper is gone, however it ended."""

    def __init__(self, watched: int, stopping: list[int], server: _Server) -> None:
        super().__init__(watched, map=server._map)
        self._stopping = stopping

    def writable(self) -> bool:
        return False

    def handle_read(self) -> None:
        self.handle_close()

    def handle_close(self) -> None:
        self._stopping.append(0)
        self.close()


def _last_activity(channel: _Channel) -> float:
    return float(channel.last_activity)


def _timed(application: Any) -> _Application:
    """End a worker that a request holds for too long, and tell in the log where it stood.

    The clock runs in a thread that needs nothing of Python, which may be what hangs.
    """

    def run(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        faulthandler.dump_traceback_later(SECONDS_FOR_A_REQUEST, exit=True, file=sys.stderr)
        try:
            answer: Iterable[bytes] = application(environ, start_response)
        finally:
            faulthandler.cancel_dump_traceback_later()
        return answer

    return run
