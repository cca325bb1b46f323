"""1 to 5, or nothing said."""

from __future__ import annotations

from typing import Any

from canvases.document import Document
from canvases.document.shape import Whole
from canvases.fields.kinds.count import Count
from canvases.fields.kinds.kind import Declared, Option, Told, choice_label, options
from web.text.language import gettext

_MOST = 5


class Rating(Count):
    column = "rating"

    def control(self, field: Declared, *, folded: bool) -> str:
        return "radios"

    def options(self, field: Declared, document: Document) -> tuple[Option, ...]:
        numbers = map(str, range(1, _MOST + 1))
        return options(field) or tuple(Option(number, number) for number in numbers)

    def unsaid(self, field: Declared) -> str | None:
        return gettext("Not said")

    def wrong(self, shape: Whole) -> str:
        return gettext("Choose from %(least)s to %(most)s.") % {
            "least": shape.least,
            "most": shape.most,
        }

    def said(self, field: Declared, value: Any, told: Told) -> str:
        if field.choices:
            return choice_label(field, value)
        return gettext("%(rating)s of %(most)s") % {"rating": value, "most": _MOST}


KIND = Rating()
