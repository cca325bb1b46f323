"""The columns that the blocks share, as long and as large as the canvas file allows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any, get_args

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from canvases import document
from canvases.models.constraints import SameCanvas

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
        for value in get_args(values)
    ]
