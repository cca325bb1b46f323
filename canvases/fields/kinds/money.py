"""An amount, which may be typed with its currency."""

from __future__ import annotations

from typing import Any

from canvases.fields import currencies, typed_numbers
from canvases.fields.kinds.kind import Data, Declared, Kind, Told


class Money(Kind):
    def label(self, field: Declared, currency: str) -> str:
        sign = currencies.sign(currency)
        return f"{field.label} ({sign})" if sign else field.label

    def read(self, field: Declared, name: str, data: Data) -> Any:
        text = data.get(name, "").strip()
        amount = typed_numbers.money(text)
        return (text or None) if amount is None else amount

    def said(self, field: Declared, value: Any, told: Told) -> str:
        amount = typed_numbers.money(str(value), told.currency)
        if amount is None:
            return str(value)
        return currencies.as_money(amount, amount.currency or told.currency)

    def sent(self, field: Declared, value: Any) -> Any:
        return str(super().sent(field, value)).removesuffix(".00")

    def amount(self, field: Declared) -> tuple[str, ...]:
        return (field.key,)

    def currency(self, field: Declared, value: Any) -> str:
        return value.currency if isinstance(value, typed_numbers.Money) else ""


KIND = Money()
