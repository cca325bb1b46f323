"""The commands: what they print, what they store, and what they say of something wrong."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import User
from canvases import storage
from canvases.document import Document, decode, encode, schema
from canvases.exports.pdf import process
from canvases.models import Canvas
from tests.canvases.trees import EVERY_KEY, FILES, small

ROOT = Path(__file__).parent.parent.parent


# canvas_import


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.split(".")[0])
def test_import_prints_the_id_alone(
    path: Path, db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("canvas_import", str(path))

    printed = capsys.readouterr()
    canvas = Canvas.objects.get()
    assert (printed.out, printed.err) == (f"{canvas.pk}\n", "")
    assert storage.read(canvas) == decode(path.read_bytes())


def test_imported_canvas_is_exported_as_the_same_document(
    db: None, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    call_command("canvas_import", str(EVERY_KEY))
    id_ = capsysbinary.readouterr().out.decode().strip()

    call_command("canvas_export", id_, format="json")

    assert capsysbinary.readouterr().out == EVERY_KEY.read_bytes()


def test_imported_canvas_is_nobodys(db: None) -> None:
    call_command("canvas_import", str(EVERY_KEY), stdout=io.StringIO())

    canvas = Canvas.objects.get()
    assert (canvas.owner, canvas.guest, canvas.example) == (None, None, None)


def test_imported_canvas_belongs_to_the_owner_named(owner: User) -> None:
    call_command("canvas_import", str(EVERY_KEY), owner="Owner@Example.org", stdout=io.StringIO())

    assert Canvas.objects.get().owner == owner


def test_unknown_owner_is_said_and_nothing_stored(stranger: User) -> None:
    message = refused("canvas_import", str(EVERY_KEY), owner="owner@example.org")

    assert message == "Nobody has signed up as owner@example.org."
    assert not Canvas.objects.exists()


def test_wrong_file_is_said_and_nothing_stored(db: None, tmp_path: Path) -> None:
    path = tmp_path / "wrong.canvas.json"
    path.write_text(json.dumps(small(stage="dream", fits=[{"who": "p9"}])))

    message = refused("canvas_import", str(path))

    assert message == (
        f"{path} is not a canvas file.\n"
        '$.stage: expected one of "idea", "first_tries", "returning", "growing", "established",'
        ' found "dream"\n'
        "$.fits[0].proposition: expected a value, since this key is required, found nothing"
    )
    assert not Canvas.objects.exists()


def test_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    missing = tmp_path / "missing.canvas.json"

    assert refused("canvas_import", str(missing)) == (
        f"{missing} cannot be read: No such file or directory."
    )
    assert refused("canvas_import", str(tmp_path)) == f"{tmp_path} cannot be read: Is a directory."


def test_file_comes_from_standard_input(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(EVERY_KEY.read_bytes())))

    call_command("canvas_import", "-", stdout=io.StringIO())

    assert Canvas.objects.get().title == "Rooftop Parts"


def test_endless_input_is_not_read_to_its_end() -> None:
    assert refused("canvas_export", "/dev/zero", format="json") == (
        "/dev/zero is not a canvas file.\n"
        "$: expected a file of at most 1,048,576 bytes, found 1,048,577 bytes"
    )


# canvas_export


def test_file_is_written_anew_without_a_database(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The test may not open a database, and so the command may not."""
    source, out = tmp_path / "a.canvas.json", tmp_path / "b.canvas.json"
    source.write_text(json.dumps(small(organisation="", stage=None)))

    call_command("canvas_export", str(source), format="json", output=str(out))

    least = encode(Document(format="canvas", version=1, title="A"))
    assert out.read_bytes() == least
    assert capsysbinary.readouterr().out == b""


def test_file_is_drawn_without_a_database(tmp_path: Path, drawn: list[dict[str, Any]]) -> None:
    out = tmp_path / "a.pdf"

    call_command("canvas_export", str(EVERY_KEY), "--format=pdf", "-o", str(out))

    assert out.read_bytes() == b"%PDF drawn"
    assert drawn == [
        {
            "document": decode(EVERY_KEY.read_bytes()),
            "part": "all",
            "paper": "A4",
            "changed": None,
        }
    ]


def test_canvas_is_drawn_with_the_day_of_its_last_change(
    db: None, drawn: list[dict[str, Any]], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    document = decode(EVERY_KEY.read_bytes())
    canvas = storage.create(document)
    Canvas.objects.update(changed_at=dt.datetime(2026, 11, 20, 23, 30, tzinfo=dt.UTC))

    call_command("canvas_export", str(canvas.pk), "--format=pdf", "--part=summary")

    assert capsysbinary.readouterr().out == b"%PDF drawn"
    assert drawn == [
        {
            "document": document,
            "part": "summary",
            "paper": "A4",
            "changed": dt.date(2026, 11, 20),
        }
    ]


def test_machine_without_pdfs_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def unable(*args: Any, **kwargs: Any) -> bytes:
        raise process.Unable("PDFs need Pango.")

    monkeypatch.setattr(process, "render", unable)

    assert refused("canvas_export", str(EVERY_KEY), format="pdf") == "PDFs need Pango."


def test_deleted_canvas_is_not_exported(db: None) -> None:
    canvas = storage.create(decode(EVERY_KEY.read_bytes()))
    Canvas.objects.update(deleted_at=timezone.now())

    assert refused("canvas_export", str(canvas.pk), format="json") == (
        f"There is no canvas with the id {canvas.pk}."
    )


def test_unknown_id_is_said(db: None) -> None:
    storage.create(decode(EVERY_KEY.read_bytes()))
    other = uuid4()

    assert refused("canvas_export", str(other), format="json") == (
        f"There is no canvas with the id {other}."
    )


def test_file_named_like_an_id_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    name = str(UUID(int=1))
    Path(name).write_bytes(EVERY_KEY.read_bytes())

    call_command("canvas_export", name, format="json")

    assert capsysbinary.readouterr().out == EVERY_KEY.read_bytes()


def test_only_a_pdf_has_parts() -> None:
    message = refused("canvas_export", str(EVERY_KEY), format="json", part="summary")

    assert message == "Only a PDF has parts."


def test_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    out = tmp_path / "missing" / "a.canvas.json"

    assert refused("canvas_export", str(EVERY_KEY), format="json", output=str(out)) == (
        f"{out} cannot be written: No such file or directory."
    )


# canvas_schema


def test_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("canvas_schema")

    assert json.loads(capsys.readouterr().out) == schema()


# As other programs use them


def test_wrong_file_ends_the_command_with_status_two(tmp_path: Path) -> None:
    path = tmp_path / "wrong.canvas.json"
    path.write_text("{")

    run = manage(tmp_path, "canvas_import", str(path))

    assert (run.returncode, run.stdout) == (2, b"")
    assert b"$: expected valid JSON" in run.stderr
    assert b"Traceback" not in run.stderr


def test_file_is_exported_where_no_database_answers(tmp_path: Path) -> None:
    run = manage(tmp_path, "canvas_export", str(EVERY_KEY), "--format", "json")

    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout == EVERY_KEY.read_bytes()


def test_database_that_does_not_answer_is_said(tmp_path: Path) -> None:
    run = manage(tmp_path, "canvas_import", str(EVERY_KEY))

    assert (run.returncode, run.stdout) == (1, b"")
    assert run.stderr.startswith(b"CommandError: The database cannot be used: ")
    assert b"Traceback" not in run.stderr


def manage(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command as shipped, in a terminal that knows ASCII only and without a database."""
    environment = {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "only for this test, where nothing needs to stay secret, but long",
        "VAR_DIR": str(folder),
        "DATABASE_URL": "sqlite:////nowhere/none.sqlite3",
        "PYTHONIOENCODING": "ascii",
    }
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, check=False, timeout=60)


def refused(*arguments: str, **options: Any) -> str:
    with pytest.raises(CommandError) as caught:
        call_command(*arguments, **options)

    assert caught.value.returncode == 2
    return str(caught.value)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What was asked of the program that draws."""
    asked: list[dict[str, Any]] = []

    def render(document: Document, **options: Any) -> bytes:
        asked.append({"document": document, **options})
        return b"%PDF drawn"

    monkeypatch.setattr(process, "render", render)
    return asked
