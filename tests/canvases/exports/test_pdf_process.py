"""The process beside the web process: bounded, killed, started again, and never a crash here."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from canvases.document import Document, encode
from canvases.exports.pdf import process, worker
from canvases.exports.pdf.needs import LINES, explain
from canvases.exports.pdf.process import Drawer, NotMade, TookTooLong, Unable
from canvases.exports.pdf.render import render
from tests.canvases.big_documents import big_document

HOUSE = Path(__file__).resolve().parent.parent.parent.parent
TED = Document(format="canvas", version=1, title="Ted’s canvas")


def drawn(drawer: Drawer, document: Document = TED) -> bytes:
    question = {"ask": "render", "part": "summary", "paper": "A4", "changed": None}
    return drawer.ask(question, encode(document))


@pytest.fixture
def drawer() -> Iterator[Drawer]:
    drawer = Drawer()
    yield drawer
    drawer.stop()


@pytest.fixture(scope="module")
def warm() -> Iterator[Drawer]:
    """One that runs, for tests that leave it running."""
    drawer = Drawer()
    yield drawer
    drawer.stop()


def is_alive(pid: int | None) -> bool:
    try:
        os.kill(pid or 0, 0)
    except ProcessLookupError:
        return False
    return True


def test_process_draws_the_same_bytes(warm: Drawer) -> None:
    assert drawn(warm) == render(TED, part="summary")


def test_process_stays_warm(warm: Drawer) -> None:
    drawn(warm)
    pid = warm.pid

    drawn(warm)

    assert warm.pid == pid


def test_killed_process_is_started_again(drawer: Drawer) -> None:
    drawn(drawer)
    killed = drawer.pid
    os.kill(killed or 0, signal.SIGKILL)

    pdf = drawn(drawer)

    assert pdf.startswith(b"%PDF")
    assert drawer.pid != killed


def test_ctrl_c_is_for_the_web_process(warm: Drawer) -> None:
    drawn(warm)
    pid = warm.pid

    os.kill(pid or 0, signal.SIGINT)

    assert drawn(warm).startswith(b"%PDF")
    assert warm.pid == pid


def test_too_slow_a_document_is_stopped(drawer: Drawer) -> None:
    drawer.awake()
    pid = drawer.pid
    drawer.seconds = 0.3

    with pytest.raises(NotMade, match="longer than"):
        drawn(drawer, big_document(1_000))

    assert not is_alive(pid)
    drawer.seconds = 30
    assert drawn(drawer).startswith(b"%PDF")


def test_too_large_a_document_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "LARGEST", 10)

    with pytest.raises(NotMade, match="too long"):
        process.render(TED, part="all", paper="A4", changed=None)


def test_question_that_fails_leaves_a_process_that_answers(drawer: Drawer) -> None:
    with pytest.raises(NotMade):
        drawer.ask({"ask": "render", "part": "half", "paper": "A4", "changed": None}, b"{}")

    assert drawn(drawer).startswith(b"%PDF")


def test_missing_library_is_told_with_the_line_that_installs_it(
    drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    cry = "raise OSError(\"cannot load library 'libpango-1.0-0'\")"
    monkeypatch.setattr(process, "COMMAND", (sys.executable, "-c", cry))

    with pytest.raises(Unable, match="Pango") as refusal:
        drawer.awake()

    assert refusal.value.lines == LINES
    assert set(LINES) == {"Debian or Ubuntu", "Fedora", "macOS"}


def test_crash_at_the_start_is_no_crash_here(
    drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    crash = "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"
    monkeypatch.setattr(process, "COMMAND", (sys.executable, "-c", crash))

    with pytest.raises(Unable, match="does not start"):
        drawer.awake()


def test_slow_start_is_no_inability(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine is busy: that is no reason to say that it lacks something."""
    monkeypatch.setattr(process, "COMMAND", (sys.executable, "-c", "import time; time.sleep(60)"))

    with pytest.raises(TookTooLong, match=r"longer than 1 second\."):
        drawer.ask({"ask": "render"}, b"", seconds=1.0)


def test_what_fails_to_start_is_not_tried_at_once_again(
    drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "COMMAND", (sys.executable, "-c", "raise SystemExit(1)"))
    with pytest.raises(Unable):
        drawer.awake()
    monkeypatch.undo()

    with pytest.raises(Unable):
        drawer.awake()

    assert drawer.pid is None


def test_ability_of_this_machine() -> None:
    assert process.ability() == process.Ability(True)


def test_reasons_are_told_apart() -> None:
    said = {
        explain("OSError: cannot load library 'x'"),
        explain("ModuleNotFoundError: No module named 'weasyprint'"),
        explain(""),
    }

    assert len(said) == 3


def test_process_ends_with_the_web_process() -> None:
    script = """
from canvases.exports.pdf import process
import os, signal
process.ability()
print(process._drawer.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    web = subprocess.run(
        [sys.executable, "-c", script], cwd=HOUSE, capture_output=True, text=True, check=False
    )

    pid = int(web.stdout)

    deadline = time.monotonic() + 10
    while is_alive(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_alive(pid)


def test_secrets_stay_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "hush")
    monkeypatch.setenv("DATABASE_URL", "postgres://hush")

    kept = process._environment()

    assert "hush" not in str(kept)
    assert "PATH" in kept


def test_memory_of_the_process_is_bounded(warm: Drawer) -> None:
    drawn(warm)

    limits = Path(f"/proc/{warm.pid}/limits")

    if limits.exists():
        assert f"Max address space         {worker.MEMORY}" in limits.read_text()
