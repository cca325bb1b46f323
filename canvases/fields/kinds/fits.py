"""Pairs of who and proposition that step 2 linked."""

from __future__ import annotations

from typing import Any

from canvases.document import paired
from canvases.fields.kinds.kind import Data, Declared, Told
from canvases.fields.kinds.several import Several

_PAIR = "|"


class Fits(Several):
    names_items = True

    def read(self, field: Declared, name: str, data: Data) -> Any:
        return tuple(tuple(value.split(_PAIR)) for value in super().read(field, name, data))

    def held(self, field: Declared, value: Any) -> Any:
        return tuple(_pair(fit) for fit in value or ())

    def words(self, field: Declared, value: Any, told: Told) -> str:
        return "\n".join(self.one(field, one, told) for one in value or ())

    def one(self, field: Declared, value: Any, told: Told) -> str:
        who, proposition = _pair(value)
        return paired(told.names.get(who, who), told.names.get(proposition, proposition))

    def sent(self, field: Declared, value: Any) -> Any:
        return None


def _pair(fit: Any) -> tuple[str, str]:
    """A fit of the document, or of a form, which is a pair already."""
    return (fit.who, fit.proposition) if hasattr(fit, "who") else (fit[0], fit[1])


KIND = Fits()
