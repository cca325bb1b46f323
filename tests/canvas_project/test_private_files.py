from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from canvas_project.private_files import put_right

ROOT = Path(__file__).resolve().parents[2]
# As somebody would use it who lets everybody read: a start, a key, a mail, a backup.
_USE = """
import os
os.umask(0)
from operations import prepare
prepare._collect_static = lambda: None
prepare.main()
from django.core.mail import send_mail
from django.db import connection
from django.conf import settings
from pathlib import Path
from operations.backups import back_up
from operations.worker.seats import seat
send_mail("Hello", "A link that signs you in", None, ["ted@example.org"])
connection.cursor().execute("CREATE TABLE written (line text)")
with seat():
    back_up(Path(settings.VAR_DIR) / "backups")
    for path in sorted(Path(settings.VAR_DIR).rglob("*")):
        print(oct(path.stat().st_mode & 0o777), path.relative_to(settings.VAR_DIR))
"""


def test_what_is_written_is_for_its_owner_alone_whatever_the_umask(tmp_path: Path) -> None:
    env = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
    }

    listed = subprocess.run(
        [sys.executable, "-c", _USE],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout.splitlines()

    modes = {line.partition(" ")[2]: line.partition(" ")[0] for line in listed if "0o" in line[:2]}
    assert {"db.sqlite3", "db.sqlite3-wal", "db.sqlite3-shm", "secret_key", "mail"} <= {*modes}
    assert set(modes.values()) <= {"0o600", "0o700"}


def test_what_was_left_open_is_closed_at_the_start(tmp_path: Path) -> None:
    files = [
        "secret_key",
        "db",
        "db-wal",
        "db-gate",
        "mail/1.log",
        "log/server.log.1",
        "backups/a.zip",
    ]
    others = ["static.css", "dbase"]
    for name in (*files, *others):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
        (tmp_path / name).chmod(0o664)
    (tmp_path / "mail").chmod(0o755)

    put_right(tmp_path, {"ENGINE": "operations.gated_sqlite3", "NAME": str(tmp_path / "db")})

    assert [_mode(tmp_path / name) for name in files] == [0o600] * len(files)
    assert [_mode(tmp_path / name) for name in others] == [0o664] * len(others)
    assert _mode(tmp_path / "mail") == 0o700


@pytest.mark.parametrize("database", ["operations.gated_sqlite3", "django.db.backends.postgresql"])
def test_nothing_there_yet_is_nothing_to_close(tmp_path: Path, database: str) -> None:
    put_right(tmp_path / "none", {"ENGINE": database, "NAME": str(tmp_path / "none" / "db")})

    assert not (tmp_path / "none").exists()


def _mode(path: Path) -> int:
    return path.stat().st_mode & 0o777
