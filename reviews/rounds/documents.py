"""What changed between versions, by step.

Versions never change, so what was compared once is kept in the process.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from uuid import UUID

from canvases import storage
from canvases.compare import CanvasChange, by_step, compare
from canvases.models import Canvas, Version
from canvases.steps import BY_KEY, STEPS
from web.text import formats
from web.text.language import gettext, ngettext

Changes = Mapping[str, tuple[CanvasChange, ...]]
# Fifty pages of text each, at most; a reviewer at work looks at two or three.
_MOST_KEPT = 32
HALF: frozenset[str] = frozenset(step.key for step in STEPS[: STEPS.index(BY_KEY["halfway"]) + 1])


def changes(before: Version, after: Version) -> Changes:
    """What changed from one version to another."""
    if before.sha256 == after.sha256:
        return {}
    return _compared(_Pair((before.sha256, after.sha256), (before, after)))


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
        steps = ngettext("step %(numbers)s", "steps %(numbers)s", len(numbers))
        said.append(steps % {"numbers": formats.listed(numbers)})
    if "halfway" in keys:
        said.append(gettext("the halfway review"))
    return formats.listed(said)


@dataclass(frozen=True)
class _Pair:
    """Two versions, known by what they say."""

    hashes: tuple[str, str]
    versions: tuple[Version, Version] = field(compare=False)


@lru_cache(_MOST_KEPT)
def _compared(pair: _Pair) -> Changes:
    before, after = pair.versions
    return by_step(compare(storage.document_of(before), storage.document_of(after)))


@lru_cache(4 * _MOST_KEPT)
def _changed_since(version: int, sha256: str, canvas: UUID, revision: int) -> Changes:
    before = Version.objects.get(pk=version)
    return by_step(storage.changes_since(before, Canvas(pk=canvas, revision=revision)))
