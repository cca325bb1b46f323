"""One line of text."""

from __future__ import annotations

from typing import Any

from canvases.document import unbroken
from canvases.fields.kinds.kind import Data, Declared
from canvases.fields.kinds.text import Text


class Line(Text):
    column = "short_text"
    has_lines = False

    def read(self, field: Declared, name: str, data: Data) -> Any:
        return unbroken(super().read(field, name, data))


KIND = Line()
