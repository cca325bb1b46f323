"""What every template may say."""

from __future__ import annotations

from django.http import HttpRequest

from canvases.steps import NUMBERED


def step_count(request: HttpRequest) -> dict[str, int]:
    """How many steps the walk has: "Step 3 of 10"."""
    return {"step_count": len(NUMBERED)}
