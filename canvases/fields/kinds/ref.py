"""One item of the canvas, by its id."""

from __future__ import annotations

from typing import Any

from canvases.fields.kinds.kind import Declared, Kind, Told


class Ref(Kind):
    names_items = True

    def said(self, field: Declared, value: Any, told: Told) -> str:
        return told.names.get(value, str(value))


KIND = Ref()
