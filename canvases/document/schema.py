"""The JSON Schema (2020-12) of the canvas file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, singledispatch
from typing import Any

from canvases.document.shape import (
    MONEY_PATTERN,
    ChoiceShape,
    DateShape,
    Flag,
    Key,
    Many,
    Map,
    MoneyShape,
    Record,
    Shape,
    TextShape,
    Whole,
    shape_of,
)
from canvases.document.values import LITMUS, Document

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID = "urn:throughline:canvas-file:1"
_DESCRIPTION = (
    "One business model canvas, whole. Besides this schema a file needs: ids that are unique,"
    " names that are unique in their block, references that name an item of the right kind,"
    " drivers that are fits, whole numbers without a decimal point, at most 2,000 items,"
    " 4,000 links, 1 MiB and 8 levels. Text counts after normalisation (NFC, line feeds);"
    " a name must show something."
)
# A file's lists in the founder's order may hold the same twice; sets may not.
_LISTS = frozenset({"packages", "tests", "actions", "dismissals"})


def schema() -> dict[str, Any]:
    """The schema as JSON has it; the caller may change it."""
    root, defs = shape_of(Document), {}
    for record in _records(root):
        if record is not root:
            defs[record.struct.__name__] = _object(record)
    return {
        "$schema": _DIALECT,
        "$id": _ID,
        "title": "Canvas file",
        "description": _DESCRIPTION,
        **_object(root),
        "$defs": defs,
    }


@cache
def schema_bytes() -> bytes:
    """The schema as a file: UTF-8, indented, ending in a line feed."""
    return (json.dumps(schema(), ensure_ascii=False, indent=2) + "\n").encode()


def _records(shape: Shape) -> dict[Record, None]:
    """Every record in a shape, in the order in which a reader meets them."""
    if isinstance(shape, Many | Map):
        return _records(shape.of)
    if not isinstance(shape, Record):
        return {}
    found = {shape: None}
    for key in shape.keys.values():
        found |= _records(key.shape)
    return found


def _object(record: Record) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {name: _property(name, key) for name, key in record.keys.items()},
        "required": [name for name, key in record.keys.items() if key.required],
        "additionalProperties": False,
    }


def _property(name: str, key: Key) -> dict[str, Any]:
    described = _described(key.shape)
    if isinstance(key.shape, Many) and name not in _LISTS:
        described["uniqueItems"] = True
    if not key.required:
        described = _or_null(described)
    if isinstance(key.default, bool | str) and key.default != "":
        described["default"] = key.default
    return described


def _or_null(described: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in described:
        return {"anyOf": [described, {"type": "null"}]}
    if "enum" in described:
        return {**described, "enum": [*described["enum"], None]}
    return {**described, "type": [described["type"], "null"]}


@singledispatch
def _described(shape: Any) -> dict[str, Any]:
    raise TypeError(shape)


@_described.register
def _(shape: TextShape) -> dict[str, Any]:
    described: dict[str, Any] = {"type": "string"}
    if shape.least:
        described |= {"minLength": shape.least, "pattern": r"\S"}
    if shape.most is not None:
        described["maxLength"] = shape.most
    return described | ({"pattern": shape.pattern} if shape.pattern else {})


@_described.register
def _(shape: ChoiceShape) -> dict[str, Any]:
    return {"const": shape.values[0]} if len(shape.values) == 1 else {"enum": list(shape.values)}


@_described.register
def _(shape: Whole) -> dict[str, Any]:
    return {"type": "integer", "minimum": shape.least, "maximum": shape.most}


@_described.register
def _(shape: Flag) -> dict[str, Any]:
    return {"type": "boolean"}


@_described.register
def _(shape: MoneyShape) -> dict[str, Any]:
    return {"type": "string", "pattern": MONEY_PATTERN}


@_described.register
def _(shape: DateShape) -> dict[str, Any]:
    return {"type": "string", "format": "date"}


@_described.register
def _(shape: Many) -> dict[str, Any]:
    described = {"type": "array", "items": _described(shape.of)}
    return described | ({} if shape.most is None else {"maxItems": shape.most})


@_described.register
def _(shape: Record) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{shape.struct.__name__}"}


@_described.register
def _(shape: Map) -> dict[str, Any]:
    """The steps, each with the litmus tests that it has."""
    return {
        "type": "object",
        "properties": {key: _or_null(_step(shape.of, LITMUS[key])) for key in shape.keys},
        "additionalProperties": False,
    }


def _step(record: Record, litmus: tuple[str, ...]) -> dict[str, Any]:
    ticks: Mapping[str, Any] = {"litmus": {"items": {"enum": list(litmus)}}}
    return {**_described(record), "properties": ticks}
