"""Waiting for what another process does."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def until(found: Callable[[], T | None], seconds: float = 60) -> T:
    """What comes up within some seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        what = found()
        if what is not None:
            return what
        time.sleep(0.02)
    raise AssertionError("it did not come up")
