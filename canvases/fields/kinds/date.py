"""A day. The history, which is JSON, keeps it as text."""

from __future__ import annotations

import datetime as dt
from typing import Any

from canvases.fields import days
from canvases.fields.kinds.kind import Data, Declared, Kind, Refused, Told
from web.text.language import gettext


class Date(Kind):
    column = "date"

    def read(self, field: Declared, name: str, data: Data) -> Any:
        text = data.get(name, "").strip()
        # What stood there when the typing began stays, whatever its year.
        is_kept = bool(text) and text == data.get(f"base-{name}", "").strip()
        return days.day(text, kept=is_kept) or text or None

    def stored(self, shape: Any, value: Any, key: str) -> Any:
        said = days.day(value) if isinstance(value, str) else value
        if type(said) is dt.date:
            return said
        raise Refused(gettext(days.WRONG))

    def held(self, field: Declared, value: Any) -> Any:
        return days.day(value, kept=True) or value if isinstance(value, str) else value

    def said(self, field: Declared, value: Any, told: Told) -> str:
        held = self.held(field, value)
        return days.written(held) if isinstance(held, dt.date) else str(value)


KIND = Date()
