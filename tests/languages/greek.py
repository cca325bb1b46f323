"""A canvas whose people write in Greek letters, so that no text of ours can be taken for theirs."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from msgspec import inspect

from canvases.document import Document

_LATIN, _GREEK = "abcdefghijklmnopqrstuvwxyz", "αβψδεφγηιξκλμνοπϙρστθωϡχυζ"
_LETTERS = str.maketrans(_LATIN + _LATIN.upper(), _GREEK + _GREEK.upper())
_ID = re.compile(r"[a-z]{1,2}[0-9]+")


def in_greek(document: Document) -> Document:
    """The same canvas, each text that people wrote in Greek letters."""
    read = _rewritten(msgspec.to_builtins(document), inspect.type_info(Document))
    return msgspec.convert(read, Document)


def greek(text: str) -> str:
    return text.translate(_LETTERS)


def _rewritten(value: Any, kind: inspect.Type) -> Any:
    if isinstance(kind, inspect.UnionType):
        kinds = [one for one in kind.types if not isinstance(one, inspect.NoneType)]
        return value if value is None else _rewritten(value, kinds[0])
    if isinstance(kind, inspect.StructType):
        fields = {field.encode_name: field.type for field in kind.fields}
        return {key: _rewritten(one, fields.get(key, kind)) for key, one in value.items()}
    if isinstance(kind, inspect.ListType | inspect.VarTupleType):
        return [_rewritten(one, kind.item_type) for one in value]
    if isinstance(kind, inspect.DictType):
        return {key: _rewritten(one, kind.value_type) for key, one in value.items()}
    is_text = isinstance(kind, inspect.StrType) and kind.max_length and not _ID.fullmatch(value)
    return greek(value) if is_text else value
