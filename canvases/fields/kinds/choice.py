"""One of some choices, or nothing said."""

from __future__ import annotations

from typing import Any

from canvases.fields.kinds.kind import Declared, Kind, Told, label


class Choice(Kind):
    def said(self, field: Declared, value: Any, told: Told) -> str:
        return label(field, value)


KIND = Choice()
