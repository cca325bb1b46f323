"""manage.py canvas_check: what it prints, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from canvases import storage
from tests.canvases.checks.writing import LOOKUP, TED, canvas
from tests.canvases.trees import small

ROOT = Path(__file__).parent.parent.parent.parent
OFFER_FOR_NOBODY = {"personas": [TED], "propositions": [LOOKUP]}
BOTH_DISMISSED = [
    {"code": "C02", "about": ["p1"], "reason": "Ted comes later"},
    {"code": "C03", "about": ["v1"], "reason": "So does this"},
]


@pytest.fixture
def file(tmp_path):
    def write(tree) -> str:
        path = tmp_path / "a.canvas.json"
        path.write_text(json.dumps(small(**tree)))
        return str(path)

    return write


def test_findings_are_printed_as_json(file, capsys) -> None:
    source = file({**OFFER_FOR_NOBODY, "dismissals": BOTH_DISMISSED})

    call_command("canvas_check", source, format="json")

    assert json.loads(capsys.readouterr().out) == [
        {
            "code": "C02",
            "severity": "error",
            "about": ["p1"],
            "message": "No offer fits Ted: what do you offer them?",
            "why": "Whoever is on the canvas without an offer is there for no reason, or an offer"
            " is missing.",
            "step": "value-propositions",
            "dismissed": "Ted comes later",
        },
        {
            "code": "C03",
            "severity": "error",
            "about": ["v1"],
            "message": "Parts lookup is for nobody yet: who needs it?",
            "why": "An offer that is for nobody costs effort and earns nothing.",
            "step": "value-propositions",
            "dismissed": "So does this",
        },
    ]


def test_findings_are_printed_as_text(file, capsys) -> None:
    call_command(
        "canvas_check",
        file(
            {
                "revenue_streams": [{"id": "m1", "name": "A", "form": "free"}],
                "stage": "idea",
                "dismissals": [{"code": "C08", "about": ["m1"], "reason": "Later"}],
            }
        ),
    )

    assert capsys.readouterr().out.splitlines() == [
        (
            "error C08: A is linked to nobody: who pays it for what? Money comes from somebody’s"
            " use of something, or it does not come. (dismissed: Later)"
        ),
        (
            "note C10: Nothing is paid, only given free: A. Somebody has to pay in the end, be it"
            " in another way than money for use."
        ),
    ]


def test_sound_canvas_has_nothing_to_say(file, capsys) -> None:
    call_command("canvas_check", file({}))

    assert capsys.readouterr().out == "Nothing found.\n"


def test_error_that_stands_ends_with_status_one(file, capsys) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command("canvas_check", file(OFFER_FOR_NOBODY), format="json")

    assert ended.value.code == 1
    assert len(json.loads(capsys.readouterr().out)) == 2


def test_stored_canvas_is_checked_by_its_id(db, capsys) -> None:
    stored = storage.create(canvas({**OFFER_FOR_NOBODY, "dismissals": BOTH_DISMISSED}))

    call_command("canvas_check", str(stored.pk), format="json")

    assert [one["about"] for one in json.loads(capsys.readouterr().out)] == [["p1"], ["v1"]]


def test_unknown_id_is_said(db) -> None:
    id_ = uuid4()

    with pytest.raises(CommandError, match=f"no canvas with the id {id_}") as raised:
        call_command("canvas_check", str(id_))

    assert raised.value.returncode == 2


def test_wrong_file_ends_with_status_two_and_its_reason(tmp_path) -> None:
    path = tmp_path / "a.canvas.json"
    path.write_text("{}")

    ended = _run(str(path))

    assert (ended.returncode, ended.stdout) == (2, "")
    assert "is not a canvas file" in ended.stderr


def test_file_is_checked_where_no_database_answers(file) -> None:
    ended = _run(file(OFFER_FOR_NOBODY), DATABASE_URL="sqlite:////nowhere/at/all.sqlite3")

    assert (ended.returncode, ended.stderr) == (1, "")


def test_database_that_does_not_answer_ends_with_status_two() -> None:
    ended = _run(str(uuid4()), DATABASE_URL="sqlite:////nowhere/at/all.sqlite3")

    assert (ended.returncode, ended.stdout) == (2, "")
    assert "The database cannot be used" in ended.stderr


def _run(source: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "canvas_check", source],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
