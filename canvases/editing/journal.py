"""What a change did to rows: made, altered, gone. `reversing` takes it back from this alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Model

# What says when a row changed, and not what it says; a time is written without its microseconds.
_BESIDE = frozenset(
    {
        *("id", "canvas_id", "revision", "own_revision", "note_revision", "status_revision"),
        *("seconds", "saved_at", "done_at"),
    }
)
_Row = Mapping[str, Any]


def columns(row: Model) -> dict[str, Any]:
    """What a row says, by column."""
    names = (field.attname for field in row._meta.concrete_fields)
    return {name: getattr(row, name) for name in names if name not in _BESIDE}


class Journal:
    """The rows of one change, in the order in which they changed.

    An act is {"model", "id", "was", "now"}: what was made was nothing before, what is gone is
    nothing now, and of what was altered only these columns are told.
    """

    def __init__(self) -> None:
        self.acts: list[dict[str, Any]] = []

    def made(self, *rows: Model) -> None:
        """Rows that were stored, with their ids."""
        for row in rows:
            self._act(type(row), row.pk, None, columns(row))

    def altered(self, row: Model, before: _Row) -> None:
        """A row that was stored again; `before` is what some of its columns held."""
        self.emptied(type(row), row.pk, before, {name: getattr(row, name) for name in before})

    def emptied(self, model: type[Model], pk: int, was: _Row, now: _Row) -> None:
        """Columns of a row that nobody read."""
        differing = {name for name in was if was[name] != now[name]} - _BESIDE
        if differing:
            pairs = ({name: values[name] for name in differing} for values in (was, now))
            self._act(model, pk, *pairs)

    def gone(self, *rows: Model) -> None:
        """Rows that were taken away; call it while they still have their ids."""
        for row in rows:
            self._act(type(row), row.pk, columns(row), None)

    def gone_by_id(self, model: type[Model], rows: Mapping[int, _Row]) -> None:
        """The same for rows that are known by their columns only."""
        for pk, row in rows.items():
            self._act(model, pk, {n: v for n, v in row.items() if n not in _BESIDE}, None)

    def _act(
        self, model: type[Model], pk: Any, was: Mapping[str, Any] | None, now: _Row | None
    ) -> None:
        act = {"model": model._meta.model_name, "id": pk, "was": was, "now": now}
        self.acts.append(act)
