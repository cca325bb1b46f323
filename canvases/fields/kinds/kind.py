"""What a kind of field knows of its values: reading, comparing, sending, saying. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol


class Data(Protocol):
    """A form as it was sent."""

    def get(self, name: str, default: str, /) -> Any: ...
    def getlist(self, name: str, /) -> list[Any]: ...
    def __contains__(self, name: object, /) -> bool: ...
    def __iter__(self) -> Iterator[str]: ...


class Declared(Protocol):
    """A field, as far as its kind asks."""

    @property
    def key(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def choices(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def columns(self) -> tuple[Any, ...]: ...


# A small record by its keys, and the currency, in words.
Record = Callable[[Mapping[str, Any], str], str]


@dataclass(frozen=True)
class Told:
    """What values are told with: what items are called, by their ids; the currency; and how the
    records are told that read better as a sentence, by the key of their field."""

    names: Mapping[str, str]
    currency: str = ""
    records: Mapping[str, Record] | None = None


class Kind:
    """One of the kinds of fields. Values are those of the document; those that could not be read
    from a form are the text that was typed."""

    is_text = False  # two texts can be merged by their words
    is_set = False  # the order of what it holds says nothing
    names_items = False  # it holds ids of items, which others may delete
    takes_currency = False  # a currency may be typed in it
    starts_with: tuple[str, ...] = ()  # its names in a form begin with the field's, and this

    def read(self, field: Declared, name: str, data: Data) -> Any:
        """What the form says under this name."""
        return data.get(name, "") or None

    def held(self, field: Declared, value: Any) -> Any:
        """A value of the document as `read` would give it."""
        return value

    def same(self, field: Declared, one: Any, other: Any) -> bool:
        """Whether two values say the same."""
        return bool(one == other)

    def words(self, field: Declared, value: Any, told: Told) -> str:
        """A value as people read it, whether it comes from a form, the document or the history;
        "" where nothing is said."""
        return "" if value in (None, "") else self.said(field, value, told)

    def said(self, field: Declared, value: Any, told: Told) -> str:
        """The same of a value that says something."""
        return str(value)

    def sent(self, field: Declared, value: Any) -> Any:
        """A value as a form would send it; None where only the page can draw it again."""
        return "" if value is None else str(value)

    def currency(self, field: Declared, value: Any) -> str:
        """The currency that was typed in it; "" without one."""
        return ""


def label(field: Declared, value: Any) -> str:
    """What a choice is called."""
    return str(dict(field.choices).get(str(value), value))
