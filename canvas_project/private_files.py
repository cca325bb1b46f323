"""What the product writes is for the user who runs it alone, whatever the umask is."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

_FOLDERS = ("log", "mail", "backups")
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def keep_private() -> None:
    """Have everything that this process makes from now on, and what it starts, closed to others."""
    os.umask(os.umask(_OTHERS) | _OTHERS)


def put_right(var: Path, database: dict[str, Any]) -> None:
    """Close what an earlier version, or another umask, has left open."""
    for path in (*_kept_in(var), *_beside(database)):
        with suppress(FileNotFoundError, PermissionError):  # gone meanwhile, or somebody else's
            mode = stat.S_IMODE(path.stat().st_mode)
            if mode & _OTHERS and not path.is_symlink():
                path.chmod(mode & ~_OTHERS)


def _kept_in(var: Path) -> Iterator[Path]:
    yield var / "secret_key"
    for folder in _FOLDERS:
        yield var / folder
        yield from (var / folder).rglob("*")


def _beside(database: dict[str, Any]) -> Iterator[Path]:
    """The file of SQLite, and those that are named after it: -wal, -shm, -gate, -worker-1."""
    if database["ENGINE"].endswith("sqlite3"):
        file = Path(database["NAME"])
        yield file
        yield from (path for path in file.parent.glob("*") if path.name.startswith(f"{file.name}-"))
