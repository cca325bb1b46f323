"""Several lines of text. The space around it says nothing."""

from __future__ import annotations

from typing import Any

from canvases.document import clean
from canvases.fields.kinds.kind import Data, Declared, Kind, Told


class Text(Kind):
    is_text = True
    has_lines = True

    def read(self, field: Declared, name: str, data: Data) -> Any:
        return str(data.get(name, ""))

    def held(self, field: Declared, value: Any) -> Any:
        return value or ""

    def same(self, field: Declared, one: Any, other: Any) -> bool:
        return _plain(one) == _plain(other)

    def fact(self, field: Declared, value: Any, told: Told) -> str:
        return ""  # it has a line of its own


def _plain(text: Any) -> str:
    return clean(str(text)).strip()


KIND = Text()
