"""Any items of the canvas, by their ids."""

from __future__ import annotations

from typing import Any

from canvases.document import isolated
from canvases.fields.kinds.kind import Declared, Told
from canvases.fields.kinds.several import Several


class Refs(Several):
    names_items = True

    def one(self, field: Declared, value: Any, told: Told) -> str:
        return isolated(told.names.get(value, value))


KIND = Refs()
