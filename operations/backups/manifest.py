"""What stands in a backup beside the rows: what they must add up to."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

FORMAT = "throughline-backup-1"
# A canvas goes back in time, and its revision must not: browsers and servers keep pages by it, and
# would take what is written next for what they saw before.
RAISE_REVISIONS = "UPDATE canvases_canvas SET revision = revision + 100000"
_NAME = "manifest.json"


class BackupError(Exception):
    """Why there is no backup, or nothing was restored, in words for whoever asked for it."""


class Damaged(BackupError):
    """The database itself cannot be read any more."""


class Sum(NamedTuple):
    """How many rows a table has, and a hash over all of them in their order."""

    rows: int
    sha256: str


class Manifest(NamedTuple):
    """`details` are what a kind of database needs besides."""

    made_at: str
    database: str
    tables: Mapping[str, Sum]
    details: Mapping[str, Any]

    def write(self, writing: zipfile.ZipFile) -> None:
        writing.writestr(_NAME, json.dumps({"format": FORMAT, **self._asdict()}, indent=2))

    @classmethod
    def read(cls, reading: zipfile.ZipFile) -> Manifest:
        values = json.loads(reading.read(_NAME))
        if values.pop("format") != FORMAT:
            raise BackupError(f"{reading.filename} was made by another version of Throughline.")
        tables = {name: Sum(*added_up) for name, added_up in values.pop("tables").items()}
        return cls(tables=tables, **values)


@contextmanager
def opened(file: Path) -> Iterator[zipfile.ZipFile]:
    """A backup to read from. Raises BackupError where it is none, or damaged."""
    try:
        with zipfile.ZipFile(file) as reading:
            yield reading
    except FileNotFoundError as error:
        raise BackupError(f"There is no file {file}.") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, TypeError, ValueError) as error:
        raise BackupError(
            f"{file} is no backup of Throughline, or it is damaged: {error}"
        ) from error


def compare(wanted: Mapping[str, Sum], found: Mapping[str, Sum]) -> None:
    """Raises BackupError where a table differs, and says which."""
    differ = sorted(name for name in {*wanted, *found} if wanted.get(name) != found.get(name))
    if differ:
        raise BackupError(f"The copy differs from what it was made of in: {', '.join(differ)}.")
