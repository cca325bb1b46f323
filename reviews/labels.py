"""What kinds of comments and the places that they stand in are called in front of people. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from canvases.steps import BY_KEY

# The most pressing first.
KINDS = (
    ("must_fix", "Must fix"),
    ("should", "Should"),
    ("question", "Question"),
    ("praise", "Praise"),
)
KIND_LABELS: Mapping[str, str] = MappingProxyType(dict(KINDS))
KIND_ORDER: Mapping[str, int] = MappingProxyType(
    {kind: place for place, (kind, _) in enumerate(KINDS)}
)


def where(step: str) -> str:
    """What a step is called in a list of comments."""
    if not step:
        return "The whole canvas"
    declared = BY_KEY[step]
    return f"Step {declared.number}: {declared.title}" if declared.number else declared.title
