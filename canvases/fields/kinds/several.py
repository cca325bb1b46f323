"""What the kinds that hold several values have in common."""

from __future__ import annotations

from typing import Any

from canvases.fields.kinds.kind import Data, Declared, Kind, Told
from web.text.formats import in_line


class Several(Kind):
    is_set = True

    def control(self, field: Declared, *, folded: bool) -> str:
        return "ticks"

    def typed(self, field: Declared, name: str, data: Data) -> Any:
        return data.getlist(name)

    def read(self, field: Declared, name: str, data: Data) -> Any:
        return tuple(value for value in data.getlist(name) if value)

    def held(self, field: Declared, value: Any) -> Any:
        return tuple(value or ())

    def same(self, field: Declared, one: Any, other: Any) -> bool:
        return set(one) == set(other)

    def words(self, field: Declared, value: Any, told: Told) -> str:
        return in_line(self.one(field, one, told) for one in value or ())

    def one(self, field: Declared, value: Any, told: Told) -> str:
        """One of them as people read it."""
        raise NotImplementedError

    def sent(self, field: Declared, value: Any) -> Any:
        return list(value or ())
