"""Pairs of who and proposition that step 2 linked. A form has the handles of both in one value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from canvases.document import WHO, Document, named, paired
from canvases.fields.kinds.kind import Data, Declared, Option, Told
from canvases.fields.kinds.several import Several
from canvases.page_ids import handle

_BETWEEN = "|"


class Fits(Several):
    names_items = True

    def options(self, field: Declared, document: Document) -> tuple[Option, ...]:
        told = Told(dict(named(document, (*WHO, "propositions"))))
        return tuple(Option(_handles(fit), self.one(field, fit, told)) for fit in document.fits)

    def shown(self, field: Declared, value: Any) -> Any:
        return [_handles(fit) for fit in value or ()]

    def read(self, field: Declared, name: str, data: Data) -> Any:
        return tuple(tuple(value.split(_BETWEEN)) for value in super().read(field, name, data))

    def with_ids(self, value: Any, id_of: Callable[[str], str]) -> Any:
        return tuple(tuple(map(id_of, fit)) for fit in value)

    def held(self, field: Declared, value: Any) -> Any:
        return tuple(_pair(fit) for fit in value or ())

    def words(self, field: Declared, value: Any, told: Told) -> str:
        return "\n".join(self.one(field, one, told) for one in value or ())

    def one(self, field: Declared, value: Any, told: Told) -> str:
        who, proposition = _pair(value)
        return paired(told.names.get(who, who), told.names.get(proposition, proposition))

    def fact(self, field: Declared, value: Any, told: Told) -> str:
        return ""  # they are links

    def chips(self, field: Declared, value: Any, told: Told) -> Iterator[tuple[str, str]]:
        return ((_pair(fit)[0], self.one(field, fit, told)) for fit in value or ())

    def sent(self, field: Declared, value: Any) -> Any:
        return None


def _pair(fit: Any) -> tuple[str, str]:
    """A fit of the document, or of a form, which is a pair already."""
    return (fit.who, fit.proposition) if hasattr(fit, "who") else (fit[0], fit[1])


def _handles(fit: Any) -> str:
    return _BETWEEN.join(map(handle, _pair(fit)))


KIND = Fits()
