"""Yes, no, or nothing said: a choice of two."""

from __future__ import annotations

from typing import Any

from canvases.fields.kinds.choice import Choice
from canvases.fields.kinds.kind import Declared, Told


class YesNo(Choice):
    says_alone = False

    def fact(self, field: Declared, value: Any, told: Told) -> str:
        return self.words(field, value, told).lower()


KIND = YesNo()
