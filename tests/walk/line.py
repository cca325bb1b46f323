"""One person's line to the server: it may be slow, lose what it carries, or answer by itself.

Everything that passes is kept, so that what was answered can be judged afterwards.
"""

from __future__ import annotations

import http.client
import random
import socket
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_OURS = {"connection", "keep-alive", "transfer-encoding", "content-length", "date", "server"}
# Asked again and again by every page, so nobody waits for them.
_POLLS = ("/pulse/", "/here/")
_PDFS = (".pdf", ".zip", "/pdf/")
# Where the line answers itself: status, headers and body, as proxies and old servers have them.
OWN_ANSWERS: dict[str, tuple[int, list[tuple[str, str]], bytes]] = {
    "502": (502, [("Content-Type", "text/html")], b"<h1>Bad gateway</h1>"),
    "429": (429, [("Content-Type", "text/html")], b"<h1>Too many requests</h1>"),
    "413": (413, [("Content-Type", "text/html")], b"<h1>Too large</h1>"),
    "html": (200, [("Content-Type", "text/html")], b"<h1>Welcome to the hotel's network</h1>"),
    "elsewhere": (302, [("Location", "http://127.0.0.1:9/")], b""),
}
SLOWEST = 1.5  # seconds, each way


@dataclass
class Exchange:
    """One request, and what was answered. `own` is what the line itself did to it."""

    method: str
    path: str
    key: str
    cookie: str
    began: float
    own: str = ""
    status: int = 0
    cookies: SimpleCookie = field(default_factory=SimpleCookie)
    took: float = 0.0
    over: bool = False

    @property
    def polls(self) -> bool:
        return self.path.partition("?")[0].endswith(_POLLS)

    @property
    def waited_for(self) -> bool:
        """Whether a page is ready only when this is over."""
        return not self.over and not self.polls and not self.path.split("?")[0].endswith(_PDFS)


class Line:
    """`mischief` is what happens to what is sent from now on, to saves or to everything."""

    def __init__(self, port: int, seed: int) -> None:
        self.server_port = port
        self.mischief = ""
        self.loses_scripts = False  # the pages come, and none of their scripts
        self.exchanges: list[Exchange] = []
        self._random = random.Random(seed)
        self._listener = _Listener(("127.0.0.1", 0), _Handler)
        self._listener.line = self
        threading.Thread(target=self._listener.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._listener.server_address[1]}"

    @property
    def is_busy(self) -> bool:
        return any(one.waited_for for one in self.exchanges[-60:])

    def sends(self) -> Counter[str]:
        """How often each save was answered by the server itself, by its key."""
        return Counter(one.key for one in self.exchanges if one.key and not one.own and one.status)

    def fate(self, exchange: Exchange) -> str:
        if not exchange.path.startswith("/static/") and self.mischief == "slow":
            return "slow"
        return self.mischief if exchange.key and self.mischief != "slow" else ""

    def delay(self) -> float:
        return self._random.random() * SLOWEST

    def stop(self) -> None:
        self._listener.shutdown()
        self._listener.server_close()


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256
    line: Line

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Listener

    def do_GET(self) -> None:
        self._carry()

    def do_HEAD(self) -> None:
        self._carry()

    def do_POST(self) -> None:
        self._carry()

    def log_message(self, *_: Any) -> None:
        pass

    def _carry(self) -> None:
        cookie = SimpleCookie(self.headers.get("Cookie", "")).get("sessionid")
        one = Exchange(
            method=self.command,
            path=self.path,
            key=self.headers.get("X-Save-Key", ""),
            cookie=cookie.value if cookie else "",
            began=time.monotonic(),
        )
        sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if not self.path.startswith("/static/"):
            self.server.line.exchanges.append(one)
        try:
            self._answer(one, sent)
        finally:
            one.over = True

    def _answer(self, one: Exchange, sent: bytes) -> None:
        line = self.server.line
        if line.loses_scripts and self.path.partition("?")[0].endswith(".js"):
            return self._hang_up()
        one.own = line.fate(one)
        if one.own == "before":
            return self._hang_up()
        if one.own in OWN_ANSWERS:
            return self._say(*OWN_ANSWERS[one.own])
        if one.own == "slow":
            time.sleep(line.delay())
        try:
            status, headers, body = self._ask(one, sent)
        except (OSError, http.client.HTTPException):
            return self._hang_up()
        if one.own == "after":
            return self._hang_up()
        if one.own == "slow":
            time.sleep(line.delay())
        return self._say(status, headers, body)

    def _ask(self, one: Exchange, sent: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        port = self.server.line.server_port
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        began = time.monotonic()
        try:
            headers = {
                name: text for name, text in self.headers.items() if name.lower() not in _OURS
            }
            connection.request(self.command, self.path, sent or None, headers)
            response = connection.getresponse()
            body = response.read()
        finally:
            connection.close()
        one.status, one.took = response.status, time.monotonic() - began
        for name, text in response.getheaders():
            if name.lower() == "set-cookie":
                one.cookies.load(text)
        return response.status, response.getheaders(), body

    def _say(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.send_response_only(status)
        for name, text in headers:
            if name.lower() not in _OURS:
                self.send_header(name, text)
        if status not in (204, 304):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        self.wfile.flush()

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)
