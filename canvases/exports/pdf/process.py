"""Ask the process that draws: one beside each process that asks, started when first needed.

A document that brings the renderer down brings nothing else down. A task worker asks for PDFs; a
web process asks only which writing has no font.
"""

from __future__ import annotations

import atexit
import base64
import datetime as dt
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import IO

from django.conf import settings

from canvases.document import Document, encode
from canvases.exports.pdf import frames
from canvases.exports.pdf.needs import LINES, explain
from canvases.exports.pdf.worker import MADE
from web.text import language
from web.text.language import gettext, ngettext

# All of it: waiting, starting and drawing. The web server stops waiting for us after 60.
SECONDS = 50.0
LARGEST = 4 * 1024 * 1024  # of a document's file; an import takes 1 MiB
TRY_AGAIN_SECONDS = 30.0
_SPARE_SECONDS = 20  # of its processor, for what it does besides drawing
COMMAND = (sys.executable, "-m", "canvases.exports.pdf.worker")
Question = Mapping[str, str | None]
_HOUSE = Path(__file__).resolve().parents[3]


class NotMade(Exception):
    """There is no PDF this time. The message is for the person who asked."""

    lines: Mapping[str, str] = MappingProxyType({})  # what to type to mend it, by system


class TookTooLong(NotMade):
    """It takes more time or memory than it may. A summary takes less."""


class Unable(NotMade):
    """This machine cannot make any PDF until something is installed."""

    lines = LINES


@dataclass(frozen=True)
class PdfRequest:
    """A PDF that can be made: the question for the process that draws, and its text."""

    question: Question
    body: bytes

    @property
    def summary(self) -> PdfRequest | None:
        """The short form of the same; None where there is none."""
        if self.question.get("part") != "all":
            return None
        return PdfRequest({**self.question, "part": "summary"}, self.body)


@dataclass(frozen=True)
class Ability:
    ok: bool
    message: str = ""
    lines: Mapping[str, str] = field(default_factory=dict)


def ability() -> Ability:
    """Whether this machine can make PDFs. Asks a process, so that trying can crash nothing here."""
    try:
        _drawer.awake()
    except NotMade as error:
        return Ability(False, str(error), error.lines)
    return Ability(True)


def render(
    document: Document, *, part: str, paper: str, changed: dt.date | None, stamp: str = ""
) -> bytes:
    """The document as a PDF. Raises NotMade."""
    return draw(
        wanted_of(document, part=part, paper=paper, changed=changed, stamp=stamp), seconds=SECONDS
    )


def wanted_of(
    document: Document, *, part: str, paper: str, changed: dt.date | None, stamp: str = ""
) -> PdfRequest:
    """What is asked of the process for the PDF of a document."""
    question = {
        "ask": "render",
        "language": language.spoken(),
        "part": part,
        "paper": paper,
        "changed": changed.isoformat() if changed else None,
        "stamp": stamp,
    }
    return PdfRequest(question, encode(document))


def wanted_of_page(html: str, *, style: str = "", logo: bytes = b"") -> PdfRequest:
    """The same for a whole HTML document of ours; its class is on its body. `style` is CSS that is
    added to that of all PDFs, `logo` a PNG that it may show as own:logo.png."""
    picture = base64.b64encode(logo).decode()
    return PdfRequest({"ask": "print", "style": style, "logo": picture}, html.encode())


def draw(wanted: PdfRequest, *, seconds: float, is_long: bool = False) -> bytes:
    """The PDF that is wanted. What takes long has a process of its own, so that it holds up
    nothing that is quick. Raises NotMade."""
    if len(wanted.body) > LARGEST:
        raise TookTooLong(gettext("This is too long for one PDF."))
    drawer = _long_drawer if is_long else _drawer
    question = {**wanted.question, "seconds": str(int(seconds) + _SPARE_SECONDS)}
    return drawer.ask(question, wanted.body, seconds=seconds)


def undrawable(characters: frozenset[str]) -> frozenset[str]:
    """Those that no font of this machine can draw. Raises NotMade."""
    answer = _drawer.ask({"ask": "undrawable"}, "".join(sorted(characters)).encode())
    return frozenset(answer.decode())


def standins(characters: frozenset[str]) -> str:
    """Which fonts of this machine draw these characters, and which it has none for, in one text
    that differs where any of it does. Raises NotMade."""
    return _drawer.ask({"ask": "standins"}, "".join(sorted(characters)).encode()).decode()


class Drawer:
    """The process, its socket, and how it is started and stopped. One question at a time."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: socket.socket | None = None
        self._owner = 0
        self._failed_at = -TRY_AGAIN_SECONDS
        self._failure = ""

    def awake(self) -> None:
        """Have it running. Raises Unable, or TookTooLong."""
        with self._turn(self.seconds) as deadline:
            self._ready(deadline, self.seconds)

    def ask(self, question: Question, body: bytes, *, seconds: float | None = None) -> bytes:
        """Raises NotMade when it takes too long, dies twice, or says that it cannot."""
        limit = self.seconds if seconds is None else seconds
        with self._turn(limit) as deadline:
            try:
                return self._asked(question, body, deadline, limit)
            except frames.PipeClosed:
                self.stop()
            try:
                return self._asked(question, body, deadline, limit)
            except frames.PipeClosed as error:
                self.stop()
                raise NotMade(gettext("The program that draws the PDF broke off.")) from error

    def stop(self) -> None:
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if connection:
            connection.close()
        if process and self._owner == os.getpid():
            process.kill()
            process.wait()

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    @contextmanager
    def _turn(self, seconds: float) -> Iterator[float]:
        """Wait for those before us. Gives the moment at which all of it must be done."""
        deadline = time.monotonic() + seconds
        if not self._lock.acquire(timeout=seconds):
            raise NotMade(gettext("Other PDFs are being made. Please try again in a minute."))
        try:
            yield deadline
        finally:
            self._lock.release()

    def _asked(self, question: Question, body: bytes, deadline: float, limit: float) -> bytes:
        connection = self._ready(deadline, limit)
        try:
            frames.send(connection, json.dumps(question).encode(), body, deadline=deadline)
            verdict, answer = frames.receive(connection, deadline=deadline)
        except TimeoutError as error:
            self.stop()
            raise TookTooLong(_too_long(limit)) from error
        if verdict == MADE:
            return answer
        if answer == b"memory":
            raise TookTooLong(gettext("This is too long for one PDF."))
        raise NotMade(gettext("The PDF could not be made."))

    def _ready(self, deadline: float, limit: float) -> socket.socket:
        """The socket of a process that runs. Raises Unable, or TookTooLong."""
        if self._owner != os.getpid():  # we are a fork: it is our parent's, not ours
            self._process = self._connection = None
        if self._process and self._process.poll() is not None:
            self.stop()
        return self._connection or self._started(deadline, limit)

    def _started(self, deadline: float, limit: float) -> socket.socket:
        if time.monotonic() - self._failed_at < TRY_AGAIN_SECONDS:
            raise Unable(self._failure)
        ours, theirs = socket.socketpair()
        with tempfile.TemporaryFile() as complaints:
            with theirs:
                self._process = _process(theirs, complaints)
            self._connection, self._owner = ours, os.getpid()
            try:
                frames.receive(ours, deadline=deadline)  # it is ready
            except TimeoutError as error:  # the machine is busy: it may start another time
                self.stop()
                raise TookTooLong(_too_long(limit)) from error
            except frames.PipeClosed as error:
                self.stop()
                raise self._unable(complaints) from error
        return ours

    def _unable(self, complaints: IO[bytes]) -> Unable:
        """Remembered for a while, so that a page which asks does not wait for each try."""
        complaints.seek(0)
        self._failure = explain(complaints.read().decode(errors="replace"))
        self._failed_at = time.monotonic()
        return Unable(self._failure)


_HOMEBREW = "/opt/homebrew/lib:/usr/local/lib"
_KEPT = (
    "DYLD_",
    "FONTCONFIG_",
    "HOME",
    "LD_LIBRARY_PATH",
    "PATH",
    "PYTHONPATH",
    "TMPDIR",
    "XDG_",
)
_drawer, _long_drawer = Drawer(), Drawer()
atexit.register(_drawer.stop)
atexit.register(_long_drawer.stop)


def _too_long(seconds: float) -> str:
    if seconds >= 120:
        minutes = round(seconds / 60)
        return gettext("The PDF took longer than %(minutes)s minutes.") % {"minutes": minutes}
    told = ngettext(
        "The PDF took longer than %(seconds)s second.",
        "The PDF took longer than %(seconds)s seconds.",
        round(seconds),
    )
    return told % {"seconds": round(seconds)}


def _process(connection: socket.socket, complaints: IO[bytes]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*COMMAND, str(connection.fileno()), *map(str, settings.LOCALE_PATHS)],
        cwd=_HOUSE,
        env=_environment(),
        pass_fds=(connection.fileno(),),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=complaints,
    )


def _environment() -> dict[str, str]:
    """What finding libraries and fonts takes. No secrets: founders' text is read in there."""
    kept = {name: value for name, value in os.environ.items() if name.startswith(_KEPT)}
    if sys.platform == "darwin":
        kept.setdefault("DYLD_FALLBACK_LIBRARY_PATH", _HOMEBREW)
    return kept | {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "PYTHONWARNINGS": "ignore"}
