from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
import uuid
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections

from accounts.models import Guest, User
from canvases import storage
from canvases.models import Canvas
from operations.backups import BackupError, back_up, restore
from tests.canvases.factories import linked_document, make_canvas

on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'")
on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'")
pytestmark = pytest.mark.django_db(transaction=True)

Other = sqlite3.Connection | psycopg.Connection


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def canvas(owner: User) -> Canvas:
    return make_canvas(owner=owner, document=linked_document())


class Writer:
    """Another program that adds guests all the while; `stored` are there for certain."""

    def __init__(self) -> None:
        self.stored: list[str] = []
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._write, args=(_another(),))
        self._thread.start()

    def stop(self) -> None:
        self._ended.set()
        self._thread.join()

    def _write(self, other: Other) -> None:
        with closing(other):
            while not self._ended.wait(0.001):
                guest = uuid.uuid4()
                text = guest.hex if connection.vendor == "sqlite" else str(guest)
                other.execute(
                    f"INSERT INTO accounts_guest (id, created_at) VALUES ('{text}', '2026-01-01')"
                )
                self.stored.append(str(guest))


@pytest.fixture
def writer(transactional_db: None) -> Iterator[Writer]:
    writer = Writer()
    yield writer
    writer.stop()


def test_what_was_changed_since_is_as_it_was(folder: Path, canvas: Canvas, owner: User) -> None:
    before = storage.read(canvas)
    made = back_up(folder)
    Canvas.objects.all().delete()
    later = make_canvas(owner=owner)

    restored = restore(made.file, folder)
    storage.forget()
    found = Canvas.objects.get()

    assert found.pk == canvas.pk != later.pk
    assert storage.read(found) == before
    assert restored.manifest.tables == made.manifest.tables


def test_restored_canvas_is_newer_than_all_that_was_seen_of_it(
    folder: Path, canvas: Canvas
) -> None:
    made = back_up(folder)
    Canvas.objects.update(revision=canvas.revision + 50)

    restore(made.file, folder)

    assert Canvas.objects.get().revision > canvas.revision + 50


def test_what_was_there_is_kept_before_something_else_is_restored(
    folder: Path, canvas: Canvas
) -> None:
    made = back_up(folder)
    Canvas.objects.update(title="Changed since")

    kept = restore(made.file, folder).before
    first = Canvas.objects.get().title
    assert kept is not None
    restore(kept, folder)

    assert (first, Canvas.objects.get().title) == (canvas.title, "Changed since")


def test_backup_is_one_file_that_only_its_owner_reads(folder: Path, canvas: Canvas) -> None:
    first, second = back_up(folder).file, back_up(folder).file

    assert {file.name for file in folder.iterdir()} == {first.name, second.name}
    assert {file.stat().st_mode & 0o777 for file in (first, second)} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700


def test_backup_holds_what_was_stored_while_others_write(
    folder: Path, canvas: Canvas, writer: Writer
) -> None:
    _wait_for(lambda: len(writer.stored) > 5)
    sure = {*writer.stored}
    made = back_up(folder)
    _wait_for(lambda: len(writer.stored) > len(sure) + 5)  # nobody is kept from writing
    writer.stop()

    restore(made.file, folder)
    found = {str(pk) for pk in Guest.objects.values_list("pk", flat=True)}

    assert sure <= found < {*writer.stored}
    assert len(found) == made.manifest.tables["accounts_guest"].rows


def test_id_that_was_deleted_is_not_given_out_again(folder: Path, owner: User) -> None:
    gone = User.objects.create_user("gone@example.org")
    number = gone.pk
    gone.delete()

    restore(back_up(folder).file, folder)

    assert User.objects.create_user("new@example.org").pk > number


@pytest.mark.parametrize("damage", ["cut", "changed", "other"])
def test_damaged_file_changes_nothing(folder: Path, canvas: Canvas, damage: str) -> None:
    file = back_up(folder).file
    data = file.read_bytes()
    middle = len(data) // 3
    damaged = {
        "cut": data[:middle],
        "changed": data[:middle]
        + bytes(255 - byte for byte in data[middle : middle + 99])
        + data[middle + 99 :],
        "other": b"no backup",
    }
    file.write_bytes(damaged[damage])
    Canvas.objects.update(title="Untouched")

    with pytest.raises(BackupError, match="is no backup of Throughline, or it is damaged"):
        restore(file, folder)

    assert Canvas.objects.get().title == "Untouched"
    assert [path.name for path in folder.iterdir()] == [file.name]


def test_file_whose_rows_are_not_what_was_written_changes_nothing(
    folder: Path, canvas: Canvas
) -> None:
    Canvas.objects.update(title="Words that stand nowhere else")
    file = back_up(folder).file
    _exchange(file, b"that stand nowhere", b"which are nowhere ")

    with pytest.raises(BackupError, match=r"differs .* in: canvases_canvas"):
        restore(file, folder)

    assert Canvas.objects.get().title == "Words that stand nowhere else"


def test_nothing_is_restored_while_others_have_the_database_open(
    folder: Path, canvas: Canvas
) -> None:
    file = back_up(folder).file

    with closing(_another()), pytest.raises(BackupError, match="The database is in use"):
        restore(file, folder)

    assert [path.name for path in folder.iterdir()] == [file.name]


def test_backup_of_another_kind_of_database_is_refused(folder: Path, canvas: Canvas) -> None:
    file = back_up(folder).file
    other = {"sqlite": b"postgresql", "postgresql": b"sqlite"}[connection.vendor]
    _exchange(file, b'"database": "' + connection.vendor.encode(), b'"database": "' + other)

    with pytest.raises(BackupError, match=f"is a backup of {other.decode()}, and DATABASE_URL"):
        restore(file, folder)


@on_sqlite
def test_database_that_cannot_be_read_is_set_aside(folder: Path, canvas: Canvas) -> None:
    file = back_up(folder).file
    connections.close_all()
    live = Path(connection.settings_dict["NAME"])
    broken = b"not a database any more" * 500
    live.write_bytes(broken)

    kept = restore(file, folder).before

    assert kept is not None
    assert (kept / live.name).read_bytes() == broken
    assert Canvas.objects.get().title == canvas.title


@on_postgresql
def test_backup_from_before_a_migration_brings_its_tables_back(
    folder: Path, canvas: Canvas
) -> None:
    file = back_up(folder).file
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE canvases_canvas ADD COLUMN later text")

    restore(file, folder)

    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, "canvases_canvas")
    assert "later" not in {column.name for column in columns}
    assert Canvas.objects.get().title == canvas.title


@on_postgresql
def test_backup_of_a_newer_throughline_is_refused(folder: Path, canvas: Canvas) -> None:
    file = back_up(folder).file
    _exchange(file, b'"0001_initial"', b'"9999_invent"')

    with pytest.raises(BackupError, match=r"does not know .*accounts\.9999_invent"):
        restore(file, folder)

    assert Canvas.objects.get().title == canvas.title


def test_commands_say_what_they_did(tmp_path: Path) -> None:
    environment = {"VAR_DIR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", *arguments]
        return subprocess.run(
            command,
            cwd=settings.BASE_DIR,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    none = run("operations.backups", "backup")
    run("manage", "migrate")
    made = run("operations.backups", "backup")
    (file,) = (tmp_path / "backups").glob("throughline-*.zip")
    restored = run("operations.backups", "restore", str(file))
    missing = run("operations.backups", "restore", "none.zip")

    assert (none.returncode, none.stdout) == (1, "")
    assert "cannot be opened: unable to open database file" in none.stderr
    assert made.stdout.startswith(f"{file} (")
    assert "It was opened again and compared." in made.stdout
    assert restored.stdout.startswith("Restored, as of ")
    assert "What was there before is kept in " in restored.stdout
    assert (missing.returncode, missing.stderr) == (1, "There is no file none.zip.\n")


def _another() -> Other:
    """A connection as another program would have it."""
    parameters = connection.get_connection_params()
    if connection.vendor == "sqlite":
        other = sqlite3.connect(
            parameters["database"], isolation_level=None, check_same_thread=False, timeout=20
        )
        other.execute("SELECT count(*) FROM accounts_guest").fetchone()
        return other
    known = {name: parameters[name] for name in ("host", "user", "dbname")}
    return psycopg.connect(**known, autocommit=True)


def _wait_for(reached: Callable[[], bool]) -> None:
    for _ in range(1_000):
        if reached():
            return
        threading.Event().wait(0.01)
    raise AssertionError("That took too long.")


def _exchange(file: Path, old: bytes, new: bytes) -> None:
    """Write a whole and readable backup in which something is said otherwise."""
    with zipfile.ZipFile(file) as reading:
        members = {name: reading.read(name) for name in reading.namelist()}
    assert any(old in data for data in members.values())
    with zipfile.ZipFile(file, "w") as writing:
        for name, data in members.items():
            writing.writestr(name, data.replace(old, new))
