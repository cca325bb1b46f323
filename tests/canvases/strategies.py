"""Any valid document, for hypothesis; large ones of a given size come from `big_documents`.

Plain values are drawn from the shape of the file, so that a new key is drawn as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import cache
from itertools import product
from typing import Any, TypeVar, get_args

from hypothesis import strategies as st

from canvases.document import (
    BLOCKS,
    LISTS,
    LITMUS,
    REFERENCES,
    WHO,
    Aim,
    Dismissal,
    Document,
    FindingCode,
    Fit,
    Force,
    ForceKind,
    JourneyNote,
    JourneyStage,
    RelationshipNote,
    Step,
    StepKey,
    Touch,
    clean,
    name_key,
    ordered,
    shows,
)
from canvases.document.shape import (
    ChoiceShape,
    DateShape,
    Flag,
    Key,
    Many,
    MoneyShape,
    Record,
    Shape,
    TextShape,
    Whole,
    shape_of,
)
from tests.canvases.big_documents import big_document as big_document

_T = TypeVar("_T")
_Ids = dict[str, tuple[str, ...]]

_STAGES = get_args(JourneyStage)
_DOCUMENT = shape_of(Document)
_JOINED = {"id", "name", "aims", "touches", "notes", "drivers"} | {
    field for table in (LISTS, REFERENCES) for fields in table.values() for field in fields
}
_PARTS = {*BLOCKS, "fits", "journey_notes", "forces", "steps", "dismissals"}
_CHARACTERS = st.characters(codec="utf-8", exclude_characters="\0")


@st.composite
def documents(draw: st.DrawFn, *, per_block: int = 2) -> Document:
    """Any valid document in canonical form, with at most `per_block` items a block."""
    ids = draw(_ids(per_block))
    fits = draw(_pairs(_who(ids), ids["propositions"]).map(lambda pairs: _made(Fit, pairs)))
    blocks: dict[str, Any] = {block: draw(_block(block, ids, fits)) for block in BLOCKS}
    return ordered(
        Document(
            **draw(_plain(_DOCUMENT, without=_PARTS)),
            **blocks,
            fits=fits,
            journey_notes=draw(_notes(JourneyNote, _who(ids), _STAGES)),
            forces=draw(_forces()),
            steps={key: draw(_step(key)) for key in draw(_some(get_args(StepKey)))},
            dismissals=draw(st.lists(_dismissal(ids), max_size=per_block).map(tuple)),
        )
    )


@cache
def texts(most: int, *, least: int = 0) -> st.SearchStrategy[str]:
    """Text as it is stored, mostly short and at times as long as allowed; `least` 1: not blank."""
    short = st.text(_CHARACTERS, max_size=12).map(clean)
    long = st.sampled_from(["w", "é", "漢", "👷", "word ", "a\n"]).map(
        lambda one: (one * most)[:most]
    )
    drawn = st.one_of(short, short, short, long).filter(lambda text: len(text) <= most)
    return drawn.filter(shows) if least else drawn


@st.composite
def _ids(draw: st.DrawFn, per_block: int) -> _Ids:
    counts = {block: draw(st.integers(0, per_block)) for block in BLOCKS}
    if not counts["segments"] + counts["personas"]:
        counts["problems"] = 0  # a problem is somebody's
    total = sum(counts.values())
    short = st.from_regex("[a-z][0-9]{1,3}", fullmatch=True)
    drawn = st.lists(short | texts(160, least=1), min_size=total, max_size=total, unique=True)
    ids = iter(draw(drawn))
    return {block: tuple(next(ids) for _ in range(count)) for block, count in counts.items()}


@st.composite
def _block(draw: st.DrawFn, block: str, ids: _Ids, fits: Sequence[Fit]) -> tuple[Any, ...]:
    names = draw(
        st.lists(
            texts(160, least=1),
            min_size=len(ids[block]),
            max_size=len(ids[block]),
            unique_by=name_key,
        )
    )
    return tuple(
        draw(_item(block, id_, name, ids, fits))
        for id_, name in zip(ids[block], names, strict=True)
    )


@st.composite
def _item(draw: st.DrawFn, block: str, id_: str, name: str, ids: _Ids, fits: Sequence[Fit]) -> Any:
    record = _record(block)
    values = draw(_plain(record, without=_JOINED)) | {"id": id_, "name": name}
    for field, blocks in LISTS.get(block, {}).items():
        values[field] = draw(_some(_of(ids, blocks)))
    for field, blocks in REFERENCES.get(block, {}).items():
        values[field] = draw(_reference(_of(ids, blocks), record.keys[field].required))
    for field, parts in _parts(block, ids, fits).items():
        values[field] = draw(parts)
    return record.struct(**{name: values[name] for name in values if name in record.keys})


def _parts(
    block: str, ids: _Ids, fits: Sequence[Fit]
) -> dict[str, st.SearchStrategy[tuple[Any, ...]]]:
    nobody_too = (None, *_who(ids))
    if block == "channels":
        return {"touches": _pairs(nobody_too, _STAGES).map(_touches)}
    if block == "relationships":
        notes = _notes(RelationshipNote, nobody_too, (None, *_STAGES))
        return {"aims": _some(get_args(Aim)), "notes": notes}
    return {"drivers": _some(fits)} if block == "revenue_streams" else {}


def _touches(pairs: Iterable[tuple[Any, Any]]) -> tuple[Touch, ...]:
    return tuple(Touch(who=who, stage=stage) for who, stage in pairs)


@st.composite
def _notes(
    draw: st.DrawFn, kind: Callable[..., Any], whos: Sequence[Any], stages: Sequence[Any]
) -> tuple[Any, ...]:
    pairs = draw(_pairs(whos, stages))
    return tuple(kind(who=who, stage=stage, text=draw(texts(2_000))) for who, stage in pairs)


@st.composite
def _forces(draw: st.DrawFn) -> tuple[Force, ...]:
    kinds = draw(_some(get_args(ForceKind)))
    return tuple(Force(force=kind, **draw(_plain(shape_of(Force)))) for kind in kinds)


@st.composite
def _step(draw: st.DrawFn, key: str) -> Step:
    said = draw(_plain(shape_of(Step), without={"litmus"}))
    return Step(**said, litmus=draw(_some(LITMUS[key])))


@st.composite
def _dismissal(draw: st.DrawFn, ids: _Ids) -> Dismissal:
    code: Any = draw(st.sampled_from(get_args(FindingCode)) | st.just("C40"))
    known = get_args(StepKey) if code == "C40" else _of(ids, BLOCKS)
    said = draw(_plain(shape_of(Dismissal), without={"about"}))
    return Dismissal(code=code, about=draw(_some(known)), **said)


def _plain(record: Record, without: Iterable[str] = ()) -> st.SearchStrategy[dict[str, Any]]:
    """Values of the fields of a record that name nothing; keys that choose a row stay out."""
    return _kept(record, frozenset({"force", "code", *without}))


@cache
def _kept(record: Record, without: frozenset[str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {key.field: _value(key) for name, key in record.keys.items() if name not in without}
    )


def _value(key: Key) -> st.SearchStrategy[Any]:
    if key.required:
        return _drawn(key.shape)
    return st.just(key.default) | _drawn(key.shape)


@cache
def _drawn(shape: Shape) -> st.SearchStrategy[Any]:
    match shape:
        case TextShape(pattern=str()):
            return st.sampled_from(["", "0123456789abcdef"])
        case TextShape(least=least, most=int() as most):
            return texts(most, least=least)
        case ChoiceShape(values=values):
            return st.sampled_from(values)
        case Whole(least=fewest, most=largest):
            return st.integers(fewest, largest)
        case Many(of=of):
            return st.lists(_drawn(of), max_size=2).map(tuple)
        case Record():
            return _plain(shape).map(lambda values: shape.struct(**values))
    return _OTHERS[type(shape)]


_OTHERS: dict[type, st.SearchStrategy[Any]] = {
    Flag: st.booleans(),
    MoneyShape: st.decimals(0, Decimal("999999999999.99"), places=2),
    DateShape: st.dates(),
}


def _some(values: Sequence[_T]) -> st.SearchStrategy[tuple[_T, ...]]:
    """Some of the values, each at most once."""
    if not values:
        return st.just(())
    return st.lists(st.sampled_from(values), unique=True, max_size=3).map(tuple)


def _pairs(left: Sequence[Any], right: Sequence[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return _some(tuple(product(left, right)))


def _reference(ids: Sequence[str], required: bool) -> st.SearchStrategy[str | None]:
    named = st.sampled_from(ids) if ids else st.nothing()
    return named if required else st.none() | named


def _made(kind: Callable[..., _T], pairs: Iterable[tuple[str, str]]) -> tuple[_T, ...]:
    return tuple(kind(who=who, proposition=proposition) for who, proposition in pairs)


def _who(ids: _Ids) -> tuple[str, ...]:
    return _of(ids, WHO)


def _of(ids: _Ids, blocks: Iterable[str]) -> tuple[str, ...]:
    return tuple(id_ for block in blocks for id_ in ids[block])


def _record(block: str) -> Record:
    many = _DOCUMENT.keys[block].shape
    assert isinstance(many, Many)
    assert isinstance(many.of, Record)
    return many.of
