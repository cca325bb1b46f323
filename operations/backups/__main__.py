"""`python -m operations.backups backup` and `... restore FILE`."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

from operations.backups import BackupError, Manifest, back_up, restore
from operations.prepare import set_up

_USAGE = "Say `backup`, or `restore FILE`."


def main(arguments: list[str]) -> int:
    """Do it, and say what was done or why not; give the exit status."""
    set_up()
    folder = Path(settings.VAR_DIR) / "backups"
    try:
        match arguments:
            case ["backup"]:
                _say_made(*back_up(folder))
            case ["restore", file]:
                _say_restored(*restore(Path(file), folder))
            case _:
                return _refuse(_USAGE, 2)
    except BackupError as error:
        return _refuse(str(error))
    except (DatabaseError, sqlite3.Error, OSError) as error:
        return _refuse(f"That could not be done: {' '.join(str(error).split())}")
    return 0


def _say_made(file: Path, manifest: Manifest) -> None:
    size = file.stat().st_size / 1_000_000
    _say(f"{file} ({size:.1f} MB)")
    _say(f"{_holds(manifest)}. It was opened again and compared.")


def _say_restored(manifest: Manifest, before: Path | None) -> None:
    _say(f"Restored, as of {manifest.made_at[:19]} UTC: {_holds(manifest)}. It was compared.")
    if before:
        _say(f"What was there before is kept in {before}")


def _holds(manifest: Manifest) -> str:
    rows = sum(table.rows for table in manifest.tables.values())
    canvases = (
        manifest.tables["canvases_canvas"].rows if "canvases_canvas" in manifest.tables else 0
    )
    return f"{canvases:,} canvases, {rows:,} rows in {len(manifest.tables)} tables"


def _refuse(why: str, status: int = 1) -> int:
    print(why, file=sys.stderr)  # noqa: T201
    return status


def _say(line: str) -> None:
    print(line)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
