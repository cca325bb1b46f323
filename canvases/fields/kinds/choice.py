"""One of some choices, or nothing said."""

from __future__ import annotations

from typing import Any

from canvases.document import Document
from canvases.document.shape import ChoiceShape
from canvases.fields.kinds.kind import Declared, Kind, Option, Refused, Told, choice_label, options
from web.text.language import gettext

# Up to this many choices stand open; more fold into one line.
_OPEN = 5


class Choice(Kind):
    column = "choice"
    says_alone = True

    def control(self, field: Declared, *, folded: bool) -> str:
        return "select" if folded or len(field.choices) > _OPEN else "radios"

    def options(self, field: Declared, document: Document) -> tuple[Option, ...]:
        return options(field)

    def unsaid(self, field: Declared) -> str | None:
        return gettext("Not said")

    def stored(self, shape: ChoiceShape, value: Any, key: str) -> Any:
        return one_of(shape, value)

    def said(self, field: Declared, value: Any, told: Told) -> str:
        return choice_label(field, value)


def one_of(shape: ChoiceShape, value: Any) -> Any:
    if value not in shape.values or isinstance(value, bool):
        raise Refused(gettext("Choose one of the list."))
    return value


KIND = Choice()
