"""Brings database and static files up to date before the server starts.

Run as `python -m operations.prepare`, as often as one likes: what is done is not done again.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command, get_commands
from django.db import DatabaseError, connection

from canvas_project.private_files import put_right
from operations.durability import problems


def main() -> int:
    """Do it all; say what is wrong in a line, and give the exit status."""
    try:
        set_up()
        connection.ensure_connection()
    except ImproperlyConfigured as error:
        return _refuse(str(error))
    except DatabaseError as error:
        return _refuse(f"The database cannot be reached; DATABASE_URL says where it is.\n{error}")
    wrong = problems(connection)
    if wrong:
        return _refuse("\n".join(("The database is not set up so that nothing is lost.", *wrong)))
    put_right(Path(settings.VAR_DIR), settings.DATABASES["default"])
    call_command("migrate", interactive=False, verbosity=0)
    _collect_static()
    if "load_examples" in get_commands():
        call_command("load_examples", verbosity=0)
        call_command("canvas_recount", verbosity=0)
    return 0


def set_up() -> None:
    """Load the settings and the apps, for a command that uses one connection and then ends."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "canvas_project.settings")
    # A pool would go on trying in the background, and tell nothing but that it gave up.
    settings.DATABASES["default"]["OPTIONS"].pop("pool", None)
    django.setup()


def _refuse(why: str) -> int:
    print(why.strip(), file=sys.stderr)  # noqa: T201
    return 1


def _collect_static() -> None:
    """Collect only after a change, for it hashes and compresses every file."""
    stamp = Path(settings.STATIC_ROOT).with_suffix(".stamp")
    wanted = _fingerprint()
    kept = stamp.read_text() if stamp.exists() else ""
    if settings.DEBUG or (kept == wanted and (settings.STATIC_ROOT / "staticfiles.json").exists()):
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(wanted)


def _fingerprint() -> str:
    own = sorted(path for path in (settings.BASE_DIR / "static").rglob("*") if path.is_file())
    packages = settings.BASE_DIR / "requirements" / "run.txt"
    digest = hashlib.sha256(f"{settings.STATIC_ROOT}".encode())
    for path in (*own, packages):
        digest.update(f"{path}{hashlib.sha256(path.read_bytes()).hexdigest()}".encode())
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
