"""SQLite: the copy is a database, made by SQLite's own online backup.

Copying the file would not do: what was saved last stands in the write-ahead log beside it.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db import connection

from operations.backups.manifest import (
    RAISE_REVISIONS,
    BackupError,
    Damaged,
    Manifest,
    Sum,
    compare,
)

_MEMBER = "db.sqlite3"
_SECONDS = 20


def dump(writing: zipfile.ZipFile, scratch: Path) -> tuple[Mapping[str, Sum], Mapping[str, Any]]:
    """Copy what is there at one moment; others go on writing meanwhile."""
    copy = scratch / "copy.sqlite3"
    with _open(_live()) as source, _open(copy, make=True) as target, _telling_damage():
        source.execute("BEGIN")  # one snapshot for the sums and for the copy
        tables = _sums(source)
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")  # all of it in one file
    writing.write(copy, _MEMBER)
    copy.unlink()
    return tables, {}


def verify(reading: zipfile.ZipFile, manifest: Manifest, scratch: Path) -> None:
    """Open the copy and add it up. Raises BackupError."""
    copy = Path(reading.extract(_MEMBER, scratch))
    with _open(copy) as opened:
        _verify(opened, manifest.tables)


def refuse_others() -> None:
    """Raises BackupError where anybody else has the database open.

    Leaving the write-ahead log takes the database to oneself, and leaves nothing beside the file.
    """
    if not _live().exists():
        return
    with _open(_live(), seconds=0.1) as live:
        try:
            (mode,) = live.execute("PRAGMA journal_mode=DELETE").fetchone()
        except sqlite3.OperationalError as error:
            raise _in_use() from error
        except sqlite3.DatabaseError:
            return  # damaged: it will be set aside
    if mode != b"delete":
        raise _in_use()


def is_empty() -> bool:
    return not _live().exists() or _live().stat().st_size == 0


def set_aside(folder: Path) -> Path:
    """Keep a database that cannot be read, as it lies there."""
    kept = folder / f"unreadable-{datetime.now(UTC):%Y%m%d-%H%M%S}"
    kept.mkdir(mode=0o700)
    for ending in ("", "-wal", "-shm", "-journal"):
        file = _live().with_name(f"{_live().name}{ending}")
        if file.exists():
            shutil.move(file, kept / file.name)
    return kept


def load(reading: zipfile.ZipFile, manifest: Manifest, scratch: Path) -> None:
    """Write the copy that was verified over what is there: all of it or nothing."""
    with _open(scratch / _MEMBER) as copy, _open(_live(), make=True) as live:
        copy.execute(RAISE_REVISIONS)
        wanted = _sums(copy)
        try:
            copy.backup(live)
        except sqlite3.OperationalError as error:
            raise _in_use() from error
        live.execute("PRAGMA journal_mode=WAL")
        _verify(live, wanted)


def _live() -> Path:
    return Path(connection.settings_dict["NAME"])


def _in_use() -> BackupError:
    return BackupError(
        "The database is in use. Stop the server and whatever else has it open, then restore."
    )


@contextmanager
def _open(
    path: Path, *, make: bool = False, seconds: float = _SECONDS
) -> Iterator[sqlite3.Connection]:
    uri = f"file:{quote(str(path))}?mode={'rwc' if make else 'rw'}"
    try:
        opened = sqlite3.connect(uri, uri=True, timeout=seconds, isolation_level=None)
    except sqlite3.OperationalError as error:
        raise BackupError(f"{path} cannot be opened: {error}.") from error
    opened.text_factory = bytes  # what is no UTF-8 is copied and added up as it is
    with closing(opened):
        yield opened


def _sums(opened: sqlite3.Connection) -> dict[str, Sum]:
    names = opened.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name"
    )
    return {name.decode(): _sum(opened, name.decode()) for (name,) in names.fetchall()}


def _sum(opened: sqlite3.Connection, table: str) -> Sum:
    digest, rows = hashlib.sha256(), 0
    for row in opened.execute(f'SELECT * FROM "{table}"'):
        digest.update(repr(row).encode())
        rows += 1
    return Sum(rows, digest.hexdigest())


def _verify(opened: sqlite3.Connection, wanted: Mapping[str, Sum]) -> None:
    with _telling_damage():
        (said,) = opened.execute("PRAGMA integrity_check(1)").fetchone()
        if said != b"ok":
            raise Damaged(f"The database is damaged: {said.decode(errors='replace')}.")
        compare(wanted, _sums(opened))


@contextmanager
def _telling_damage() -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise Damaged(f"The database is damaged: {error}.") from error
        raise
