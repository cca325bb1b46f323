"""A line to the server that is slow, and drops what it carries."""

from __future__ import annotations

import json
import random
import threading
import time
from typing import NamedTuple

from tests.between import UNANSWERED, Carrier, Listener


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
        self._listener = _Listener(_Carrier)
        self._listener.proxy = self
        self._listener.start()

    @property
    def address(self) -> str:
        return self._listener.address

    @property
    def dropped(self) -> str:
        return f"{self.dropped_before} dropped before, {self.dropped_after} after"

    def stop(self) -> None:
        self._listener.stop()

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


class _Listener(Listener):
    proxy: Proxy


class _Carrier(Carrier):
    server: _Listener

    def carry(self) -> None:
        proxy, key = self.server.proxy, self.headers.get("X-Save-Key", "")
        sent = self.sent()
        fate = proxy.fate() if key else ""
        if fate == "before":
            return self.hang_up()
        try:
            reply = self.ask(proxy.server_port, sent)
        except UNANSWERED:
            return self.hang_up()
        if fate == "after":
            return self.hang_up()
        time.sleep(proxy.delay if not self.path.startswith("/static/") else 0)
        self.say(reply)
        if key:
            proxy.heard(key, reply.status, reply.body)
        return None
