"""A line to the server that is slow, and drops what it carries."""

from __future__ import annotations

import http.client
import json
import random
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

_OURS = {"connection", "keep-alive", "transfer-encoding", "content-length", "date", "server"}


class Stored(NamedTuple):
    """A save that whoever sent it knows to be stored."""

    key: str
    ref: str
    is_repeat: bool


class Proxy:
    """Holds each reply for `delay` seconds; of the saves it drops shares before and after.

    One that is dropped before never reaches the server; of one dropped after, the server's answer
    never reaches the page.
    """

    def __init__(self, port: int) -> None:
        self.server_port = port
        self.delay = self.before = self.after = 0.0
        self.dropped_before = self.dropped_after = 0
        self.stored: list[Stored] = []
        self.statuses: list[int] = []
        self._random = random.Random(1)
        self._lock = threading.Lock()
        self._server = _Listener(("127.0.0.1", 0), _Handler)
        self._server.proxy = self
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def dropped(self) -> str:
        return f"{self.dropped_before} dropped before, {self.dropped_after} after"

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def fate(self) -> str:
        """What becomes of the next save."""
        with self._lock:
            drawn = self._random.random()
            if drawn < self.before:
                self.dropped_before += 1
                return "before"
            if drawn < self.before + self.after:
                self.dropped_after += 1
                return "after"
            return ""

    def heard(self, key: str, status: int, body: bytes) -> None:
        """An answer to a save has left for the page."""
        with self._lock:
            self.statuses.append(status)
            if status == 200:
                reply = json.loads(body)
                self.stored.append(Stored(key, reply["ref"], reply["repeat"]))


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256
    proxy: Proxy

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Listener

    def do_GET(self) -> None:
        self._carry()

    def do_POST(self) -> None:
        self._carry()

    def log_message(self, *_: Any) -> None:
        pass

    def _carry(self) -> None:
        proxy, key = self.server.proxy, self.headers.get("X-Save-Key", "")
        sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        fate = proxy.fate() if key else ""
        if fate == "before":
            return self._hang_up()
        try:
            status, headers, body = self._ask(proxy.server_port, sent)
        except (OSError, http.client.HTTPException):  # the server is not there
            return self._hang_up()
        if fate == "after":
            return self._hang_up()
        time.sleep(proxy.delay if not self.path.startswith("/static/") else 0)
        self._answer(status, headers, body)
        if key:
            proxy.heard(key, status, body)
        return None

    def _ask(self, port: int, sent: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            headers = {
                name: value for name, value in self.headers.items() if name.lower() not in _OURS
            }
            connection.request(self.command, self.path, sent or None, headers)
            response = connection.getresponse()
            body = response.read()
            return response.status, response.getheaders(), body
        finally:
            connection.close()

    def _answer(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in _OURS:
                self.send_header(name, value)
        if status not in (204, 304):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)
