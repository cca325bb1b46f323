"""A step with a list is five files: no table, template or stylesheet needs to know of it.

It is written into a copy of the house, and walked there in a process of its own: the shape of the
file, the steps and the tables are settled when a process starts.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from tests.eleventh import made_up

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The house, of which only `canvases` is a copy."""
    for entry in ROOT.iterdir():
        if entry.name != "canvases":
            (tmp_path / entry.name).symlink_to(entry)
    shutil.copytree(ROOT / "canvases", tmp_path / "canvases")
    return tmp_path


@pytest.fixture
def tables(db: None, tmp_path: Path) -> str:
    """The tables as they were before the step, so that its own migration alone is left to run;
    "" where these tests run on a database that is no file."""
    if connection.vendor != "sqlite":
        return ""
    file = tmp_path / "tables.sqlite3"
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as made:
        made.execute("VACUUM INTO ?", [str(file)])
    return str(file)


def test_step_with_a_list_is_five_files(house: Path, tables: str) -> None:
    made_up.write(house)

    _walk(house, tables)

    changed = {path: text for path, text in _texts(house) if text != _text(ROOT / path)}
    migration = next(path for path in changed if path.parent.name == "migrations")
    assert {*changed} == {
        Path("canvases/steps/supply_lines.py"),
        Path("canvases/blocks/supplies.py"),
        Path("canvases/document/values.py"),
        Path("canvases/models/blocks.py"),
        migration,
    }
    assert "CreateModel" in changed[migration]
    assert "AlterField" not in changed[migration]


def _texts(house: Path) -> Iterator[tuple[Path, str]]:
    for file in (house / "canvases").rglob("*.py"):
        yield file.relative_to(house), file.read_text(encoding="utf-8")


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""


def _walk(house: Path, tables: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--reuse-db", "tests/eleventh/walk.py"],
        cwd=house,
        env={**os.environ, "TEST_DATABASE": "", "TEST_TABLES": tables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
