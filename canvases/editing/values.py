"""What people may say about an item, in the shape of the file, refused in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from django.utils.translation import gettext
from msgspec import Struct

from canvases import document as doc
from canvases.blocks import LISTS, Field
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
from canvases.fields.kinds import KINDS, Refused
from canvases.fields.kinds.text import BLANK
from canvases.models import tables

# What stands in the file beside an item's columns: links, and lists of small records.
_PAIRS = {"touches": ("who", "stage"), "drivers": ("who", "proposition")}
# Never typed by anybody.
_MADE = {"id", "about_hash"}
# What no form asks is of the kind that has its shape.
_KIND_OF: Mapping[type[Shape], str] = {
    TextShape: "text",
    ChoiceShape: "choice",
    Whole: "count",
    MoneyShape: "money",
    Flag: "tick",
    DateShape: "date",
    Many: "choices",
}


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
    asked = {field.key: field for field in LISTS[block].every_field}
    found = Given()
    for name, value in values.items():
        if name not in keys or name in _MADE:
            found.refuse(name, gettext("There is nothing of this name here."))
            continue
        try:
            _sort(found, block, name, keys[name], value, asked.get(name))
        except Refused as refused:
            found.refuse(name, str(refused))
        except RefusedIn as refused:
            for place, message in refused.errors.items():
                found.refuse(f"{name}-{place}", message)
    for name, key in keys.items():
        if new and key.required and name not in values and name not in _MADE:
            found.refuse(
                name,
                gettext(BLANK[name]) if name in BLANK else gettext("Choose who this is about."),
            )
    return found


def details(values: Mapping[str, Any]) -> Given:
    """The same for what stands on the canvas itself."""
    keys = shape_of(doc.Document).keys
    found = Given()
    for name, value in values.items():
        if name not in DETAILS:
            found.refuse(name, gettext("There is nothing of this name here."))
            continue
        try:
            found.columns[name] = plain(keys[name], value, name)
        except Refused as refused:
            found.refuse(name, str(refused))
    return found


DETAILS = ("title", "organisation", "currency", "stage", "business_type", "next_review")


def plain(key: Key, value: Any, name: str = "", *, kind: str = "") -> Any:
    """One value of the shape of its key, as its kind of field stores it. Raises Refused."""
    if value is None or (value == "" and not isinstance(key.shape, TextShape)):
        if not isinstance(key.shape, TextShape):
            return None if key.default is msgspec.NODEFAULT else key.default
        value = ""
    return KINDS[kind or _KIND_OF[type(key.shape)]].stored(key.shape, value, name)


def _sort(found: Given, block: str, name: str, key: Key, value: Any, asked: Field | None) -> None:
    if name in doc.REFERENCES.get(block, {}):
        found.one[name] = _ref(value) if value else None
        if key.required and not value:
            raise Refused(gettext("Choose who this is about."))
    elif name in doc.LISTS.get(block, {}):
        found.many[name] = _unique(_ref(ref) for ref in value or ())
    elif name in _PAIRS:
        found.many[name] = _unique(_pair(name, pair) for pair in value or ())
    elif name == "notes":
        found.many[name] = _notes(key, value or ())
    elif name in tables.PARTS:
        found.many[name] = _records(key, value or (), asked)
    else:
        found.columns[name] = plain(key, value, name, kind=asked.kind if asked else "")


def _ref(value: Any) -> str:
    # What no ref can be is no item either.
    if not isinstance(value, str) or not doc.is_storable(value):
        raise Refused(gettext("Choose something on this canvas."))
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
            raise Refused(gettext("Write one note for each person and stage."))
        found[place] = plain(keys["text"], said)
    return tuple((*place, said) for place, said in found.items())


def _records(key: Key, values: Iterable[Any], asked: Field | None) -> tuple[Struct, ...]:
    """Packages or tests, each as its struct. Raises RefusedIn for all that is wrong in them."""
    record, listed = _record_of(key), list(values)
    most = key.shape.most  # type: ignore[attr-defined]
    if most is not None and len(listed) > most:
        raise Refused(
            gettext("At most %(most)s fit here; these are %(count)s.")
            % {"most": most, "count": len(listed)}
        )
    kinds = {column.key: column.kind for column in asked.columns} if asked else {}
    errors: dict[str, str] = {}
    cells = [_cells(record, kinds, value, number, errors) for number, value in enumerate(listed)]
    if errors:
        raise RefusedIn(errors)
    return tuple(record.struct(**values) for values in cells)


def _cells(
    record: Record, kinds: Mapping[str, str], value: Any, number: int, errors: dict[str, str]
) -> dict[str, Any]:
    """The values of one record; what is wrong with them goes into `errors`."""
    held = msgspec.structs.asdict(value) if isinstance(value, Struct) else value
    values = {}
    for name, one in held.items():
        if name not in record.keys:
            raise Refused(gettext("There is nothing of this name here."))
        try:
            values[name] = plain(record.keys[name], one, name, kind=kinds.get(name, ""))
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
    raise Refused(gettext("Choose something on this canvas."))


def _unique(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(values))
