"""Any of some choices."""

from __future__ import annotations

from typing import Any

from canvases.document import Document
from canvases.fields.kinds.kind import Declared, Option, Told, choice_label, options
from canvases.fields.kinds.several import Several


class Choices(Several):
    def options(self, field: Declared, document: Document) -> tuple[Option, ...]:
        return options(field)

    def one(self, field: Declared, value: Any, told: Told) -> str:
        return choice_label(field, value)

    def fact(self, field: Declared, value: Any, told: Told) -> str:
        return self.words(field, value, told).lower()


KIND = Choices()
