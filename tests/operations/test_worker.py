from __future__ import annotations

import datetime as dt
import threading
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from accounts.models import User
from canvases.models import Canvas
from operations.worker import turns
from operations.worker.seats import Seat, seat
from reviews.models import CanvasText
from tests.canvases.factories import make_canvas

pytestmark = pytest.mark.django_db
_ran: list[str] = []


@pytest.fixture(autouse=True)
def _waiting(settings: Settings) -> None:
    settings.TASKS = settings.WAITING_TASKS
    _ran.clear()


@task()
def note(name: str) -> None:
    _ran.append(name)


@task()
def fail() -> None:
    raise LookupError("nothing there")


def test_tasks_run_in_the_order_in_which_they_came() -> None:
    note.enqueue("first")
    note.enqueue("second")

    done = [turns.run_next("seat") for _ in range(3)]

    assert (_ran, done) == (["first", "second"], [True, True, False])


def test_task_that_fails_is_told_in_the_log_and_stops_no_other(
    caplog: pytest.LogCaptureFixture,
) -> None:
    fail.enqueue()
    note.enqueue("next")

    turns.run_next("seat")
    turns.run_next("seat")

    assert _ran == ["next"]
    assert "LookupError: nothing there" in caplog.text


def test_task_of_a_killed_worker_is_run_by_whoever_takes_its_seat() -> None:
    note.enqueue("left")
    DBTaskResult.objects.get().claim("seat")

    turns.put_back("other")
    others = turns.run_next("other")
    turns.put_back("seat")
    turns.run_next("seat")

    assert (others, _ran) == (False, ["left"])


def test_task_left_on_a_machine_that_is_gone_is_put_back_after_a_while() -> None:
    note.enqueue("left")
    left = DBTaskResult.objects.get()
    left.claim("gone")
    left.started_at = timezone.now() - turns.LONGEST - dt.timedelta(minutes=1)
    left.save()

    turns.put_back("seat")

    assert DBTaskResult.objects.get().status == "READY"


def test_task_that_ends_its_workers_is_given_up() -> None:
    note.enqueue("deadly")
    for _ in range(turns.MOST_TRIES):
        DBTaskResult.objects.get().claim("seat")
        turns.put_back("seat")

    assert DBTaskResult.objects.get().status == "FAILED"
    assert not turns.run_next("seat")


def test_what_was_done_long_ago_is_forgotten() -> None:
    note.enqueue("old")
    note.enqueue("new")
    turns.run_next("seat")
    turns.run_next("seat")
    first = DBTaskResult.objects.order_by("finished_at")[0]
    first.finished_at = timezone.now() - turns.KEPT_FOR - dt.timedelta(minutes=1)
    first.save()

    turns.look_round("seat")

    assert [task.args_kwargs["args"] for task in DBTaskResult.objects.all()] == [["new"]]


def test_seat_is_free_again_once_its_worker_ends() -> None:
    with seat() as first, seat() as second:
        both = first, second
    with seat() as again:
        pass

    assert [taken.name for taken in (*both, again)] == ["worker-1", "worker-2", "worker-1"]


def test_workers_that_keep_their_files_apart_do_a_task_once(
    settings: Settings, tmp_path: Path
) -> None:
    note.enqueue("once")

    with seat() as first:
        DBTaskResult.objects.get().claim(first.name)
        settings.VAR_DIR = tmp_path / "elsewhere"
        with seat() as second:
            turns.look_round(second.name)
            ran = turns.run_next(second.name)

    assert (ran, _ran) == (False, [])


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_seat_hangs_on_the_database_by_whatever_way_it_is_reached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    names = []

    with ExitStack() as stack:
        for folder in ("real", "link"):
            monkeypatch.setitem(connection.settings_dict, "NAME", tmp_path / folder / "db")
            names.append(stack.enter_context(seat()).name)

    assert names == ["worker-1", "worker-2"]


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_worker_whose_lock_was_lost_goes_on_with_another(monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = threading.Event()
    held: list[Seat] = []

    def lose(mine: Seat, _: threading.Event) -> None:
        held.append(mine)
        if len(held) == 2:
            stopped.set()
            return
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
            )
        mine.ask()

    monkeypatch.setattr(turns, "_run_in", lose)
    monkeypatch.setattr(turns, "connection", connection.copy())
    monkeypatch.setattr(turns, "PAUSE_AFTER_FAILURE", 0)
    turns.run(stopped)

    assert [seat.name for seat in held] == ["worker-1", "worker-1"]


def test_what_was_deleted_goes_for_good_after_thirty_days() -> None:
    old, recent = timezone.now() - dt.timedelta(days=31), timezone.now() - dt.timedelta(days=29)
    Canvas.objects.create(title="Old", deleted_at=old)
    Canvas.objects.create(title="Recent", deleted_at=recent)
    Canvas.objects.create(title="Kept")

    turns.look_round("seat")

    assert {canvas.title for canvas in Canvas.objects.all()} == {"Recent", "Kept"}


def test_worker_brings_the_search_up_to_date(monkeypatch: pytest.MonkeyPatch, owner: User) -> None:
    make_canvas(owner=owner)
    CanvasText.objects.update(stale_since=timezone.now() - dt.timedelta(hours=1))
    stopped = threading.Event()

    def once(name: str, lane: str = "") -> bool:
        if not lane:
            stopped.set()
        return False

    monkeypatch.setattr(turns, "run_next", once)
    monkeypatch.setattr(turns, "close_old_connections", lambda: None)  # the test's own
    turns.run(stopped)

    assert CanvasText.objects.get().stale_since is None
