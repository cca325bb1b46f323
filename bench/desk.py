"""How long the desk takes as the database grows, on SQLite and on PostgreSQL.

    python -m bench.desk [CANVASES ...]

A twentieth of the canvases are the consultant's: 5,000 of 100,000. Each page is asked for as a
browser would, and told as a multiple of "who am I", the smallest answer to somebody signed in:
a machine's milliseconds mean nothing on another.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIZES = (1_000, 10_000, 100_000)
TIMES = 15
_SHARE = 20
_HELLO = "/accounts/whoami/"
PAGES = {
    "the desk": "/desk/",
    "its last page": "last",
    "sorted by title": "/desk/?sort=title",
    "waiting for me": "/desk/?waits=me",
    "changed, with errors": "/desk/?changed=1&errors=1&sort=errors",
    "one organisation": "/desk/?organisation=Client+7",
    "search, in every third": "/desk/?q=roof1",
    "search, in every one": "/desk/?q=roof",
    "search, in none": "/desk/?q=zeppelin",
}


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    if os.environ.get("BENCH_HERE"):
        _run(sizes)
        return
    for database in ("sqlite", "postgresql"):
        print(f"\n{database}", flush=True)
        env = {**os.environ, "BENCH_HERE": "1", "TEST_DATABASE": database}
        command = [sys.executable, "-m", "bench.desk", *map(str, sizes)]
        subprocess.run(command, cwd=ROOT, env=env, check=True)


def _run(sizes: list[int]) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection

    settings.ALLOWED_HOSTS = ["testserver"]
    connection.creation.create_test_db(verbosity=0)
    try:
        told = {size: dict(_measured(size)) for size in sizes}
    finally:
        connection.creation.destroy_test_db("", verbosity=0)
    print(f"{'':24}{'queries':>8}" + "".join(f"{size:>12,}{'ms':>8}" for size in sizes))
    for name in PAGES:
        row = [told[size][name] for size in sizes]
        shown = "".join(f"{'x ' + format(times, '.1f'):>12}{ms:>8.1f}" for times, ms, _ in row)
        print(f"{name:24}{'/'.join(str(n) for n in sorted({n for *_, n in row})):>8}{shown}")


def _measured(size: int) -> Iterator[tuple[str, tuple[float, float, int]]]:
    """The name of each page, with its time as a multiple, in milliseconds, and its queries."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext, override_settings

    client = Client()
    client.force_login(_filled(size))
    with override_settings(DEBUG=False):
        for name, path in PAGES.items():
            asked = _last(client) if path == "last" else path
            hello, seconds = _quickest(client, _HELLO, asked)
            with CaptureQueriesContext(connection) as queries:
                client.get(asked)
            yield name, (seconds / hello, seconds * 1000, len(queries))


def _filled(size: int):  # type: ignore[no-untyped-def]
    """A consultant among so many canvases; those of the size before are added to."""
    from django.db import connection

    from accounts.models import User
    from canvases.models import Canvas
    from tests.reviews.desk_data import fill

    missing = size - Canvas.objects.count()
    reviewer = User.objects.create_user(f"reviewer{size}@example.org")
    others = User.objects.create_user(f"others{size}@example.org")
    fill(reviewer, others, mine=size // _SHARE, all_in_all=missing, seed=size)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return reviewer


def _last(client) -> str:  # type: ignore[no-untyped-def]
    """The address of the last page, from where one comes back to the first."""
    from reviews.desk.query import DeskQuery
    from reviews.models import DeskRow

    user = client.session["_auth_user_id"]
    rows = DeskRow.objects.filter(user=user, role="reviewer").order_by("changed_at", "-id")
    row = rows[25]
    return f"/desk/{DeskQuery().behind(row.changed_at, row.pk)}"


def _quickest(client, *paths: str) -> list[float]:  # type: ignore[no-untyped-def]
    """The quickest answer of each, asked in turns: what else a machine does slows down all."""
    taken: dict[str, list[float]] = {path: [] for path in paths}
    for _ in range(TIMES):
        for path in paths:
            began = time.perf_counter()
            response = client.get(path)
            taken[path].append(time.perf_counter() - began)
            assert response.status_code == 200, (path, response.status_code)
    return [min(times) for times in taken.values()]


if __name__ == "__main__":
    main()
