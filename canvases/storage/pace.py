"""How many minutes each step usually takes, as far as that is known."""

from __future__ import annotations

import time
from collections.abc import Mapping
from types import MappingProxyType

from django.db import connection

from canvases.models import StepPace

_SECONDS = 300
_kept: tuple[float, Mapping[str, int]] | None = None


def paces() -> Mapping[str, int]:
    """Minutes by step, for the steps that enough founders have done; a few minutes old at most."""
    global _kept
    now = time.monotonic()
    if _kept is not None and now < _kept[0]:
        return _kept[1]
    found = MappingProxyType(dict(StepPace.objects.values_list("step", "minutes")))
    if not connection.in_atomic_block:
        _kept = (now + _SECONDS, found)
    return found


def forget() -> None:
    global _kept
    _kept = None
