"""The columns that the blocks share, as long and as large as the canvas file allows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from canvases import document
from canvases.blocks import LISTS, Field
from canvases.document.shape import Key, shape_of
from canvases.fields.kinds import KINDS
from canvases.models.constraints import SameCanvas

_Model = TypeVar("_Model", bound=models.Model)
MONEY_DIGITS = 14
MONEY_DECIMALS = 2
# Folding can make three letters of one.
_KEY_LENGTH = 3 * document.NAME_LENGTH


if TYPE_CHECKING:
    _StringField = models.CharField[str, str]
else:
    _StringField = models.CharField


class NameKeyField(_StringField):
    """The key by which names are compared, made from the name whenever a row is written.

    A stored column, because SQLite's lower() knows ASCII only.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.update(max_length=_KEY_LENGTH, editable=False)
        super().__init__(**kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"], kwargs["editable"]
        return name, path, args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        key = document.name_key(model_instance.name)  # type: ignore[attr-defined]
        setattr(model_instance, self.attname, key)
        return key


def name() -> models.CharField[str, str]:
    return models.CharField(max_length=document.NAME_LENGTH)


def short_text() -> models.CharField[str, str]:
    return models.CharField(max_length=document.NAME_LENGTH, blank=True, default="")


def text(*, blank: bool = True) -> models.TextField[str, str]:
    if not blank:
        return models.TextField(max_length=document.TEXT_LENGTH)
    return models.TextField(max_length=document.TEXT_LENGTH, blank=True, default="")


def choice(values: Any) -> models.CharField[str | None, str | None]:
    """One of the values of a Literal; null where it is not said."""
    return models.CharField(max_length=30, choices=choices_of(values), null=True, blank=True)


def required_choice(values: Any, **extra: Any) -> models.CharField[str, str]:
    return models.CharField(max_length=30, choices=choices_of(values), **extra)


def step() -> models.CharField[str, str]:
    """One of the steps."""
    return models.CharField(max_length=30, choices=step_keys)


def optional_step() -> models.CharField[str | None, str | None]:
    return models.CharField(max_length=30, choices=step_keys, null=True, blank=True)


def step_keys() -> list[tuple[str, str]]:
    """Asked when it is needed: a new step is no change of any table."""
    return choices_of(document.StepKey)


def rating() -> models.PositiveSmallIntegerField[int | None, int | None]:
    return models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )


def count() -> models.PositiveBigIntegerField[int | None, int | None]:
    return models.PositiveBigIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(document.LARGEST_COUNT)]
    )


def money() -> models.DecimalField[Any, Any]:
    return models.DecimalField(
        max_digits=MONEY_DIGITS,
        decimal_places=MONEY_DECIMALS,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )


def end(to: str) -> models.ForeignKey[Any, Any]:
    """An end of a link. SameCanvas holds it; the index on the canvas finds it."""
    return models.ForeignKey(to, models.CASCADE, db_constraint=False, db_index=False)


def optional_end(to: str) -> models.ForeignKey[Any, Any]:
    """One of several ends, of which a link has at most one."""
    return models.ForeignKey(
        to, models.CASCADE, null=True, blank=True, db_constraint=False, db_index=False
    )


def on_same_canvas(*fields: str, keeps_row: bool = False) -> list[models.BaseConstraint]:
    return [
        SameCanvas(field=field, name=f"%(class)s_{field}_on_canvas", keeps_row=keeps_row)
        for field in fields
    ]


def one_of(*fields: str, or_none: bool = False) -> list[models.BaseConstraint]:
    """Exactly one of the fields is set; with `or_none`, at most one."""
    allowed = [_only(field, fields) for field in fields]
    if or_none:
        allowed.append(_only(None, fields))
    condition = models.Q()
    for one in allowed:
        condition |= one
    return [models.CheckConstraint(condition=condition, name=f"%(class)s_one_{fields[0]}")]


def once(*fields: str, ends: Iterable[str] = ()) -> list[models.BaseConstraint]:
    """A link of these ends is stored once; where one of several `ends` is set, by that one."""
    several = tuple(ends)
    if not several:
        return [models.UniqueConstraint(fields=fields, name="%(class)s_once")]
    return [
        models.UniqueConstraint(
            fields=(*fields, end),
            condition=models.Q((f"{end}__isnull", False)),
            name=f"%(class)s_once_a_{end}",
        )
        for end in several
    ]


def _only(wanted: str | None, fields: Collection[str]) -> models.Q:
    return models.Q(*((f"{field}__isnull", field != wanted) for field in fields))


def choices_of(values: Any) -> list[tuple[str, str]]:
    """The values of a Literal, with labels for the admin."""
    return [
        (value, value.replace("_", " ").replace("-", " ").capitalize())
        for value in get_args(values) or values
    ]


def of_block(block: str) -> Callable[[type[_Model]], type[_Model]]:
    """Give a table the columns that keep the fields of its block, as their kinds name them."""

    def with_columns(model: type[_Model]) -> type[_Model]:
        named = {column.name for column in model._meta.local_fields}
        for asked in LISTS[block].every_field:
            if KINDS[asked.kind].column and asked.key not in named:
                model.add_to_class(asked.key, column_of(block, asked))
        return model

    return with_columns


def column_of(block: str, asked: Field) -> models.Field[Any, Any]:
    """The column that keeps a field, for the values that the file has of it."""
    key = shape_of(LISTS[block].struct).keys[asked.key]
    return _COLUMNS[KINDS[asked.kind].column](key)


def _choice_of(key: Key) -> models.Field[Any, Any]:
    values = key.shape.values  # type: ignore[attr-defined]
    return choice(values) if key.default is None else required_choice(values, default=key.default)


_COLUMNS: Mapping[str, Callable[[Key], models.Field[Any, Any]]] = {
    "short_text": lambda key: short_text(),
    "text": lambda key: text(blank=not key.required),
    "choice": _choice_of,
    "choices": lambda key: models.JSONField(default=list, blank=True),
    "count": lambda key: count(),
    "rating": lambda key: rating(),
    "money": lambda key: money(),
    "flag": lambda key: models.BooleanField(default=key.default),
    "date": lambda key: models.DateField(null=True, blank=True),
}
