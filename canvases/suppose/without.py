"""A document without some of its items, as deleting them would leave it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from canvases.document import BLOCKS, LISTS, Document, Fit


def without(document: Document, ids: Iterable[str]) -> Document:
    """A copy without these items, their problems, and every link that names one of them.

    Assumptions about them stay and are about nothing; what was set aside about them is gone.
    """
    gone = frozenset(ids)
    gone |= {problem.id for problem in document.problems if problem.who in gone}
    return replace(
        document,
        fits=_fits(document.fits, gone),
        journey_notes=tuple(note for note in document.journey_notes if note.who not in gone),
        dismissals=tuple(d for d in document.dismissals if gone.isdisjoint(d.about)),
        **{
            block: tuple(
                _parted(block, item, gone)
                for item in getattr(document, block)
                if item.id not in gone
            )
            for block in BLOCKS
        },
    )


def _parted(block: str, item: Any, gone: frozenset[str]) -> Any:
    """The item without what it says of those that are gone."""
    changes: dict[str, Any] = {
        field: tuple(id for id in getattr(item, field) if id not in gone)
        for field in LISTS.get(block, ())
    }
    match block:
        case "personas" if item.segment in gone:
            changes["segment"] = None
        case "channels":
            changes["touches"] = tuple(t for t in item.touches if t.who not in gone)
        case "relationships":
            changes["notes"] = tuple(note for note in item.notes if note.who not in gone)
        case "revenue_streams":
            changes["drivers"] = _fits(item.drivers, gone)
        case "assumptions" if item.about in gone:
            changes |= {"about": None, "about_hash": ""}
    changes = {name: value for name, value in changes.items() if value != getattr(item, name)}
    return replace(item, **changes) if changes else item


def _fits(fits: Iterable[Fit], gone: frozenset[str]) -> tuple[Fit, ...]:
    return tuple(fit for fit in fits if fit.who not in gone and fit.proposition not in gone)
