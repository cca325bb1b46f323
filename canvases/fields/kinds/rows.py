"""A list of small records, whose columns are fields themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from canvases.fields import kinds
from canvases.fields.kinds.kind import Cell, Data, Declared, Kind, Told
from web.text.formats import in_line

_MOST = 1_000
_MOST_DRAWN = 200


class Rows(Kind):
    has_lines = True
    has_records = True

    def cells(
        self, field: Declared, name: str, value: Any, data: Data | None
    ) -> tuple[tuple[Cell, ...], ...]:
        """What is held and a blank one; of what was typed, also what the page did not know."""
        records = value or ()
        if data is None:
            count = len(records) + 1
        else:
            count = min(max(self._numbers(name, data), default=-1) + 1, _MOST_DRAWN)
        held = [records[number] if number < len(records) else {} for number in range(count)]
        return tuple(
            tuple(
                Cell(f"{name}-{number}-{column.key}", column, _cell(record, column.key))
                for column in field.columns
            )
            for number, record in enumerate(held)
        )

    def in_form(self, field: Declared, name: str, data: Data) -> bool:
        return name in data or any(one.startswith(f"{name}-") for one in data)

    def read(self, field: Declared, name: str, data: Data) -> Any:
        """The records that say something, in the order of their numbers."""
        return tuple(record for _, record in self.numbered(field, name, data))

    def numbered(self, field: Declared, name: str, data: Data) -> list[tuple[int, dict[str, Any]]]:
        """The same with their numbers: a form numbers blank records as well."""
        rows = []
        for number in sorted(self._numbers(name, data))[:_MOST]:
            record = {
                column.key: _kind(column).read(column, f"{name}-{number}-{column.key}", data)
                for column in field.columns
            }
            if any(value not in ("", None, False) for value in record.values()):
                rows.append((number, record))
        return rows

    def _numbers(self, name: str, data: Data) -> set[int]:
        found = re.compile(re.escape(name) + r"-([0-9]{1,3})-")
        return {int(match[1]) for one in data if (match := found.match(one))}

    def beside(
        self, field: Declared, name: str, data: Data, errors: Mapping[str, list[str]]
    ) -> Mapping[str, list[str]]:
        """A form numbers blank records as well; of several, the label says which one is meant."""
        told = dict(errors)
        numbers = [number for number, _ in self.numbered(field, name, data)]
        labels = {column.key: column.label for column in field.columns}
        for key, messages in errors.items():
            if cell := re.fullmatch(re.escape(name) + r"-([0-9]+)-(.+)", key):
                place, column = int(cell[1]), cell[2]
                which = f"{labels[column]} {place + 1}: " if len(numbers) > 1 else ""
                del told[key]
                told[f"{name}-{numbers[place]}-{column}"] = [f"{which}{one}" for one in messages]
        return told

    def held(self, field: Declared, value: Any) -> Any:
        return tuple(
            {column.key: _cell(record, column.key) for column in field.columns}
            for record in value or ()
        )

    def same(self, field: Declared, one: Any, other: Any) -> bool:
        return len(one) == len(other) and all(
            _kind(column).same(column, mine.get(column.key), theirs.get(column.key))
            for mine, theirs in zip(one, other, strict=True)
            for column in field.columns
        )

    def words(self, field: Declared, value: Any, told: Told) -> str:
        return "\n".join(self._line(field, record, told) for record in self.held(field, value))

    def _line(self, field: Declared, record: dict[str, Any], told: Told) -> str:
        better = (told.records or {}).get(field.key)
        said = better(record, told.currency) if better else ""
        return said or in_line(filter(None, self._cells(field, record, told)))

    def _cells(self, field: Declared, record: dict[str, Any], told: Told) -> list[str]:
        """What a record says, cell by cell; a tick that is not set says nothing."""
        return [
            _kind(column).words(column, record[column.key], told)
            for column in field.columns
            if record[column.key] is not False
        ]

    def fact(self, field: Declared, value: Any, told: Told) -> str:
        return ""  # it has lines of its own

    def sent(self, field: Declared, value: Any) -> Any:
        return None

    def amount(self, field: Declared) -> tuple[str, ...]:
        amounts = (_kind(column).amount(column) for column in field.columns)
        return next(((field.key, *path) for path in amounts if path), ())

    def currency(self, field: Declared, value: Any) -> str:
        typed = (
            _kind(column).currency(column, record.get(column.key))
            for record in value
            for column in field.columns
        )
        return next(filter(None, typed), "")


def _kind(column: Declared) -> Kind:
    return kinds.KINDS[column.kind]


def _cell(record: Any, key: str) -> Any:
    """Of a record of the document, or of a form or the history, where it is a mapping."""
    return record.get(key) if isinstance(record, Mapping) else getattr(record, key)


KIND = Rows()
