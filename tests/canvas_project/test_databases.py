from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.backends.sqlite3.base import DatabaseWrapper
from environ import Env

from canvas_project.databases import database


@pytest.mark.django_db
def test_sqlite_connections_are_durable_and_check_foreign_keys(tmp_path: Path) -> None:
    config = database({"ENGINE": "django.db.backends.sqlite3", "NAME": str(tmp_path / "db")})

    assert _pragmas({**connection.settings_dict, **config}) == {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "foreign_keys": 1,
        "busy_timeout": 20_000,
    }
    assert config["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_postgresql_connections_come_from_a_pool() -> None:
    config = database(
        {"ENGINE": "django.db.backends.postgresql", "OPTIONS": {"sslmode": "require"}}
    )

    assert config["OPTIONS"]["sslmode"] == "require"
    assert config["OPTIONS"]["pool"]
    assert config["CONN_MAX_AGE"] == 0


def test_postgresql_is_reached_by_the_folder_of_its_socket() -> None:
    address = "postgresql://ted@%2Fvar%2Frun%2Fpostgresql/throughline"

    config = database(Env.db_url_config(address))

    assert (config["HOST"], config["NAME"]) == ("/var/run/postgresql", "throughline")


@pytest.mark.parametrize("config", [{}, {"ENGINE": "django.db.backends.mysql"}])
def test_other_databases_are_refused(config: dict[str, str]) -> None:
    with pytest.raises(ImproperlyConfigured, match="sqlite:/// or postgresql://"):
        database(config)


@pytest.mark.django_db
def test_tests_run_on_the_database_that_was_asked_for() -> None:
    assert connection.vendor == os.environ.get("TEST_DATABASE", "sqlite")


def _pragmas(config: dict[str, object]) -> dict[str, object]:
    opened = DatabaseWrapper(config)
    names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    with opened.cursor() as cursor:
        values = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in names}
    opened.close()
    return values
