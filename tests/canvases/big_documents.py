"""Large documents of a given size, in which every string is different."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeVar, get_args

from canvases.document import (
    BLOCKS,
    LISTS,
    LITMUS,
    NAME_LENGTH,
    REFERENCES,
    WHO,
    Document,
    Fit,
    Force,
    ForceKind,
    JourneyNote,
    JourneyStage,
    RelationshipNote,
    Step,
    StepKey,
    Touch,
    ordered,
)
from canvases.document.shape import (
    ChoiceShape,
    DateShape,
    Flag,
    Many,
    MoneyShape,
    Record,
    Shape,
    TextShape,
    Whole,
    shape_of,
)

_T = TypeVar("_T")

_PREFIXES = "spqvcrmkaenxh"  # the letters of the ids, block by block
_DOCUMENT = shape_of(Document)
_STAGES = get_args(JourneyStage)
_LINKS = {"id", "solves", "touches", "notes", "drivers"} | {
    field for table in (LISTS, REFERENCES) for fields in table.values() for field in fields
}


def big_document(
    items: int = 400,
    *,
    name_length: int = 40,
    text_length: int = 80,
    unbroken: bool = False,
    links: int = 2,
) -> Document:
    """A document of so many items, spread over all blocks, linked and noted throughout.

    Every name, text and note is different, so that a test can look for each. They are
    `name_length` (up to 160) and `text_length` (up to 2,000) characters long, made of words,
    or of one single word each where `unbroken`. A list of ids holds up to `links` of them.
    """
    return ordered(_Big(items, links, _Writer(name_length, text_length, unbroken)).document())


@dataclass(frozen=True)
class _Writer:
    """Writes text that begins with its own label and is exactly as long as wanted."""

    name_length: int
    text_length: int
    unbroken: bool

    def name(self, label: str) -> str:
        return self._filled(label, self.name_length)

    def text(self, label: str) -> str:
        return self._filled(label, self.text_length)

    def _filled(self, label: str, length: int) -> str:
        words = f"{label} {'is told here at some length ' * length}".replace("_", " ")
        text = (words.replace(" ", "") if self.unbroken else words)[:length]
        return f"{text[:-1]}x" if text.endswith(" ") else text


@dataclass(frozen=True)
class _Big:
    items: int
    links: int
    write: _Writer

    def document(self) -> Document:
        blocks: dict[str, Any] = {block: self._block(block) for block in BLOCKS}
        return Document(
            **self._answers(),
            **blocks,
            fits=self._fits,
            journey_notes=tuple(
                JourneyNote(who=who, stage=_near(_STAGES, n), text=self.write.text(f"journey {n}"))
                for n, who in enumerate(self._of(WHO))
            ),
        )

    @cached_property
    def _ids(self) -> dict[str, list[str]]:
        """Item 0 is a segment, item 1 a persona, and so on, in turns."""
        places = enumerate(BLOCKS)
        counts = {block: len(range(n, self.items, len(BLOCKS))) for n, block in places}
        return {
            block: [f"{letter}{n}" for n in range(counts[block])]
            for block, letter in zip(BLOCKS, _PREFIXES, strict=True)
        }

    @cached_property
    def _fits(self) -> tuple[Fit, ...]:
        offered = self._ids["propositions"]
        whos = self._of(WHO) if offered else []
        return tuple(Fit(who=who, proposition=_near(offered, n)) for n, who in enumerate(whos))

    def _of(self, blocks: Sequence[str]) -> list[str]:
        return [id_ for block in blocks for id_ in self._ids[block]]

    def _answers(self) -> dict[str, Any]:
        """What the canvas says itself, beside its items."""
        text, listed = self.write.text, {*BLOCKS, "fits", "journey_notes", "dismissals"}
        keys = {name: key for name, key in _DOCUMENT.keys.items() if name not in listed}
        return {name: self._value(key.shape, name, 0) for name, key in keys.items()} | {
            "currency": "EUR",
            "forces": tuple(
                Force(force=kind, rating=3, note=text(f"force {kind}"))
                for kind in get_args(ForceKind)
            ),
            "steps": {
                key: Step(note=text(f"note {key}"), status="done", litmus=LITMUS[key][:2])
                for key in get_args(StepKey)
            },
        }

    def _block(self, block: str) -> tuple[Any, ...]:
        shape = _DOCUMENT.keys[block].shape
        assert isinstance(shape, Many)
        assert isinstance(shape.of, Record)
        return tuple(self._item(block, shape.of, n) for n in range(len(self._ids[block])))

    def _item(self, block: str, record: Record, n: int) -> Any:
        said = self._values(record, f"{block} {n}", n)
        return record.struct(id=self._ids[block][n], **said, **self._linked(block, n))

    def _values(self, record: Record, label: str, n: int) -> dict[str, Any]:
        return {
            key.field: self._value(key.shape, label if name == "name" else f"{label} {name}", n)
            for name, key in record.keys.items()
            if name not in _LINKS
        }

    def _value(self, shape: Shape, label: str, n: int) -> Any:
        match shape:
            case TextShape(pattern=None, most=most):
                return self.write.name(label) if most == NAME_LENGTH else self.write.text(label)
            case ChoiceShape(values=values):
                return _near(values, n)
            case Many(of=Record()):
                return (self._value(shape.of, label, n),)
            case Many(of=ChoiceShape(values=values)):
                return values[: n % len(values)]
            case Record(struct=struct):
                return struct(**self._values(shape, label, n))
        return _PLAIN.get(type(shape), lambda n: "")(n)

    def _linked(self, block: str, n: int) -> dict[str, Any]:
        """What an item names."""
        values: dict[str, Any] = {}
        for field, blocks in LISTS.get(block, {}).items():
            values[field] = self._some(self._of(blocks), n)
        for field, blocks in REFERENCES.get(block, {}).items():
            values[field] = _near(self._of(blocks), n)
        return values | self._paired(block, n)

    def _paired(self, block: str, n: int) -> dict[str, Any]:
        who, stage = _near(self._of(WHO), n), _near(_STAGES, n)
        if block == "channels":
            return {"touches": (Touch(who=who, stage=stage),)}
        if block == "relationships":
            text = self.write.text(f"differs {n}")
            return {"notes": (RelationshipNote(who=who, stage=stage, text=text),)}
        return {"drivers": self._some(self._fits, n)} if block == "revenue_streams" else {}

    def _some(self, values: Sequence[_T], n: int) -> tuple[_T, ...]:
        near = (_near(values, n + step) for step in range(self.links if values else 0))
        return tuple(dict.fromkeys(near))


_PLAIN: dict[type, Any] = {
    Flag: lambda n: n % 3 == 0,
    MoneyShape: lambda n: Decimal(n + 1).quantize(Decimal("0.01")),
    DateShape: lambda n: dt.date(2027, 1, n % 28 + 1),
    Whole: lambda n: n % 5 + 1,
}


def _near(values: Sequence[_T], place: int) -> _T:
    return values[place % len(values)]
