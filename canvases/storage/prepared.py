"""Queries that are put together once a process: building one costs Django more than running it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet, UUIDField

Select = Callable[[UUID], QuerySet[Any, Any]]

_ANY = UUID(int=0)
_ID = UUIDField()


def rows(select: Select, canvas_id: UUID) -> list[tuple[Any, ...]]:
    """The rows of `select(canvas_id)`, which must be a function that lives as long as the process.

    It is called once: it must ask the same for every canvas, and name the canvas by its id only.
    """
    sql, params, convert = _prepared(select, connection.vendor)
    any_canvas, canvas = map(_as_param, (_ANY, canvas_id))
    with connection.cursor() as cursor:
        cursor.execute(sql, [canvas if param == any_canvas else param for param in params])
        return convert(cursor.fetchall())


@cache
def _prepared(
    select: Select, vendor: str
) -> tuple[str, tuple[Any, ...], Callable[[list[Any]], list[Any]]]:
    compiler = select(_ANY).query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    converters = compiler.get_converters([column for column, *_ in compiler.select])

    def convert(found: Iterable[Any]) -> list[Any]:
        return list(compiler.apply_converters(found, converters)) if converters else list(found)

    return sql, tuple(params), convert


def _as_param(canvas_id: UUID) -> Any:
    return _ID.get_db_prep_value(canvas_id, connection)
