"""The order in which a file writes its sets.

Ids stand in the order of the blocks that the key may name, and there in the founder's
order; who first by nobody, then by segments, then by personas.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, TypeVar, get_args

from msgspec import Struct
from msgspec.structs import replace

from canvases.document.links import BLOCKS, LISTS, items
from canvases.document.shape import Many, Map, Shape, TextShape, shape_of
from canvases.document.values import (
    CENT,
    LITMUS,
    WHO,
    Aim,
    Channel,
    Dismissal,
    Document,
    Fit,
    ForceKind,
    JourneyStage,
    Relationship,
    RevenueStream,
    Step,
    StepKey,
)

_Rank = tuple[int, int]
_T = TypeVar("_T")
_NOBODY: _Rank = (-1, -1)
_STAGES: tuple[str | None, ...] = (None, *get_args(JourneyStage))


def ordered(document: Document) -> Document:
    """The document with every set in its order, and no step entry that says nothing.

    Every id must name an item: see `problems_of`.
    """
    order = _Order(document)
    return replace(
        document,
        fits=order.pairs(document.fits),
        journey_notes=order.notes(document.journey_notes),
        forces=_sorted(document.forces, lambda force: get_args(ForceKind).index(force.force)),
        steps=_steps(document),
        dismissals=tuple(map(order.dismissal, document.dismissals)),
        **{block: tuple(map(order.lists(block), getattr(document, block))) for block in LISTS},
    )


def normalise(document: Document) -> Document:
    """The document as decoding its own file would give it, for documents built in code."""
    return ordered(_cleaned(document, shape_of(Document)))


class _Order:
    """Where each item of one document stands."""

    def __init__(self, document: Document) -> None:
        self._blocks = {item.id: block for block, item in items(document)}
        self._places = {
            item.id: place
            for block in BLOCKS
            for place, item in enumerate(getattr(document, block))
        }

    def lists(self, block: str) -> Callable[[Any], Any]:
        """What puts one item of a block in order."""

        def one(item: Any) -> Any:
            lists = {
                field: self.ids(getattr(item, field), blocks)
                for field, blocks in LISTS[block].items()
            }
            return replace(item, **lists, **self._pairs_of(item))

        return one

    def ids(self, ids: Iterable[str], kinds: tuple[str, ...]) -> tuple[str, ...]:
        return _sorted(ids, lambda id_: self._rank(id_, kinds))

    def pairs(self, fits: Iterable[Fit]) -> tuple[Fit, ...]:
        return _sorted(
            fits, lambda fit: (self._who(fit.who), self._rank(fit.proposition, ("propositions",)))
        )

    def notes(self, notes: Iterable[_T]) -> tuple[_T, ...]:
        """Touches and notes, which have a who and a stage."""

        def place(note: Any) -> tuple[_Rank, int]:
            return self._who(note.who), _STAGES.index(note.stage)

        return _sorted(notes, place)

    def dismissal(self, dismissal: Dismissal) -> Dismissal:
        if dismissal.code == "C40":
            about = _sorted(dismissal.about, get_args(StepKey).index)
        else:
            about = self.ids(dismissal.about, BLOCKS)
        return replace(dismissal, about=about)

    def _pairs_of(self, item: Any) -> dict[str, Any]:
        if isinstance(item, Channel):
            return {"touches": self.notes(item.touches)}
        if isinstance(item, Relationship):
            aims = _sorted(item.aims, get_args(Aim).index)
            return {"aims": aims, "notes": self.notes(item.notes)}
        if isinstance(item, RevenueStream):
            return {"drivers": self.pairs(item.drivers)}
        return {}

    def _rank(self, id_: str, kinds: tuple[str, ...]) -> _Rank:
        return kinds.index(self._blocks[id_]), self._places[id_]

    def _who(self, who: str | None) -> _Rank:
        return _NOBODY if who is None else self._rank(who, WHO)


def _steps(document: Document) -> dict[Any, Step]:
    """The steps that say something, as the walk has them, their ticks as the method has them."""
    said = {
        key: replace(step, litmus=_sorted(step.litmus, LITMUS[key].index))
        for key, step in document.steps.items()
        if step != Step()
    }
    return {key: said[key] for key in get_args(StepKey) if key in said}


def _cleaned(value: Any, shape: Shape) -> Any:
    if isinstance(shape, TextShape) and isinstance(value, str):
        return shape.clean(value)
    if isinstance(value, Decimal):
        return value.quantize(CENT)
    if isinstance(shape, Many):
        return tuple(_cleaned(one, shape.of) for one in value)
    if isinstance(shape, Map):
        return {key: _cleaned(one, shape.of) for key, one in value.items()}
    if isinstance(value, Struct):
        keys = shape_of(type(value)).keys.values()
        return type(value)(
            **{key.field: _cleaned(getattr(value, key.field), key.shape) for key in keys}
        )
    return value


def _sorted(values: Iterable[_T], key: Callable[[Any], Any]) -> tuple[_T, ...]:
    return tuple(sorted(values, key=key))
