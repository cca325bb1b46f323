"""Fifty people on one canvas, without a pause, and a bare Django view under the same load."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Callable
from pathlib import Path

from tests.faults.conftest import size
from tests.faults.founder import Founder
from tests.faults.server import Server
from tests.faults.table import Row, tell

EDITORS = size(10, 50)
SECONDS = size(4, 60)
STEPS = ("customer-segments", "channels", "key-resources", "cost-structure", "key-activities")
LISTS = (
    ("customer-segments", "personas"),
    ("customer-segments", "segments"),
    ("channels", "channels"),
    ("key-activities", "activities"),
    ("key-resources", "resources"),
    ("key-partnerships", "partners"),
    ("cost-structure", "costs"),
)
MOST_LINES = 4 * len(LISTS)  # a list has room for 200 items: four of each of fifty editors
_BARE = ("-m", "operations.server", "tests.faults.bare.application")


class Editor(threading.Thread):
    """Adds lines, and words to notes that all others write to as well."""

    def __init__(self, number: int, founder: Founder, until: float) -> None:
        super().__init__(daemon=True)
        self.number, self.founder, self.until = number, founder, until
        self.names: list[str] = []
        self.words: list[str] = []
        self.waits: list[float] = []
        self.errors: list[str] = []

    def run(self) -> None:
        count = 0
        while time.monotonic() < self.until:
            count += 1
            word = f"word{self.number}x{count}"
            if count % 3 == 0 and len(self.names) < MOST_LINES:
                self._add(word)
            else:
                self._note(STEPS[(self.number + count) % len(STEPS)], word)

    def _add(self, name: str) -> None:
        step, block = LISTS[(self.number + len(self.names)) % len(LISTS)]
        status, _ = self._save(f"{step}/add/{block}/", {"name": name})
        if status == 200:
            self.names.append(name)

    def _note(self, step: str, word: str) -> None:
        """Put a word behind what stands there; whoever is late reads again, as a person would."""
        theirs, revision = "", 0
        while time.monotonic() < self.until:
            note = {"note": f"{theirs} {word}", "base-note": theirs, "revision": str(revision)}
            status, reply = self._save(f"{step}/note/", note)
            if status == 200:
                self.words.append(word)
            if status != 409:
                return
            conflict = reply["conflict"]
            theirs, revision = conflict["fields"]["note"]["theirs"], conflict["revision"]

    def _save(self, path: str, fields: dict[str, str]) -> tuple[int, dict]:
        began = time.monotonic()
        try:
            status, reply = self.founder.save(path, fields)
        except OSError as error:
            status, reply = 0, {"reason": str(error)}
        self.waits.append(time.monotonic() - began)
        if status not in (200, 409):
            self.errors.append(f"{status} {reply}")
        return status, reply


def test_editors_of_one_canvas_lose_nothing(
    server: Server, founders: Callable[[int], list[Founder]], tmp_path: Path
) -> None:
    (founder,) = founders(1)
    bare = _bare_p99(tmp_path)
    until = time.monotonic() + SECONDS
    editors = [Editor(number, founder, until) for number in range(EDITORS)]

    for editor in editors:
        editor.start()
    for editor in editors:
        editor.join(SECONDS + 120)

    document = founder.document()
    notes = " ".join(step.get("note", "") for step in document["steps"].values()).split()
    names = [name for _, block in LISTS for name in founder.names(block)]
    told_names = [name for editor in editors for name in editor.names]
    told_words = [word for editor in editors for word in editor.words]
    waits = [wait for editor in editors for wait in editor.waits]
    errors = [error for editor in editors for error in editor.errors]
    ours = _p99(waits)
    tell(
        Row(
            f"{EDITORS} editors on one canvas",
            saves=len(told_names) + len(told_words),
            met=f"{len(waits):,} requests, {len(errors)} errors",
            lost=len({*told_names} - {*names}) + len({*told_words} - {*notes}),
            twice=len(names) - len({*names}) + len(notes) - len({*notes}),
            seconds=SECONDS,
            more=f"p99 {ours:.2f} s, of a bare view {bare:.2f} s ({ours / bare:.1f} x)",
        )
    )
    assert errors == []
    assert server.errors == []


def _bare_p99(folder: Path) -> float:
    """The same people, as many, without a pause, on a view that writes one row."""
    address = f"sqlite:///{folder / 'bare.sqlite3'}"
    settings = {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "tests.faults.bare"}
    server = Server(folder, serve=_BARE, **settings)
    server.start()
    waits: list[float] = []
    until = time.monotonic() + SECONDS / 3
    people = [
        threading.Thread(target=_ask_bare, args=(server.port, until, waits), daemon=True)
        for _ in range(EDITORS)
    ]
    for person in people:
        person.start()
    for person in people:
        person.join(SECONDS + 60)
    server.kill()
    return _p99(waits)


def _ask_bare(port: int, until: float, waits: list[float]) -> None:
    while time.monotonic() < until:
        began = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("POST", "/tell/?text=word")
        assert connection.getresponse().status == 200
        connection.close()
        waits.append(time.monotonic() - began)


def _p99(waits: list[float]) -> float:
    return sorted(waits)[int(len(waits) * 0.99)]
