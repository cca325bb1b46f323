"""What stands between a browser and the server and carries what is sent. What becomes of it on the
way is for each to say that stands there."""

from __future__ import annotations

import http.client
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

_OURS = {"connection", "keep-alive", "transfer-encoding", "content-length", "date", "server"}
_LONGEST = 120  # seconds that the server may take to answer

# No answer came: the server is not there, or broke off.
UNANSWERED = (OSError, http.client.HTTPException)


class Reply(NamedTuple):
    status: int
    headers: list[tuple[str, str]]
    body: bytes


class Carrier(BaseHTTPRequestHandler):
    """Carries one request after the other: `carry` asks, says what was answered, or hangs up."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.carry()

    def do_HEAD(self) -> None:
        self.carry()

    def do_POST(self) -> None:
        self.carry()

    def log_message(self, *_: Any) -> None:
        pass

    def carry(self) -> None:
        raise NotImplementedError

    def sent(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def ask(self, port: int, sent: bytes) -> Reply:
        """What the server answers. Raises one of UNANSWERED where it does not."""
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_LONGEST)
        try:
            headers = {
                name: value for name, value in self.headers.items() if name.lower() not in _OURS
            }
            connection.request(self.command, self.path, sent or None, headers)
            response = connection.getresponse()
            return Reply(response.status, response.getheaders(), response.read())
        finally:
            connection.close()

    def say(self, reply: Reply) -> None:
        self.send_response_only(reply.status)
        for name, value in reply.headers:
            if name.lower() not in _OURS:
                self.send_header(name, value)
        if reply.status not in (204, 304):
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)
        self.wfile.flush()

    def hang_up(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)


class Listener(ThreadingHTTPServer):
    """Listens on a port of its own until it is stopped."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, carrier: type[Carrier]) -> None:
        super().__init__(("127.0.0.1", 0), carrier)

    def start(self) -> None:
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        self.shutdown()
        self.server_close()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away is no news."""
