"""One person's line to the server: it may be slow, lose what it carries, or answer by itself.

Everything that passes is kept, so that what was answered can be judged afterwards.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from dataclasses import dataclass, field
from http.cookies import SimpleCookie

from tests.between import UNANSWERED, Carrier, Listener, Reply

# Asked again and again by every page, so nobody waits for them.
_POLLS = ("/pulse/", "/here/")
_PDFS = (".pdf", ".zip", "/pdf/")
# Where the line answers itself: status, headers and body, as proxies and old servers have them.
OWN_ANSWERS: dict[str, Reply] = {
    "502": Reply(502, [("Content-Type", "text/html")], b"<h1>Bad gateway</h1>"),
    "429": Reply(429, [("Content-Type", "text/html")], b"<h1>Too many requests</h1>"),
    "413": Reply(413, [("Content-Type", "text/html")], b"<h1>Too large</h1>"),
    "html": Reply(200, [("Content-Type", "text/html")], b"<h1>Welcome to the hotel's network</h1>"),
    "elsewhere": Reply(302, [("Location", "http://127.0.0.1:9/")], b""),
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
        self._listener = _Listener(_Carrier)
        self._listener.line = self
        self._listener.start()

    @property
    def address(self) -> str:
        return self._listener.address

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
        self._listener.stop()


class _Listener(Listener):
    line: Line


class _Carrier(Carrier):
    server: _Listener

    def carry(self) -> None:
        cookie = SimpleCookie(self.headers.get("Cookie", "")).get("sessionid")
        one = Exchange(
            method=self.command,
            path=self.path,
            key=self.headers.get("X-Save-Key", ""),
            cookie=cookie.value if cookie else "",
            began=time.monotonic(),
        )
        sent = self.sent()
        if not self.path.startswith("/static/"):
            self.server.line.exchanges.append(one)
        try:
            self._answer(one, sent)
        finally:
            one.over = True

    def _answer(self, one: Exchange, sent: bytes) -> None:
        line = self.server.line
        if line.loses_scripts and self.path.partition("?")[0].endswith(".js"):
            return self.hang_up()
        one.own = line.fate(one)
        if one.own == "before":
            return self.hang_up()
        if one.own in OWN_ANSWERS:
            return self.say(OWN_ANSWERS[one.own])
        if one.own == "slow":
            time.sleep(line.delay())
        try:
            reply = self._ask(one, sent)
        except UNANSWERED:
            return self.hang_up()
        if one.own == "after":
            return self.hang_up()
        if one.own == "slow":
            time.sleep(line.delay())
        return self.say(reply)

    def _ask(self, one: Exchange, sent: bytes) -> Reply:
        began = time.monotonic()
        reply = self.ask(self.server.line.server_port, sent)
        one.status, one.took = reply.status, time.monotonic() - began
        for name, text in reply.headers:
            if name.lower() == "set-cookie":
                one.cookies.load(text)
        return reply
