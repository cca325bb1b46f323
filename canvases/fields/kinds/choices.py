"""Any of some choices."""

from __future__ import annotations

from typing import Any

from canvases.fields.kinds.kind import Declared, Told, label
from canvases.fields.kinds.several import Several


class Choices(Several):
    def one(self, field: Declared, value: Any, told: Told) -> str:
        return label(field, value)


KIND = Choices()
