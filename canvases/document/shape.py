"""The shape of the file, taken once from the types in `values`.

Reading a file and publishing its JSON Schema both walk this, so that they cannot differ.
A shape reads what JSON held: it gives the value, or reports to the place that it stands at.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Protocol, get_args, get_origin

import msgspec
from msgspec import Meta, Struct

from canvases.document.errors import (
    MOST_PROBLEMS,
    DocumentError,
    FileProblem,
    key_path,
    shown,
)
from canvases.document.text import clean, clean_line, is_storable
from canvases.document.values import CENT, NAME_LENGTH
from web.text.formats import number
from web.text.language import gettext
from web.text.unseen import shows

MONEY_PATTERN = r"^[0-9]{1,12}(\.[0-9]{1,2})?$"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Object(dict[str, Any]):
    """A JSON object that remembers the keys that it held twice."""

    repeated: tuple[str, ...] = ()


@dataclass(frozen=True)
class FilePlace:
    """Where in the file a value stands, and the problems found so far."""

    path: str
    problems: list[FileProblem]

    def key(self, key: str) -> FilePlace:
        return FilePlace(key_path(self.path, key), self.problems)

    def item(self, number: int) -> FilePlace:
        return FilePlace(f"{self.path}[{number}]", self.problems)

    def wrong(self, expected: str, value: Any) -> Any:
        """Report a value; what is given stands in its place until the report is raised."""
        return self.report(expected, shown(value))

    def report(self, expected: str, found: str) -> Any:
        self.problems.append(FileProblem(self.path, expected, found))
        if len(self.problems) >= MOST_PROBLEMS:
            raise DocumentError(*self.problems)
        return None


class Shape(Protocol):
    def read(self, value: Any, at: FilePlace) -> Any: ...
    def __hash__(self) -> int: ...


@dataclass(frozen=True)
class TextShape:
    least: int = 0
    most: int | None = None
    pattern: str | None = None
    names: tuple[str, ...] | None = None  # the blocks whose items an id may name

    def clean(self, text: str) -> str:
        """What is no longer than a name is one line, like a name."""
        is_line = self.most is not None and self.most <= NAME_LENGTH
        return clean_line(text) if is_line else clean(text)

    def read(self, value: Any, at: FilePlace) -> str | None:
        if not isinstance(value, str):
            return at.wrong(gettext("text"), value)
        if not is_storable(value):
            return at.wrong(gettext("text without NUL and lone surrogates"), value)
        text = self.clean(value)
        if self.least and not text.strip():
            return at.wrong(gettext("text that is not blank"), value)
        if self.least and not shows(text):
            return at.wrong(gettext("text that can be seen"), value)
        if self.most is not None and len(text) > self.most:
            expected = gettext("at most %(count)s characters") % {"count": number(self.most)}
            return at.report(expected, number(len(text)))
        if self.pattern and not re.fullmatch(self.pattern, text):
            return at.wrong(gettext("text of the form %(form)s") % {"form": self.pattern}, value)
        return text


@dataclass(frozen=True)
class ChoiceShape:
    values: tuple[str | int, ...]

    def read(self, value: Any, at: FilePlace) -> str | int | None:
        # 1, 1.0 and true are equal in Python, and different things in a file.
        if any(type(value) is type(one) and value == one for one in self.values):
            return value
        listed = ", ".join(shown(one) for one in self.values)
        if len(self.values) > 1:
            listed = gettext("one of %(values)s") % {"values": listed}
        return at.wrong(listed, value)


@dataclass(frozen=True)
class Whole:
    least: int
    most: int

    def read(self, value: Any, at: FilePlace) -> int | None:
        if type(value) is int and self.least <= value <= self.most:
            return value
        expected = gettext("a whole number from %(least)s to %(most)s")
        return at.wrong(expected % {"least": self.least, "most": self.most}, value)


@dataclass(frozen=True)
class Flag:
    def read(self, value: Any, at: FilePlace) -> bool | None:
        return value if isinstance(value, bool) else at.wrong(gettext("true or false"), value)


@dataclass(frozen=True)
class MoneyShape:
    def read(self, value: Any, at: FilePlace) -> Decimal | None:
        if isinstance(value, str) and re.fullmatch(MONEY_PATTERN[1:-1], value):
            return Decimal(value).quantize(CENT)
        return at.wrong(gettext('money as text like "1200.00", with up to 12 digits'), value)


@dataclass(frozen=True)
class DateShape:
    def read(self, value: Any, at: FilePlace) -> dt.date | None:
        if isinstance(value, str) and _DATE.fullmatch(value):
            try:
                return dt.date.fromisoformat(value)
            except ValueError:
                pass
        return at.wrong(gettext('a date like "2027-01-15"'), value)


@dataclass(frozen=True)
class Many:
    of: Shape
    most: int | None = None
    names: tuple[str, ...] | None = None  # the blocks whose items its ids may name

    def read(self, value: Any, at: FilePlace) -> tuple[Any, ...] | None:
        if not isinstance(value, list):
            return at.wrong(gettext("a list"), value)
        if self.most is not None and len(value) > self.most:
            expected = gettext("at most %(count)s entries") % {"count": number(self.most)}
            return at.report(expected, number(len(value)))
        return tuple(self.of.read(one, at.item(place)) for place, one in enumerate(value))


@dataclass(frozen=True)
class Map:
    """An object with one shape under each of its keys; an entry that is empty is no entry."""

    keys: tuple[str, ...]
    of: Record

    def read(self, value: Any, at: FilePlace) -> dict[str, Any] | None:
        if not _is_object(value, self.keys, at):
            return None
        read = {key: self.of.read(value[key], at.key(key)) for key in _given_keys(value, self.keys)}
        empty = self.of.struct()
        return {key: one for key, one in read.items() if one != empty}


@dataclass(frozen=True)
class Key:
    """A key of an object: its field in the struct, and whether it may be left out."""

    field: str
    shape: Shape
    required: bool
    default: Any


@dataclass(frozen=True)
class Record:
    struct: type[Struct]

    @cached_property
    def keys(self) -> Mapping[str, Key]:
        fields = msgspec.structs.fields(self.struct)
        return {
            field.encode_name: Key(field.name, _shape(field.type), field.required, field.default)
            for field in fields
        }

    def read(self, value: Any, at: FilePlace) -> Struct | None:
        if not _is_object(value, self.keys, at):
            return None
        for name, key in self.keys.items():
            if key.required and name not in value:
                expected = gettext("a value, since this key is required")
                at.key(name).report(expected, gettext("nothing"))
        said = [
            name
            for name, key in self.keys.items()
            if name in value and (key.required or value[name] is not None)
        ]
        read = {
            self.keys[name].field: self.keys[name].shape.read(value[name], at.key(name))
            for name in said
        }
        # With a required key missing there is a problem, and nobody sees this value.
        return None if at.problems else self.struct(**read)


@cache
def shape_of(struct: type[Struct]) -> Record:
    """The shape of a struct of `values`."""
    return Record(struct)


def _is_object(value: Any, known: Mapping[str, Any] | tuple[str, ...], at: FilePlace) -> bool:
    if not isinstance(value, Object):
        at.wrong(gettext("an object"), value)
        return False
    for key in value.repeated:
        at.key(key).report(gettext("each key once"), gettext("the key twice"))
    for key in value:
        if key not in known:
            expected = gettext("one of the keys %(keys)s") % {"keys": ", ".join(known)}
            at.key(key).report(expected, gettext("the key %(key)s") % {"key": shown(key)})
    return True


def _given_keys(value: Object, known: tuple[str, ...]) -> list[str]:
    return [key for key in known if value.get(key) is not None]


def _shape(annotation: Any) -> Shape:
    """The shape of one field; "or None" says only that the key is optional, as all are."""
    meta = None
    if get_origin(annotation) is Annotated:
        annotation, meta = get_args(annotation)
    origin = get_origin(annotation)
    if origin is UnionType or NoneType in get_args(annotation):
        (known,) = (one for one in get_args(annotation) if one is not NoneType)
        return _shape(known)
    make = _SHAPES.get(origin or annotation, _record)
    return make(annotation, meta or Meta())


def _record(annotation: Any, meta: Meta) -> Shape:
    return shape_of(annotation)


def _text(annotation: Any, meta: Meta) -> Shape:
    return TextShape(meta.min_length or 0, meta.max_length, meta.pattern, _names(meta))


def _whole(annotation: Any, meta: Meta) -> Shape:
    assert isinstance(meta.ge, int)
    assert isinstance(meta.le, int)
    return Whole(meta.ge, meta.le)


def _many(annotation: Any, meta: Meta) -> Shape:
    return Many(_shape(get_args(annotation)[0]), meta.max_length, _names(meta))


def _names(meta: Meta) -> tuple[str, ...] | None:
    return (meta.extra or {}).get("names")


def _map(annotation: Any, meta: Meta) -> Shape:
    keys, of = get_args(annotation)
    return Map(get_args(keys), shape_of(of))


_SHAPES: Mapping[Any, Callable[[Any, Meta], Shape]] = {
    str: _text,
    int: _whole,
    bool: lambda annotation, meta: Flag(),
    Decimal: lambda annotation, meta: MoneyShape(),
    dt.date: lambda annotation, meta: DateShape(),
    Literal: lambda annotation, meta: ChoiceShape(get_args(annotation)),
    tuple: _many,
    dict: _map,
}
