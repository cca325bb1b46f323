"""How long founders take for a step, from those who finished it."""

from __future__ import annotations

from statistics import median

from canvases import models

_LATEST = 200
_FEWEST = 5


def refresh_pace(step: str) -> None:
    """Say anew what a step usually takes, once enough founders have done it."""
    done = models.StepState.objects.filter(step=step, status="done", done_at__isnull=False)
    latest = done.filter(seconds__gt=0).order_by("-done_at").values_list("seconds", flat=True)
    seconds = list(latest[:_LATEST])
    if len(seconds) >= _FEWEST:
        minutes = max(1, round(median(seconds) / 60))
        models.StepPace.objects.update_or_create(step=step, defaults={"minutes": minutes})
