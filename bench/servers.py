"""What a server of WSGI applications does with connections that hold it up, and when it is killed.

    python bench/servers.py [NAME...]

Runs each server below that is installed, with two workers and the application in this file, and
prints a row of what it did. Times are in milliseconds; a page that takes longer than a few seconds
counts as never served. `lost` are requests that were sent in full and got no answer.
"""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PORT = 8765
GUNICORN = (
    *("gunicorn", "--workers", "2", "--bind", f"127.0.0.1:{PORT}", "--log-level", "critical"),
    *("--timeout", "60", "bench.servers:application"),
)
GRANIAN = ("granian", "--interface", "wsgi", "--workers", "2", "--port", str(PORT), "--no-log")
SERVERS: dict[str, tuple[str, ...]] = {
    "ours": ("operations.server", "bench.servers.application"),
    "gunicorn sync": GUNICORN,
    "gunicorn gthread": (*GUNICORN, "--worker-class", "gthread", "--threads", "4"),
    "granian": (*GRANIAN, "--blocking-threads", "1", "--respawn-failed-workers", GUNICORN[-1]),
    "waitress": ("waitress", "--listen", f"127.0.0.1:{PORT}", "--threads", "2", GUNICORN[-1]),
}
NEVER = 4.0
SECONDS = 4
CLIENTS = 8
WORK = 0.005


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """A page that takes 5 ms of work; or, by its address, one that waits, takes in, or is large."""
    start_response("200 OK", [("Content-Type", "text/plain")])
    match environ["PATH_INFO"]:
        case "/large":
            return (b"x" * 2**16 for _ in range(64))
        case "/wait":
            time.sleep(2)
        case "/read":
            return [environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))]
    until = time.thread_time() + WORK
    while time.thread_time() < until:
        pass
    return [b"x" * 20_000]


def main(names: list[str]) -> None:
    """Print a row for each."""
    rows: dict[str, Callable[[subprocess.Popen[bytes]], str]] = {
        "beside 200 silent": lambda _: _beside(200, b""),
        "100 half heads": lambda _: _beside(100, b"GET / HTTP/1.1\r\nHost: a\r\n"),
        "100 half posts": lambda _: _beside(100, _post("/read", 1000) + b"half"),
        "20 slow readers": lambda _: _beside(20, _get("/large")),
        "while one waits 2 s": lambda _: _beside(1, _get("/wait")),
        "pages/s p50/p95": lambda _: _load(keep=False),
        "kept alive": lambda _: _load(keep=True),
        "memory MB": _memory,
        "worker killed": _killed_worker,
        "stopped": _stopped,
        "main killed": _killed_main,
    }
    print(f"{'':17}" + "".join(f"{title:>21}" for title in rows))
    for name in names or SERVERS:
        cells = [_cell(SERVERS[name], row) for row in rows.values()]
        print(f"{name:17}" + "".join(f"{cell:>21}" for cell in cells), flush=True)


def _cell(command: tuple[str, ...], row: Callable[[subprocess.Popen[bytes]], str]) -> str:
    with _served(command) as server:
        return row(server)


@contextmanager
def _served(module: tuple[str, ...]) -> Iterator[subprocess.Popen[bytes]]:
    env = {**os.environ, "PORT": str(PORT), "DJANGO_SETTINGS_MODULE": "canvas_project.settings"}
    command = (sys.executable, "-m", *module)
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=quiet, stderr=quiet, start_new_session=True
    ) as server:
        try:
            _until_served()
            yield server
        finally:
            with suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGKILL)
    while _is_taken():
        time.sleep(0.05)


# Connections that hold a server up


def _beside(count: int, sent: bytes) -> str:
    """The longest of five pages, beside so many connections that sent just that."""
    with ExitStack() as stack:
        for _ in range(count):
            held = stack.enter_context(_connected())
            held.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            held.sendall(sent)
        time.sleep(0.3)
        waits = [_page() for _ in range(5)]
    lost = waits.count(None)
    longest = max((wait for wait in waits if wait is not None), default=NEVER)
    return f"{lost} of 5 never" if lost else f"{longest * 1000:.0f}"


def _page() -> float | None:
    began = time.monotonic()
    try:
        with _connected() as connection:
            connection.settimeout(NEVER)
            connection.sendall(_get("/", "close"))
            return time.monotonic() - began if connection.recv(100) else None
    except OSError:
        return None


# Load


def _load(*, keep: bool) -> str:
    asked = _Asked(keep=keep)
    time.sleep(SECONDS)
    asked.stop()
    waits = sorted(asked.waits)
    p50, p95 = (waits[int(len(waits) * share)] * 1000 for share in (0.5, 0.95))
    return f"{len(waits) / SECONDS:.0f} {p50:.0f}/{p95:.0f}"


class _Asked:
    """Clients that ask for page after page."""

    def __init__(self, *, keep: bool) -> None:
        self.waits: list[float] = []
        self.lost: list[str] = []
        self.refused = 0
        self._keep, self._stopped = keep, False
        self._threads = [threading.Thread(target=self._ask, daemon=True) for _ in range(CLIENTS)]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._stopped = True
        for thread in self._threads:
            thread.join(10)

    def _ask(self) -> None:
        connection = None
        while not self._stopped:
            began = time.monotonic()
            try:
                if connection is None:
                    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=10)
                    connection.connect()
            except OSError:
                connection = None
                self.refused += 1
                time.sleep(0.02)
                continue
            try:
                connection.request(
                    "GET", "/", headers={} if self._keep else {"Connection": "close"}
                )
                connection.getresponse().read()
                self.waits.append(time.monotonic() - began)
            except (OSError, http.client.HTTPException) as error:
                self.lost.append(type(error).__name__)
                connection.close()
                connection = None
            else:
                connection = connection if self._keep and connection.sock else None


# What it takes, and what is left when it is killed


def _memory(server: subprocess.Popen[bytes]) -> str:
    """What it takes for itself, and its share of what several of its processes use."""
    for _ in range(20):
        _page()
    total = 0
    for pid in _group(server.pid):
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
        total += next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
    return f"{total / 1024:.0f}"


def _killed_worker(server: subprocess.Popen[bytes]) -> str:
    """How many were lost, and when two workers were there again."""
    workers = [pid for pid in _group(server.pid) if pid != server.pid]
    if not workers:
        return "has none"
    asked = _Asked(keep=False)
    time.sleep(0.5)
    os.kill(workers[-1], signal.SIGKILL)
    began = time.monotonic()
    while len(_group(server.pid)) <= len(workers) and time.monotonic() - began < NEVER:
        time.sleep(0.01)
    back = time.monotonic() - began
    asked.stop()
    return f"{len(asked.lost)} lost, {back:.1f} s"


def _stopped(server: subprocess.Popen[bytes]) -> str:
    """How many were lost when it was asked to end, under load, and how long it took."""
    asked = _Asked(keep=True)
    time.sleep(0.5)
    began = time.monotonic()
    server.terminate()
    with suppress(subprocess.TimeoutExpired):
        server.wait(20)
    took = time.monotonic() - began
    asked.stop()
    return f"{len(asked.lost)} lost, {took:.1f} s"


def _killed_main(server: subprocess.Popen[bytes]) -> str:
    """How many workers are still there three seconds after."""
    server.kill()
    server.wait()
    time.sleep(3)
    left = len(_group(server.pid))
    return f"{left} left" + (", port taken" if _is_taken() else "")


def _group(leader: int) -> list[int]:
    found = []
    for folder in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if fields[2] == str(leader) and fields[0] != "Z":
                found.append(int(folder.name))
    return sorted(found)


def _is_taken() -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", PORT))
        except OSError:
            return True
    return False


def _until_served() -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if _page() is not None:
            return
        time.sleep(0.05)
    raise SystemExit("It did not start.")


def _connected() -> socket.socket:
    return socket.create_connection(("127.0.0.1", PORT), timeout=2)


def _get(path: str, connection: str = "keep-alive") -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: {connection}\r\n\r\n".encode()


def _post(path: str, size: int) -> bytes:
    return f"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: {size}\r\n\r\n".encode()


if __name__ == "__main__":
    main(sys.argv[1:])
