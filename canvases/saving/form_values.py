"""What fields of a form say, by their declaration and without the form.

For saves that draw no page, and for what a page sends beside: `base-<name>` is what a field
held when the typing began. Values are those that `editing` takes; what cannot be read is left
as it was typed, for `editing` to refuse. How a field of a kind is read, its kind knows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext, gettext_noop

from canvases import sentences
from canvases.blocks import Field
from canvases.fields.kinds import KINDS, Data

BASE = "base-"
_NOT_SAID = gettext_noop("Not said")

Fields = Mapping[str, Field]  # by their names in the form


def values(fields: Fields, data: Data) -> dict[str, Any]:
    """What the form says in each field, by its name."""
    return {name: KINDS[field.kind].read(field, name, data) for name, field in fields.items()}


def bases(fields: Fields, data: Data) -> dict[str, Any]:
    """What the fields held when the typing began, where the form says so."""
    return {
        name: KINDS[field.kind].read(field, f"{BASE}{name}", data)
        for name, field in fields.items()
        if KINDS[field.kind].in_form(field, f"{BASE}{name}", data)
    }


def revision(data: Data, name: str = "revision") -> int | None:
    """The revision that the form saw; None where it says none."""
    text = data.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else None


def in_cells(fields: Fields, data: Data, errors: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """What is wrong, by the names of the controls that it stands beside."""
    told: Mapping[str, list[str]] = errors
    for name, field in fields.items():
        told = KINDS[field.kind].beside(field, name, data, told)
    return dict(told)


def with_ids(
    fields: Fields, said: Mapping[str, Any], id_of: Callable[[str], str]
) -> dict[str, Any]:
    """The values with ids, where the form has handles."""
    return {name: KINDS[fields[name].kind].with_ids(value, id_of) for name, value in said.items()}


def held(field: Field, value: Any) -> Any:
    """A value of the document, or of the history, as `values` would read it."""
    return KINDS[field.kind].held(field, value)


def currency_in(fields: Fields, said: Mapping[str, Any]) -> str:
    """The first currency that was typed beside an amount; "" without one."""
    typed = (KINDS[field.kind].currency(field, said[name]) for name, field in fields.items())
    return next(filter(None, typed), "")


def same(field: Field, one: Any, other: Any) -> bool:
    """Whether two values say the same; space around a text says nothing."""
    return KINDS[field.kind].same(field, one, other)


def is_text(field: Field) -> bool:
    return KINDS[field.kind].is_text


def is_set(field: Field) -> bool:
    return KINDS[field.kind].is_set


def names_items(field: Field) -> bool:
    """Whether it names items of the canvas, which others may delete meanwhile."""
    return KINDS[field.kind].names_items


def takes_currency(field: Field) -> bool:
    """Whether its amounts may be typed with a currency."""
    return bool(KINDS[field.kind].amount(field))


def in_words(field: Field, value: Any, names: Mapping[str, str], currency: str = "") -> str:
    """A value as people read it who have to choose: nothing said is said too."""
    said = sentences.in_words(field, value, names, currency)
    return said or ("" if is_text(field) or isinstance(value, tuple) else gettext(_NOT_SAID))


def as_sent(field: Field, value: Any) -> Any:
    """A value as the form would send it; None where only the page can draw it again."""
    return KINDS[field.kind].sent(field, value)
