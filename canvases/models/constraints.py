"""What the database itself refuses, beyond what Django's own constraints say."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import BaseConstraint, ForeignKey, Model
from django.utils.translation import gettext_lazy

_GOES_ALONG = "ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE"
_WAITS = "DEFERRABLE INITIALLY DEFERRED"


class SameCanvas(BaseConstraint):
    """What a row points at stands on the row's own canvas.

    A foreign key of two columns, (canvas_id, x_id) to (canvas_id, id), so that a link across
    two canvases cannot be stored by any way of writing. `field` names a foreign key whose model
    has a unique constraint on (canvas, id); that key needs no constraint of its own.

    Checked at each statement, so that the one that is wrong is the one that fails. The row goes
    with what it points at. With `keeps_row` it does not: then the check waits for the end of the
    transaction, where whoever took the end away must have emptied the field.
    """

    default_violation_error_message = gettext_lazy("Choose something on this canvas.")

    def __init__(
        self,
        *,
        field: str,
        name: str,
        keeps_row: bool = False,
        violation_error_message: str | None = None,
    ) -> None:
        super().__init__(name=name, violation_error_message=violation_error_message)
        self.field = field
        self.keeps_row = keeps_row

    def constraint_sql(
        self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> str:
        """The words inside CREATE TABLE; SQLite's rebuilt tables get them again from here."""
        assert model is not None
        assert schema_editor is not None
        quote = schema_editor.quote_name
        key = self._key(model)
        canvas = _column(model, "canvas")
        target: type[Model] = key.remote_field.model
        return (
            f"CONSTRAINT {quote(self.name)} "
            f"FOREIGN KEY ({quote(canvas)}, {quote(key.column)}) "
            f"REFERENCES {quote(target._meta.db_table)} "
            f"({quote(_column(target, 'canvas'))}, {quote(_column(target, 'id'))}) "
            f"{_WAITS if self.keeps_row else _GOES_ALONG}"
        )

    def create_sql(
        self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> str:
        assert model is not None
        assert schema_editor is not None
        table = schema_editor.quote_name(model._meta.db_table)
        return f"ALTER TABLE {table} ADD {self.constraint_sql(model, schema_editor)}"

    def remove_sql(
        self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> str:
        assert model is not None
        assert schema_editor is not None
        quote = schema_editor.quote_name
        return f"ALTER TABLE {quote(model._meta.db_table)} DROP CONSTRAINT {quote(self.name)}"

    def validate(
        self,
        model: type[Model],
        instance: Model,
        exclude: Collection[str] | None = None,
        using: str = DEFAULT_DB_ALIAS,
    ) -> None:
        """Refuse as a form error what the database would refuse."""
        key = self._key(model)
        target_id = getattr(instance, key.attname)
        if self.field in (exclude or ()) or target_id is None:
            return
        target: type[Model] = key.remote_field.model
        canvas_id = getattr(instance, _attname(model, "canvas"))
        on_canvas = target._default_manager.using(using).filter(canvas=canvas_id, pk=target_id)
        if not on_canvas.exists():
            raise ValidationError({self.field: self.get_violation_error_message()})

    def deconstruct(self) -> Any:
        path, args, kwargs = super().deconstruct()
        kwargs["field"] = self.field
        if self.keeps_row:
            kwargs["keeps_row"] = True
        return path, args, kwargs

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SameCanvas):
            return NotImplemented
        return self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash((self.name, self.field, self.keeps_row))

    def _key(self, model: type[Model]) -> ForeignKey[Any, Any]:
        key = model._meta.get_field(self.field)
        assert isinstance(key, ForeignKey)
        return key


def _column(model: type[Model], field: str) -> str:
    return model._meta.get_field(field).column  # type: ignore[union-attr, return-value]


def _attname(model: type[Model], field: str) -> str:
    return model._meta.get_field(field).attname  # type: ignore[union-attr]
