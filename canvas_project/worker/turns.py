"""What a worker does, turn by turn."""

from __future__ import annotations

import datetime as dt
import logging
import threading
import time
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from canvas_project.worker.seats import seat
from canvases import editing
from reviews import archives, digests
from reviews.desk import search

INTERVAL = 0.5
PAUSE_AFTER_FAILURE = 5.0
SECONDS_BETWEEN_ROUNDS = 600
SECONDS_BETWEEN_CATCHING_UP = 30
# Nothing takes as long: what still runs was left behind on a machine that is gone.
LONGEST = dt.timedelta(hours=2)
MOST_TRIES = 3
KEPT_FOR = dt.timedelta(days=7)
_log = logging.getLogger(__name__)


class _NowAndThen:
    """Due at once, and then every so many seconds."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._next = time.monotonic()

    def due(self) -> bool:
        if time.monotonic() < self._next:
            return False
        self._next = time.monotonic() + self._seconds
        return True


def run(stopped: threading.Event) -> None:
    """Run what waits until somebody says stop, and look round now and then."""
    with seat(Path(settings.VAR_DIR)) as name:
        rounds = _NowAndThen(SECONDS_BETWEEN_ROUNDS)
        searches = _NowAndThen(SECONDS_BETWEEN_CATCHING_UP)
        while not stopped.is_set():
            try:
                close_old_connections()
                if rounds.due():
                    look_round(name)
                if searches.due():
                    search.catch_up()
                pause = 0.0 if run_next(name) else INTERVAL
            except DatabaseError as error:
                _log.warning("The database does not answer a worker: %s", error)
                connection.close()
                pause = PAUSE_AFTER_FAILURE
            stopped.wait(pause)


def run_next(name: str) -> bool:
    """Run the task that is due first; False where there is none."""
    due = DBTaskResult.objects.ready()
    if not due.exists():  # asked first, for the next line keeps others from writing
        return False
    with exclusive_transaction():
        task = due.get_locked()
        if task is not None:
            task.claim(name)
    if task is not None:
        _worker(name).run_task(task)
        if task.status == TaskResultStatus.FAILED:
            _log.error("A task failed: %s\n%s", task.task_path, task.traceback)
    return task is not None


def look_round(name: str) -> None:
    """See to what was left behind, what comes up by itself, and what nobody needs any more."""
    put_back(name)
    digests.send_due()
    archives.drop_old()
    editing.purge()
    old = DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEPT_FOR)
    old.delete()


def put_back(name: str) -> None:
    """Put back what was left running in this seat, or long ago.

    What was left several times is what ends its workers, and is not tried again.
    """
    since = timezone.now() - LONGEST
    for task in DBTaskResult.objects.running():
        if task.worker_ids[-1:] != [name] and (task.started_at or since) > since:
            continue
        if len(task.worker_ids) >= MOST_TRIES:
            _log.error("A task was given up, for its workers ended with it: %s", task.task_path)
            task.set_failed(RuntimeError("Its workers ended while they ran it."))
        else:
            task.status = TaskResultStatus.READY
            task.save(update_fields=["status"])


def _worker(name: str) -> Worker:
    return Worker(
        queue_names=["*"],
        interval=INTERVAL,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
        excluded_queue_names=[],
    )
