"""Any items of the canvas, by their ids."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from canvases.document import Document, isolated, named
from canvases.fields.kinds.kind import Declared, Option, Told
from canvases.fields.kinds.several import Several


class Refs(Several):
    names_items = True

    def options(self, field: Declared, document: Document) -> tuple[Option, ...]:
        return tuple(Option(ref, name) for ref, name in named(document, field.of))

    def one(self, field: Declared, value: Any, told: Told) -> str:
        return isolated(told.names.get(value, value))

    def fact(self, field: Declared, value: Any, told: Told) -> str:
        return ""  # they are links

    def chips(self, field: Declared, value: Any, told: Told) -> Iterator[tuple[str, str]]:
        return ((ref, "") for ref in value or ())


KIND = Refs()
