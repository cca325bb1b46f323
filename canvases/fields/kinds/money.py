"""An amount, which may be typed with its currency."""

from __future__ import annotations

from typing import Any

from canvases.fields import typed_numbers
from canvases.fields.currencies import as_money
from canvases.fields.kinds.kind import Data, Declared, Kind, Told


class Money(Kind):
    takes_currency = True

    def read(self, field: Declared, name: str, data: Data) -> Any:
        text = data.get(name, "").strip()
        amount = typed_numbers.money(text)
        return (text or None) if amount is None else amount

    def said(self, field: Declared, value: Any, told: Told) -> str:
        amount = typed_numbers.money(str(value), told.currency)
        return str(value) if amount is None else as_money(amount, amount.currency or told.currency)

    def currency(self, field: Declared, value: Any) -> str:
        return value.currency if isinstance(value, typed_numbers.Money) else ""


KIND = Money()
