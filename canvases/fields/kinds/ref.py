"""One item of the canvas, by its id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from canvases.document import Document, named
from canvases.fields.kinds.kind import Declared, Kind, Option, Told
from web.text.language import gettext


class Ref(Kind):
    names_items = True

    def control(self, field: Declared, *, folded: bool) -> str:
        return "select"

    def options(self, field: Declared, document: Document) -> tuple[Option, ...]:
        return tuple(Option(ref, name) for ref, name in named(document, field.of))

    def unsaid(self, field: Declared) -> str | None:
        return gettext("None")

    def said(self, field: Declared, value: Any, told: Told) -> str:
        return told.names.get(value, str(value))

    def fact(self, field: Declared, value: Any, told: Told) -> str:
        return ""  # it is a link

    def chips(self, field: Declared, value: Any, told: Told) -> Iterator[tuple[str, str]]:
        if value:
            yield value, ""


KIND = Ref()
