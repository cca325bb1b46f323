"""What a worker does, turn by turn."""

from __future__ import annotations

import datetime as dt
import logging
import threading
import time
from collections.abc import Callable, Sequence

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from canvases import editing
from canvases.exports import orders
from canvases.exports.orders import LANES
from operations.worker.seats import Seat, seat
from reviews import archives
from reviews.desk import search
from reviews.mail import digests

INTERVAL = 0.5
PAUSE_AFTER_FAILURE = 5.0
SECONDS_BETWEEN_ROUNDS = 600
SECONDS_BETWEEN_CATCHING_UP = 30
# Nothing takes as long: what still runs was left behind on a machine that is gone.
LONGEST = dt.timedelta(hours=2)
MOST_TRIES = 3
KEPT_FOR = dt.timedelta(days=7)
SECONDS_TO_END = 5.0
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
    while not stopped.is_set():
        try:
            with seat() as mine:
                _run_in(mine, stopped)
        except DatabaseError as error:
            _log.warning("The database does not give a worker its seat: %s", error)
            connection.close()
            stopped.wait(PAUSE_AFTER_FAILURE)


def _run_in(mine: Seat, stopped: threading.Event) -> None:
    """Do so for as long as the seat is ours; raise DatabaseError once it is not for certain.

    PDFs have lanes of their own beside this one: what is slow holds up no mail.
    """
    for lane in LANES:
        put_back(_name_in(lane, mine.name))
    ended = threading.Event()
    beside = [_started(lane, mine.name, ended, stopped) for lane in LANES]
    rounds = _NowAndThen(SECONDS_BETWEEN_ROUNDS)
    searches = _NowAndThen(SECONDS_BETWEEN_CATCHING_UP)

    def turn() -> bool:
        if rounds.due():
            look_round(mine.name)
        if searches.due():
            search.catch_up()
        return run_next(mine.name)

    try:
        _take_turns(turn, stopped, before=mine.ask)
    finally:
        ended.set()
        _end(beside, mine.name)


def _started(
    lane: str, name: str, ended: threading.Event, stopped: threading.Event
) -> threading.Thread:
    """A thread for one lane. Drawing is done in a process, so that it only waits. It ends with this
    process, however long its task would take: the task is done again."""

    def work() -> None:
        try:
            _take_turns(lambda: run_next(_name_in(lane, name), lane), ended)
        except Exception:
            _log.exception("The lane %s of a worker broke", lane)
            stopped.set()  # whoever keeps workers running starts a whole one
        finally:
            connection.close()

    thread = threading.Thread(target=work, name=lane, daemon=True)
    thread.start()
    return thread


def _take_turns(
    turn: Callable[[], bool], ended: threading.Event, before: Callable[[], None] = lambda: None
) -> None:
    while not ended.is_set():
        before()
        try:
            close_old_connections()
            pause = 0.0 if turn() else INTERVAL
        except DatabaseError as error:
            _log.warning("The database does not answer a worker: %s", error)
            connection.close()
            pause = PAUSE_AFTER_FAILURE
        ended.wait(pause)


def _end(beside: Sequence[threading.Thread], name: str) -> None:
    """Wait a little for what is nearly done, and put back the rest."""
    until = time.monotonic() + SECONDS_TO_END
    for thread in beside:
        thread.join(max(0.0, until - time.monotonic()))
        if thread.is_alive():
            put_back(_name_in(thread.name, name))


def _name_in(lane: str, name: str) -> str:
    return f"{name}-{lane}"


def run_next(name: str, lane: str = "") -> bool:
    """Run the task of a lane that is due first, without a lane of all the others; False where there
    is none."""
    due = DBTaskResult.objects.ready()
    due = due.filter(queue_name=lane) if lane else due.exclude(queue_name__in=LANES)
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
    orders.tidy()
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
            orders.give_up(str(task.id))
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
