"""A whole number."""

from __future__ import annotations

from typing import Any

from canvases.fields import typed_numbers
from canvases.fields.kinds.kind import Data, Declared, Kind, Told


class Count(Kind):
    def read(self, field: Declared, name: str, data: Data) -> Any:
        text = data.get(name, "").strip()
        number = typed_numbers.count(text)
        return (text or None) if number is None else number

    def said(self, field: Declared, value: Any, told: Told) -> str:
        return f"{value:,}" if isinstance(value, int) else str(value)


KIND = Count()
