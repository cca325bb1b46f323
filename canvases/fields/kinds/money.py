"""An amount, which may be typed with its currency."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from canvases.document import CENT
from canvases.fields import currencies, typed_numbers
from canvases.fields.kinds.kind import Data, Declared, Kind, Refused, Told
from web.text.language import gettext, gettext_noop

_MOST = Decimal("999999999999.99")
_WRONG = gettext_noop("Write an amount such as 25, 49.50 or 1,200.00, of up to twelve digits.")


class Money(Kind):
    column = "money"

    def label(self, field: Declared, currency: str) -> str:
        sign = currencies.sign(currency)
        return f"{field.label} ({sign})" if sign else field.label

    def read(self, field: Declared, name: str, data: Data) -> Any:
        text = data.get(name, "").strip()
        amount = typed_numbers.money(text)
        return (text or None) if amount is None else amount

    def stored(self, shape: Any, value: Any, key: str) -> Any:
        try:
            amount = typed_numbers.amount(value) if isinstance(value, str) else Decimal(value)
        except (InvalidOperation, TypeError, ValueError):
            amount = None
        if (
            amount is None
            or not amount.is_finite()
            or not 0 <= amount <= _MOST
            or amount != round(amount, 2)
        ):
            raise Refused(gettext(_WRONG))
        return abs(amount).quantize(CENT)

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
        return value.currency if isinstance(value, typed_numbers.TypedMoney) else ""


KIND = Money()
