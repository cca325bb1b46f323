"""A whole number."""

from __future__ import annotations

from typing import Any

from canvases.document.shape import Whole
from canvases.fields import typed_numbers
from canvases.fields.kinds.kind import Data, Declared, Kind, Refused, Told
from web.text import formats
from web.text.language import gettext


class Count(Kind):
    column = "count"

    def read(self, field: Declared, name: str, data: Data) -> Any:
        text = data.get(name, "").strip()
        number = typed_numbers.count(text)
        return (text or None) if number is None else number

    def stored(self, shape: Whole, value: Any, key: str) -> Any:
        if isinstance(value, str):
            value = typed_numbers.count(value)
        if type(value) is int and shape.least <= value <= shape.most:
            return value
        raise Refused(self.wrong(shape))

    def wrong(self, shape: Whole) -> str:
        """What is said of a value that is none of the shape."""
        return gettext("Write a whole number such as 400 or 1,200, up to %(most)s.") % {
            "most": formats.number(shape.most)
        }

    def said(self, field: Declared, value: Any, told: Told) -> str:
        return formats.number(value) if isinstance(value, int) else str(value)


KIND = Count()
