"""The shipped settings, with everything that tests write in a folder of its own.

TEST_DATABASE=postgresql runs them on a real PostgreSQL that starts and stops with the tests.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

for _name in (
    "ALLOWED_HOSTS",
    "BEHIND_TLS",
    "CACHE_URL",
    "DEBUG",
    "EMAIL_URL",
    "PAPER",
    "SITE_URL",
):
    os.environ.pop(_name, None)  # a developer's own settings are not what is tested
_folder = Path(tempfile.mkdtemp(prefix="throughline-tests-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["VAR_DIR"] = str(_folder)
os.environ["DATABASE_URL"] = f"sqlite:///{_folder / 'db.sqlite3'}"
os.environ["SECRET_KEY"] = "only for tests, where nothing needs to stay secret, but long enough"

from canvas_project.settings import *  # noqa: E402, F403
from canvas_project.settings import DATABASES, STORAGES, TASK_QUEUES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, and never shipped
# At once, in the request that asks for it
TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend",
        "QUEUES": TASK_QUEUES,
    }
}
WAITING_TASKS = {"default": {**TASKS["default"], "BACKEND": "django_tasks_db.DatabaseBackend"}}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

if os.environ.get("TEST_DATABASE") == "postgresql":
    from canvas_project.databases import database
    from tests.postgres import start_postgres

    DATABASES["default"] = database(
        {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": str(start_postgres()),
            "USER": "postgres",
            "NAME": "throughline",
        }
    )
    # Each test begins on a connection of its own; a pool would hold them over.
    DATABASES["default"]["OPTIONS"].pop("pool")
else:
    # In a file, as it is shipped: a database in memory is one connection shared by all threads.
    # Whoever has the tables already names their file.
    _tables = os.environ.get("TEST_TABLES") or str(_folder / "test.sqlite3")
    DATABASES["default"]["TEST"] = {"NAME": _tables}
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
