"""The documents of versions, and what changed between them, by step.

Versions never change, so what was read and compared once is kept in the process.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from uuid import UUID

from canvases import storage
from canvases.compare import Change, by_step, compare
from canvases.document import Document, decode
from canvases.models import Canvas, Version
from canvases.steps import BY_KEY, STEPS

Changes = Mapping[str, tuple[Change, ...]]
# Fifty pages of text each, at most; a reviewer at work looks at two or three.
_MOST_KEPT = 32
HALF: frozenset[str] = frozenset(step.key for step in STEPS[: STEPS.index(BY_KEY["halfway"]) + 1])


def document_of(version: Version) -> Document:
    return _decoded(version.document)


def changes(before: Version, after: Version) -> Changes:
    """What changed from one version to another."""
    if before.sha256 == after.sha256:
        return {}
    return _compared(before.document, after.document)


def changes_since(version: Version, canvas: Canvas) -> Changes:
    """What changed on the canvas since a version was saved; no query where that is known."""
    if version.revision == canvas.revision:
        return {}
    return _changed_since(version.pk, version.sha256, canvas.pk, canvas.revision)


def in_scope(changed: Changes, scope: str) -> Changes:
    """Those of the steps that a review of that scope is about."""
    if scope != "half":
        return changed
    return {step: found for step, found in changed.items() if step in HALF}


def named_steps(keys: Collection[str]) -> str:
    """ "step 3", "steps 3 and 4", "the halfway review"."""
    numbers = [str(step.number) for step in STEPS if step.key in keys and step.number]
    said = []
    if numbers:
        said.append(f"{'step' if len(numbers) == 1 else 'steps'} {_listed(numbers)}")
    if "halfway" in keys:
        said.append("the halfway review")
    return _listed(said)


@lru_cache(_MOST_KEPT)
def _decoded(text: str) -> Document:
    return decode(text.encode())


@lru_cache(_MOST_KEPT)
def _compared(before: str, after: str) -> Changes:
    return by_step(compare(_decoded(before), _decoded(after)))


@lru_cache(4 * _MOST_KEPT)
def _changed_since(version: int, sha256: str, canvas: UUID, revision: int) -> Changes:
    before = Version.objects.get(pk=version)
    now = storage.snapshot(Canvas(pk=canvas, revision=revision))
    return by_step(compare(document_of(before), now.document))


def _listed(parts: list[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last
