"""Copies of the database, made while it is in use, and the way back.

A backup is a zip file that holds the rows and what they must add up to. It is opened and added up
again before it counts as one, and once more before and after anything is restored from it.
"""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from django.db import connection, connections

from operations.backups import postgresql, sqlite
from operations.backups.manifest import BackupError, Damaged, Manifest, opened

__all__ = ["BackupError", "Made", "Manifest", "Restored", "back_up", "restore"]


class Made(NamedTuple):
    """A backup that was written and verified."""

    file: Path
    manifest: Manifest


class Restored(NamedTuple):
    """What was restored, and the file that keeps what was there before, if anything was."""

    manifest: Manifest
    before: Path | None


def back_up(folder: Path, *, label: str = "") -> Made:
    """Write a verified copy of the database into the folder. Raises BackupError."""
    made_at = datetime.now(UTC)
    with _scratch(folder) as scratch:
        draft = scratch / "draft.zip"
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as writing:
            manifest = Manifest(
                made_at.isoformat(), connection.vendor, *_ours().dump(writing, scratch)
            )
            manifest.write(writing)
        with opened(draft) as reading:
            _ours().verify(reading, Manifest.read(reading), scratch)
        return Made(_put(draft, folder, f"throughline-{made_at:%Y%m%d-%H%M%S}{label}"), manifest)


def restore(file: Path, folder: Path) -> Restored:
    """Put the database back to what the file holds, or change nothing. Raises BackupError.

    What is there now is kept in the folder first.
    """
    with _scratch(folder) as scratch, opened(file) as reading:
        manifest = Manifest.read(reading)
        if manifest.database != connection.vendor:
            raise BackupError(
                f"{file} is a backup of {manifest.database}, and DATABASE_URL names a database of "
                f"{connection.vendor}."
            )
        _ours().verify(reading, manifest, scratch)
        connections.close_all()
        _ours().refuse_others()
        before = _keep(folder)
        try:
            _ours().load(reading, manifest, scratch)
        except Exception as error:
            kept = f" What was there before is kept in {before}." if before else ""
            raise BackupError(f"{error}{kept}") from error
    return Restored(manifest, before)


def _ours() -> ModuleType:
    return sqlite if connection.vendor == "sqlite" else postgresql


def _keep(folder: Path) -> Path | None:
    if _ours().is_empty():
        return None
    try:
        return back_up(folder, label="-before-restore").file
    except Damaged:  # often the reason why somebody restores; only SQLite tells it of a file
        return sqlite.set_aside(folder)


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """A folder beside the backups, that nobody else can look into and that does not stay."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(prefix=".part-", dir=folder) as scratch:
        yield Path(scratch)


def _put(draft: Path, folder: Path, name: str) -> Path:
    """Give a finished file its name, under which there has never been half a backup."""
    draft.chmod(0o600)
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    for number in range(1, 100):
        final = folder / f"{name}{f'-{number}' if number > 1 else ''}.zip"
        try:
            os.link(draft, final)
        except FileExistsError:
            continue
        return final
    raise BackupError(f"There are too many files named {name} in {folder}.")
