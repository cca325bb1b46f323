"""Any of some choices."""

from __future__ import annotations

from typing import Any

from canvases.document import Document
from canvases.document.shape import ChoiceShape, Many
from canvases.fields.kinds.choice import one_of
from canvases.fields.kinds.kind import Declared, Option, Told, choice_label, options
from canvases.fields.kinds.several import Several


class Choices(Several):
    column = "choices"

    def options(self, field: Declared, document: Document) -> tuple[Option, ...]:
        return options(field)

    def stored(self, shape: Many, value: Any, key: str) -> Any:
        """In the list's order, as a column of JSON gives them back."""
        assert isinstance(shape.of, ChoiceShape)
        wanted = {one_of(shape.of, one) for one in value}
        return [one for one in shape.of.values if one in wanted]

    def one(self, field: Declared, value: Any, told: Told) -> str:
        return choice_label(field, value)

    def fact(self, field: Declared, value: Any, told: Told) -> str:
        return self.words(field, value, told).lower()


KIND = Choices()
