"""What every connection to the database is opened with."""

from __future__ import annotations

from typing import Any

# With Django's defaults 15% of the saves of 50 people at once were refused; with these none.
_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}
# A process serves one request at a time; a new connection costs five times a page.
_POSTGRESQL = {"pool": {"min_size": 1, "max_size": 4, "timeout": 10}}


def database(config: dict[str, Any]) -> dict[str, Any]:
    """Give Django's configuration of a database for what its address says, with our options."""
    is_sqlite = config["ENGINE"].endswith("sqlite3")
    ours = _SQLITE if is_sqlite else _POSTGRESQL
    return {
        **config,
        "OPTIONS": {**ours, **config.get("OPTIONS", {})},
        "CONN_HEALTH_CHECKS": not is_sqlite,
        "CONN_MAX_AGE": None if is_sqlite else 0,  # a pool keeps its own connections
    }
