"""How long a save waits for its turn on SQLite, with and without a gate before BEGIN.

    python bench/saves.py [SECONDS]

Each writer is a process of its own that saves notes, each on its own canvas, with the pause between
two that the rest of a request makes. The gate is canvas_project/gated_sqlite3.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
REST_OF_A_REQUEST = 0.005
ROUNDS = ((2, False), (2, True), (16, False), (16, True))


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10
    with tempfile.TemporaryDirectory() as folder:
        os.environ["VAR_DIR"] = folder
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/db.sqlite3"
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, check=True)
        print("writers  gate   saves/s  refused     p50     p95     p99     max (ms)")
        for writers, gated in ROUNDS:
            _print_round(writers, gated, seconds)


def _print_round(writers: int, gated: bool, seconds: float) -> None:
    spawned = multiprocessing.get_context("spawn")
    start, told = spawned.Barrier(writers), spawned.Queue()
    processes = [
        spawned.Process(target=_write, args=(start, told, gated, seconds)) for _ in range(writers)
    ]
    for process in processes:
        process.start()
    results = [told.get(timeout=seconds + 120) for _ in processes]
    for process in processes:
        process.join(30)
    waits = sorted(wait for own, _ in results for wait in own)
    refused = sum(refused for _, refused in results)
    marks = [waits[min(int(len(waits) * share), len(waits) - 1)] for share in (0.5, 0.95, 0.99, 1)]
    shown = "".join(f"{mark * 1000:8.0f}" for mark in marks)
    print(f"{writers:7}  {'yes' if gated else 'no':4}{len(waits) / seconds:9.0f}{refused:9}{shown}")


def _write(start: Any, told: Any, gated: bool, seconds: float) -> None:
    save = _saver(gated)
    save(0)
    start.wait(120)
    waits, refused, until = [], 0, time.monotonic() + seconds
    for number in range(1, 1_000_000):
        began = time.monotonic()
        if began > until:
            break
        try:
            save(number)
        except Exception:
            refused += 1
        waits.append(time.monotonic() - began)
        time.sleep(REST_OF_A_REQUEST)
    told.put((waits, refused))


def _saver(gated: bool) -> Any:
    sys.path.insert(0, str(ROOT))
    os.environ["DJANGO_SETTINGS_MODULE"] = "canvas_project.settings"
    import django
    from django.conf import settings

    own = settings.DATABASES["default"]
    own["ENGINE"] = "operations.gated_sqlite3" if gated else "django.db.backends.sqlite3"
    django.setup()
    from accounts.models import User
    from canvases import editing
    from canvases.access import Actor

    actor = Actor(user=User.objects.create_user(f"{os.getpid()}@example.org"), guest=None)
    canvas = editing.start(actor, "Rooftop Parts")
    seen = 0

    def save(number: int) -> None:
        nonlocal seen
        note = f"Ted waits on the roof for the {number}. time"
        seen = editing.save_note(actor, canvas.pk, "customer-segments", note, seen).revision

    return save


if __name__ == "__main__":
    main()
