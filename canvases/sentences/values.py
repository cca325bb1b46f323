"""The value of any field in words: for pages, the history, conflicts, comparisons and reviews."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from canvases.document import Package, Test, isolated
from canvases.fields import typed_numbers
from canvases.fields.kinds import KINDS, Declared, Told
from canvases.fields.kinds.kind import Record
from canvases.sentences.money import terms
from canvases.sentences.records import plan


def in_words(field: Declared, value: Any, names: Mapping[str, str], currency: str = "") -> str:
    """What a field says, "" where it says nothing; `names` are those of the items that it may name.

    The value may come from the document, from a form, or from the history, which is JSON.
    """
    return KINDS[field.kind].words(field, value, Told(names, currency, _RECORDS))


def _package(record: Mapping[str, Any], currency: str) -> str:
    held = {name: value for name, value in record.items() if value not in (None, "")}
    if "price" in held:
        price = typed_numbers.amount(str(held["price"]), currency)
        if price is None:
            return ""
        held["price"] = str(price)
    try:
        package = msgspec.convert(held, Package)
    except msgspec.ValidationError:
        return ""
    return ": ".join(filter(None, (isolated(package.name), terms(package, currency))))


def _test(record: Mapping[str, Any], currency: str) -> str:
    try:
        return plan(msgspec.convert({k: v for k, v in record.items() if v is not None}, Test))
    except msgspec.ValidationError:
        return ""


# Records that read better as a sentence than cell by cell; "" where one cannot be read so.
_RECORDS: Mapping[str, Record] = MappingProxyType({"packages": _package, "tests": _test})
