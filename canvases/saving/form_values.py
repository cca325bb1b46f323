"""What fields of a form say, by their declaration and without the form.

For saves that draw no page, and for what a page sends beside: `base-<name>` is what a field
held when the typing began. Values are those that `editing` takes; what cannot be read is left
as it was typed, for `editing` to refuse.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Protocol

import msgspec

from canvases.document import Package, clean, isolated, paired, unbroken
from canvases.fields import days, typed_numbers
from canvases.fields.currencies import as_money
from canvases.sentences import terms
from canvases.steps import Field

BASE = "base-"
_MOST_ROWS = 1_000
_TEXTS = ("line", "text")
_SETS = ("refs", "choices", "fits")
# What names items of the canvas, which others may delete meanwhile.
NAMING = ("ref", "refs", "fits")
# Kinds of fields whose amounts may be typed with a currency.
WITH_CURRENCY = ("money", "rows")
_YES_NO = (("", "No"), ("on", "Yes"))
_NOT_SAID = "Not said"
_FITS = "|"


class Data(Protocol):
    """A form as it was sent."""

    def get(self, name: str, default: str, /) -> Any: ...
    def getlist(self, name: str, /) -> list[Any]: ...
    def __contains__(self, name: object, /) -> bool: ...
    def __iter__(self) -> Iterator[str]: ...


Fields = Mapping[str, Field]  # by their names in the form


def values(fields: Fields, data: Data) -> dict[str, Any]:
    """What the form says in each field, by its name."""
    return {name: _READERS[field.kind](field, name, data) for name, field in fields.items()}


def bases(fields: Fields, data: Data) -> dict[str, Any]:
    """What the fields held when the typing began, where the form says so."""
    names = list(data)
    return {
        name: _READERS[field.kind](field, f"{BASE}{name}", data)
        for name, field in fields.items()
        if f"{BASE}{name}" in data
        or (field.kind == "rows" and any(n.startswith(f"{BASE}{name}-") for n in names))
    }


def revision(data: Data, name: str = "revision") -> int | None:
    """The revision that the form saw; None where it says none."""
    text = data.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else None


def in_cells(fields: Fields, data: Data, errors: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """What is wrong, by the names in the form: it numbers blank records as well."""
    told = dict(errors)
    for name, field in fields.items():
        if field.kind == "rows":
            said = [number for number, _ in _numbered(field, name, data)]
            labels = {column.key: column.label for column in field.columns}
            for key, messages in errors.items():
                if cell := re.fullmatch(re.escape(name) + r"-([0-9]+)-(.+)", key):
                    place, column = int(cell[1]), cell[2]
                    which = f"{labels[column]} {place + 1}: " if len(said) > 1 else ""
                    del told[key]
                    told[f"{name}-{said[place]}-{column}"] = [f"{which}{one}" for one in messages]
    return told


def held(field: Field, value: Any) -> Any:
    """A value of the document as `values` would read it."""
    if field.kind == "fits":
        return tuple((fit.who, fit.proposition) for fit in value or ())
    if field.kind == "rows":
        return tuple(
            {column.key: getattr(record, column.key) for column in field.columns}
            for record in value or ()
        )
    if field.kind in _SETS:
        return tuple(value or ())
    return (value or "") if field.kind in _TEXTS else value


def currency_in(fields: Fields, said: Mapping[str, Any]) -> str:
    """The first currency that was typed beside an amount; "" without one."""
    for name, field in fields.items():
        if field.kind in WITH_CURRENCY:
            cells = [said[name]] if field.kind == "money" else _cells_of(said[name])
            for cell in cells:
                if isinstance(cell, typed_numbers.Money) and cell.currency:
                    return cell.currency
    return ""


def same(field: Field, one: Any, other: Any) -> bool:
    """Whether two values say the same; space around a text says nothing."""
    if is_text(field):
        return clean(str(one)).strip() == clean(str(other)).strip()
    if field.kind in _SETS:
        return set(one) == set(other)
    if field.kind == "rows":
        return _records(field, one) == _records(field, other)
    return bool(one == other)


def is_text(field: Field) -> bool:
    return field.kind in _TEXTS


def is_set(field: Field) -> bool:
    return field.kind in _SETS


def in_words(field: Field, value: Any, names: Mapping[str, str], currency: str = "") -> str:
    """A value as people read it; `names` are those of the items that it may name."""
    if field.kind == "rows":
        return "\n".join(_in_line(field, record, names, currency) for record in value)
    if field.kind == "fits":
        return "\n".join(paired(names.get(a, a), names.get(b, b)) for a, b in value)
    if field.kind == "refs":
        return ", ".join(isolated(names.get(ref, ref)) for ref in value)
    if field.kind == "choices":
        return ", ".join(dict(field.choices).get(one, one) for one in value)
    if field.kind == "tick":
        return dict(field.choices or _YES_NO)["on" if value else ""]
    if value in ("", None):
        return "" if is_text(field) else _NOT_SAID
    return _one_in_words(field, value, names, currency)


def as_sent(field: Field, value: Any) -> Any:
    """A value as the form would send it; None where only the page can draw it again."""
    if field.kind in ("rows", "fits"):
        return None
    if field.kind in _SETS:
        return list(value)
    if field.kind == "tick":
        return "on" if value else ""
    return "" if value is None else str(value)


def _one_in_words(field: Field, value: Any, names: Mapping[str, str], currency: str) -> str:
    if field.kind == "ref":
        return names.get(value, str(value))
    if field.kind == "money":
        amount = typed_numbers.money(str(value), currency)
        return str(value) if amount is None else as_money(amount, amount.currency or currency)
    return str(dict(field.choices).get(str(value), value))


def _cells_of(records: tuple[Mapping[str, Any], ...]) -> list[Any]:
    return [cell for record in records for cell in record.values()]


def _text(field: Field, name: str, data: Data) -> str:
    return str(data.get(name, ""))


def _line(field: Field, name: str, data: Data) -> str:
    return unbroken(_text(field, name, data))


def _one(field: Field, name: str, data: Data) -> str | None:
    return data.get(name, "") or None


def _tick(field: Field, name: str, data: Data) -> bool:
    return data.get(name, "").lower() not in ("", "0", "false")


def _whole(field: Field, name: str, data: Data) -> int | str | None:
    text = data.get(name, "").strip()
    number = typed_numbers.count(text)
    return (text or None) if number is None else number


def _money(field: Field, name: str, data: Data) -> Decimal | str | None:
    text = data.get(name, "").strip()
    amount = typed_numbers.money(text)
    return (text or None) if amount is None else amount


def _date(field: Field, name: str, data: Data) -> dt.date | str | None:
    text = data.get(name, "").strip()
    # What stood there when the typing began stays, whatever its year.
    is_kept = bool(text) and text == data.get(f"base-{name}", "").strip()
    return days.day(text, kept=is_kept) or text or None


def _several(field: Field, name: str, data: Data) -> tuple[str, ...]:
    return tuple(value for value in data.getlist(name) if value)


def _fits(field: Field, name: str, data: Data) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(value.split(_FITS)) for value in _several(field, name, data))


def _rows(field: Field, name: str, data: Data) -> tuple[dict[str, Any], ...]:
    """The small records that say something, in the order of their numbers."""
    return tuple(row for _, row in _numbered(field, name, data))


def _numbered(field: Field, name: str, data: Data) -> list[tuple[int, dict[str, Any]]]:
    found = re.compile(re.escape(name) + r"-([0-9]{1,3})-")
    numbers = {int(match[1]) for one in data if (match := found.match(one))}
    keys = [column.key for column in field.columns]
    rows = []
    for number in sorted(numbers)[:_MOST_ROWS]:
        record = values({f"{name}-{number}-{c.key}": c for c in field.columns}, data)
        if any(value not in ("", None, False) for value in record.values()):
            rows.append((number, dict(zip(keys, record.values(), strict=True))))
    return rows


_READERS: Mapping[str, Callable[[Field, str, Data], Any]] = {
    "line": _line,
    "text": _text,
    "choice": _one,
    "yes_no": _one,
    "ref": _one,
    "tick": _tick,
    "count": _whole,
    "rating": _whole,
    "money": _money,
    "date": _date,
    "refs": _several,
    "choices": _several,
    "fits": _fits,
    "rows": _rows,
}


def _records(field: Field, records: tuple[dict[str, Any], ...]) -> list[list[Any]]:
    """Records for comparing: texts without the space around them."""
    return [
        [
            clean(str(record[column.key])).strip() if is_text(column) else record[column.key]
            for column in field.columns
        ]
        for record in records
    ]


def _in_line(field: Field, record: dict[str, Any], names: Mapping[str, str], currency: str) -> str:
    if field.key == "packages" and (package := _package(record, currency)) is not None:
        return ": ".join(filter(None, (package.name, terms(package, currency))))
    said = (in_words(column, record[column.key], names, currency) for column in field.columns)
    return ", ".join(one for one in said if one not in ("", _NOT_SAID))


def _package(record: dict[str, Any], currency: str) -> Package | None:
    """A package as it was typed, or as the history keeps it; None where it cannot be read."""
    held = {name: value for name, value in record.items() if value not in (None, "")}
    if "price" in held:
        price = typed_numbers.amount(str(held["price"]), currency)
        held["price"] = None if price is None else str(price)
    try:
        return msgspec.convert(held, Package) if held.get("price", "") is not None else None
    except msgspec.ValidationError:
        return None
