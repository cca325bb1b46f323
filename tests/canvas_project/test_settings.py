from __future__ import annotations

from django.conf import settings
from django.db import connection


def test_foreign_keys_are_enforced_by_the_database(db: None) -> None:
    if connection.vendor != "sqlite":
        return

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys")
        assert cursor.fetchone() == (1,)


def test_pages_may_run_only_our_own_scripts_and_styles() -> None:
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]

    assert directives["script-src"] == ["'self'"]
    assert directives["style-src"] == ["'self'"]
