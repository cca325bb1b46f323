"""The currency of a canvas, which the first amount that names one decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext, gettext_noop

from canvases.document import Document
from canvases.document.shape import Many, MoneyShape, Record, shape_of
from canvases.editing.recording import Edited
from canvases.editing.values import plain
from canvases.editing.work import Work
from canvases.fields import currencies, typed_numbers
from canvases.fields.kinds import Refused
from canvases.models import tables

_CURRENCY = shape_of(Document).keys["currency"]
_NO_CURRENCY = gettext_noop("Write a currency such as €, $, EUR or kr.")


class Currency:
    """That of one canvas, while one change is made of it.

    `chosen` is what was written in a field of its own. `errors` go by the names of fields.
    """

    def __init__(self, work: Work, chosen: str = "") -> None:
        self._work = work
        self.held = work.canvas.currency.strip()
        self.errors: dict[str, str] = {}
        if chosen:
            self._choose(chosen)

    def read(self, block: str, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values with every amount that was typed read as one of this canvas."""
        read = dict(values)
        for name, key in shape_of(tables.STRUCTS[block]).keys.items():
            if name not in values:
                continue
            if isinstance(key.shape, MoneyShape):
                read[name] = self._amount(name, values[name])
            elif isinstance(key.shape, Many) and isinstance(key.shape.of, Record):
                amounts = [
                    n for n, one in key.shape.of.keys.items() if isinstance(one.shape, MoneyShape)
                ]
                if amounts:
                    read[name] = tuple(self._records(name, amounts, values[name] or ()))
        return read

    def store(self) -> bool:
        """Keep what was decided; whether that is anything new. Call when the amounts are stored."""
        held = self._work.canvas.currency
        if self.held == held.strip():
            return False
        self._work.canvas.currency = self.held
        self._work.canvas.details_revision = self._work.revision
        before, after = {"currency": held}, {"currency": self.held}
        self._work.edited(Edited("details", "details", before=before, after=after))
        self._work.journal.altered(self._work.canvas, before)
        self._work.also.append(
            gettext("Amounts on this canvas are now in %(held)s.") % {"held": self.held}
        )
        return True

    def _choose(self, chosen: str) -> None:
        try:
            typed = plain(_CURRENCY, chosen, "currency").strip()
        except Refused as refused:
            self.errors["currency"] = str(refused)
            return
        if any(c.isdigit() for c in typed):
            self.errors["currency"] = gettext(_NO_CURRENCY)
        elif typed:
            self._take("currency", typed)

    def _records(self, name: str, keys: list[str], records: Any) -> Iterator[Any]:
        for number, record in enumerate(records):
            if not isinstance(record, Mapping):
                yield record
                continue
            read = {
                key: self._amount(f"{name}-{number}-{key}", record[key])
                for key in keys
                if key in record
            }
            yield {**record, **read}

    def _amount(self, name: str, value: Any) -> Any:
        """The amount; a text that says none is left for `values` to refuse."""
        money = typed_numbers.money(value, self.held) if isinstance(value, str) else value
        if isinstance(money, typed_numbers.TypedMoney) and money.currency:
            self._take(name, money.currency)
        return value if money is None else money

    def _take(self, name: str, typed: str) -> None:
        if not self.held:
            self.held = typed
        elif not currencies.agree(typed, self.held):
            self.errors[name] = gettext(
                "Amounts on this canvas are in %(held)s. Write this one in %(held)s, or "
                "change the currency under “Title and details”."
            ) % {"held": self.held}
