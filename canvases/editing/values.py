"""What people may say about an item, in the shape of the file, refused in plain words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec
from msgspec import Struct

from canvases import document as doc
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
from canvases.fields import days, typed_numbers
from canvases.models import tables

_MOST_MONEY = Decimal("999999999999.99")
# What stands in the file beside an item's columns: links, and lists of small records.
_PAIRS = {"touches": ("who", "stage"), "drivers": ("who", "proposition")}
# Never typed by anybody.
_MADE = {"id", "about_hash"}
_BLANK = {"name": "Write a name.", "title": "Write a title.", "text": "Write a few words."}
UNSEEN = "There is nothing to see in this. Write a letter or two that can be read."


class Refused(ValueError):
    """One value that cannot be stored, in words for the person who typed it."""


class RefusedIn(ValueError):
    """Values of small records that cannot be stored. `errors` go by "<place from 0>-<key>"."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__("; ".join(errors.values()))
        self.errors = dict(errors)


@dataclass
class Given:
    """What was given about an item, checked as far as it can be without its canvas.

    `columns` are values; `one` are references to one item; `many` are lists of refs, of
    tuples with refs, or of small records.
    """

    columns: dict[str, Any] = field(default_factory=dict)
    one: dict[str, str | None] = field(default_factory=dict)
    many: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    errors: dict[str, list[str]] = field(default_factory=dict)

    def refuse(self, name: str, message: str) -> None:
        self.errors.setdefault(name, []).append(message)


def given(block: str, values: Mapping[str, Any], *, new: bool = False) -> Given:
    """Sort and check what was given about an item of a block; for a new one, what it must have."""
    keys = shape_of(tables.STRUCTS[block]).keys
    found = Given()
    for name, value in values.items():
        if name not in keys or name in _MADE:
            found.refuse(name, "There is nothing of this name here.")
            continue
        try:
            _sort(found, block, name, keys[name], value)
        except Refused as refused:
            found.refuse(name, str(refused))
        except RefusedIn as refused:
            for place, message in refused.errors.items():
                found.refuse(f"{name}-{place}", message)
    for name, key in keys.items():
        if new and key.required and name not in values and name not in _MADE:
            found.refuse(name, _BLANK.get(name, "Choose who this is about."))
    return found


def details(values: Mapping[str, Any]) -> Given:
    """The same for what stands on the canvas itself."""
    keys = shape_of(doc.Document).keys
    found = Given()
    for name, value in values.items():
        if name not in DETAILS:
            found.refuse(name, "There is nothing of this name here.")
            continue
        try:
            found.columns[name] = plain(keys[name], value, name)
        except Refused as refused:
            found.refuse(name, str(refused))
    return found


DETAILS = ("title", "organisation", "currency", "stage", "business_type", "next_review")


def plain(key: Key, value: Any, name: str = "") -> Any:
    """One value of the shape of its key. Raises Refused."""
    if value is None or (value == "" and not isinstance(key.shape, TextShape)):
        if not isinstance(key.shape, TextShape):
            return None if key.default is msgspec.NODEFAULT else key.default
        value = ""
    return _READERS[type(key.shape)](key.shape, value, name)


def text(kind: Any, value: str, name: str = "text") -> str:
    """A text as long as `kind`, one of the types of the document. Raises Refused."""
    return plain(kind, value, name)


def _sort(found: Given, block: str, name: str, key: Key, value: Any) -> None:
    if name in doc.REFERENCES.get(block, {}):
        found.one[name] = _ref(value) if value else None
        if key.required and not value:
            raise Refused("Choose who this is about.")
    elif name in doc.LISTS.get(block, {}):
        found.many[name] = _unique(_ref(ref) for ref in value or ())
    elif name in _PAIRS:
        found.many[name] = _unique(_pair(name, pair) for pair in value or ())
    elif name == "notes":
        found.many[name] = _notes(key, value or ())
    elif name in tables.PARTS:
        found.many[name] = _records(key, value or ())
    else:
        found.columns[name] = plain(key, value, name)


def _ref(value: Any) -> str:
    # What no ref can be is no item either.
    if not isinstance(value, str) or not doc.is_storable(value):
        raise Refused("Choose something on this canvas.")
    return value


def _pair(name: str, value: Any) -> tuple[str | None, str]:
    """A who with a stage or a proposition, as a pair or as the document has it."""
    who, other = _fields(value, _PAIRS[name])
    if name == "touches":
        other = stage(other)
    return (_ref(who) if who else None, _ref(other))


def stage(value: Any) -> str:
    """A stage of the journey. Raises Refused."""
    return plain(shape_of(doc.Touch).keys["stage"], value or "?")


def _notes(key: Key, values: Iterable[Any]) -> tuple[tuple[str | None, str, str], ...]:
    """Where a relationship differs: (who, stage or "", text); one for each who and stage."""
    keys = _record_of(key).keys
    found: dict[tuple[str | None, str], str] = {}
    for value in values:
        who, when, said = _fields(value, ("who", "stage", "text"))
        place = (_ref(who) if who else None, plain(keys["stage"], when) or "")
        if place in found:
            raise Refused("Write one note for each person and stage.")
        found[place] = plain(keys["text"], said)
    return tuple((*place, said) for place, said in found.items())


def _records(key: Key, values: Iterable[Any]) -> tuple[Struct, ...]:
    """Packages or tests, each as its struct. Raises RefusedIn for all that is wrong in them."""
    record, listed = _record_of(key), list(values)
    most = key.shape.most  # type: ignore[attr-defined]
    if most is not None and len(listed) > most:
        raise Refused(f"At most {most} fit here; these are {len(listed)}.")
    errors: dict[str, str] = {}
    cells = [_cells(record, value, number, errors) for number, value in enumerate(listed)]
    if errors:
        raise RefusedIn(errors)
    return tuple(record.struct(**values) for values in cells)


def _cells(record: Record, value: Any, number: int, errors: dict[str, str]) -> dict[str, Any]:
    """The values of one record; what is wrong with them goes into `errors`."""
    held = msgspec.structs.asdict(value) if isinstance(value, Struct) else value
    values = {}
    for name, one in held.items():
        if name not in record.keys:
            raise Refused("There is nothing of this name here.")
        try:
            values[name] = plain(record.keys[name], one, name)
        except Refused as refused:
            errors[f"{number}-{name}"] = str(refused)
    return values


def _record_of(key: Key) -> Record:
    assert isinstance(key.shape, Many)
    assert isinstance(key.shape.of, Record)
    return key.shape.of


def _fields(value: Any, names: tuple[str, ...]) -> tuple[Any, ...]:
    """The named parts of a tuple, a mapping or a struct."""
    if isinstance(value, Struct):
        return tuple(getattr(value, name) for name in names)
    if isinstance(value, Mapping):
        return tuple(value.get(name) for name in names)
    if isinstance(value, tuple | list) and len(value) == len(names):
        return tuple(value)
    raise Refused("Choose something on this canvas.")


def _text(shape: TextShape, value: Any, name: str) -> str:
    if not isinstance(value, str) or not doc.is_storable(value):
        raise Refused("Some of these characters cannot be stored.")
    said = shape.clean(value)
    if shape.least:
        said = said.strip()
        if not said:
            raise Refused(_BLANK.get(name, "Write a few words."))
        if not doc.shows(said):
            raise Refused(UNSEEN)
    elif not doc.shows(said):
        return ""  # nobody could see that anything stands there
    if shape.most is not None and len(said) > shape.most:
        raise Refused(f"Write at most {shape.most:,} characters; these are {len(said):,}.")
    return said


def _choice(shape: ChoiceShape, value: Any, name: str) -> Any:
    if value not in shape.values or isinstance(value, bool):
        raise Refused("Choose one of the list.")
    return value


def _whole(shape: Whole, value: Any, name: str) -> int:
    if isinstance(value, str):
        value = typed_numbers.count(value)
    if type(value) is int and shape.least <= value <= shape.most:
        return value
    if shape.most <= 10:
        raise Refused(f"Choose from {shape.least} to {shape.most}.")
    raise Refused(f"Write a whole number such as 400 or 1,200, up to {shape.most:,}.")


def _money(shape: MoneyShape, value: Any, name: str) -> Decimal:
    try:
        amount = typed_numbers.amount(value) if isinstance(value, str) else Decimal(value)
    except (InvalidOperation, TypeError, ValueError):
        amount = Decimal("NaN")
    if (
        amount is None
        or not amount.is_finite()
        or not 0 <= amount <= _MOST_MONEY
        or amount != round(amount, 2)
    ):
        raise Refused("Write an amount such as 25, 49.50 or 1,200.00, of up to twelve digits.")
    return abs(amount).quantize(doc.CENT)


def _flag(shape: Flag, value: Any, name: str) -> bool:
    if not isinstance(value, bool):
        raise Refused("Choose yes or no.")
    return value


def _date(shape: DateShape, value: Any, name: str) -> dt.date:
    said = days.day(value) if isinstance(value, str) else value
    if type(said) is dt.date:
        return said
    raise Refused(days.WRONG)


def _many(shape: Many, value: Any, name: str) -> list[Any]:
    """Values of a list in the list's order, as a column of JSON gives them back."""
    assert isinstance(shape.of, ChoiceShape)
    wanted = {_choice(shape.of, one, name) for one in value}
    return [one for one in shape.of.values if one in wanted]


_READERS: Mapping[type[Shape], Callable[[Any, Any, str], Any]] = {
    TextShape: _text,
    ChoiceShape: _choice,
    Whole: _whole,
    MoneyShape: _money,
    Flag: _flag,
    DateShape: _date,
    Many: _many,
}


def _unique(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(values))
