"""`python -m operations.worker` runs tasks until SIGTERM or SIGINT."""

from __future__ import annotations

import signal
import sys
import threading

from django.conf import settings
from django.utils.autoreload import run_with_reloader

from operations.prepare import set_up


def main() -> int:
    """Give the exit status; what runs when the signal comes is finished first."""
    set_up()
    from operations.worker.turns import run  # needs the apps

    if settings.DEBUG:  # in a thread, where signals cannot be heard; it ends with its process
        run_with_reloader(lambda: run(threading.Event()))
        return 0
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    run(stopped)
    return 0


if __name__ == "__main__":
    sys.exit(main())
