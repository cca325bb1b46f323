"""1 to 5, or nothing said."""

from __future__ import annotations

from typing import Any

from canvases.fields.kinds.count import Count
from canvases.fields.kinds.kind import Declared, Told, label


class Rating(Count):
    def said(self, field: Declared, value: Any, told: Told) -> str:
        return label(field, value) if field.choices else f"{value} of 5"


KIND = Rating()
