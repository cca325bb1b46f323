"""What files are called that somebody takes along."""

from __future__ import annotations

from django.utils.text import slugify

_LONGEST = 80


def stem_of(title: str) -> str:
    """ASCII letters, digits and dashes only: a title may hold anything, a header may not."""
    return slugify(title).replace("_", "-")[:_LONGEST].strip("-") or "canvas"
