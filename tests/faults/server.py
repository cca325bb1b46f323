"""The product as it is served, in a folder of its own, to be killed and started again."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_SECONDS_TO_START = 60
_KEPT = ("PATH", "HOME", "LANG", "LD_LIBRARY_PATH")
# Waits at a pipe from the tests, which closes however they end.
_WHILE_THE_TESTS_LIVE = '"$@" & server=$!; cat; kill -TERM $server; wait $server'
_SERVE = ("-m", "operations.server")


class Server:
    """The server with its workers, in a process group of its own."""

    def __init__(self, folder: Path, *, serve: tuple[str, ...] = _SERVE, **env: str) -> None:
        self.folder, self.serve, self.port = folder, serve, free_port()
        self.env = {
            **{name: os.environ[name] for name in _KEPT if name in os.environ},
            "DJANGO_SETTINGS_MODULE": "canvas_project.settings",
            "VAR_DIR": str(folder),
            "PORT": str(self.port),
            "LOG_LEVEL": "WARNING",
            **env,
        }
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def database(self) -> Path:
        """The file of SQLite."""
        address = self.env.get("DATABASE_URL", f"sqlite:///{self.folder / 'db.sqlite3'}")
        return Path(address.removeprefix("sqlite:///").partition("?")[0])

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    @property
    def errors(self) -> list[str]:
        """Where the log tells of an error that nobody expected."""
        return [line for line in self.log.read_text().splitlines() if line.startswith("Traceback")]

    def run(self, *arguments: str) -> str:
        """Run Python in the server's place, and give what it printed."""
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=self.env,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout

    def people(self, *arguments: str) -> Any:
        """Change or make somebody or something behind the server's back, see people.py."""
        return json.loads(self.run("-m", "tests.faults.people", *arguments))

    def prepare(self) -> None:
        self.run("-m", "operations.prepare")

    def start(self, **options: Any) -> None:
        command = ["sh", "-c", _WHILE_THE_TESTS_LIVE, "sh", sys.executable, *self.serve]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self.env,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **options,
            )
        self._wait()

    def kill(self) -> None:
        """End it as a power cut would: nobody is asked, nothing is tidied up."""
        if self._process is None:
            return
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process = None

    def _wait(self) -> None:
        until = time.monotonic() + _SECONDS_TO_START
        while not self._answers():
            assert self._process is not None
            if self._process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"The server did not start:\n{self.log.read_text()[-3000:]}")
            time.sleep(0.02)

    def _answers(self) -> bool:
        try:
            urllib.request.urlopen(self.address, timeout=30).close()
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False
        return True


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
