"""What a kind of field knows of its values: reading, comparing, sending, saying, drawing. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from canvases.document import Document


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
    def label(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def choices(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def glosses(self) -> Mapping[str, str]: ...
    @property
    def of(self) -> tuple[str, ...]: ...
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


@dataclass(frozen=True)
class Option:
    """One of those that a control offers; the gloss is what it means, in small letters."""

    value: str
    label: str
    gloss: str = ""


@dataclass(frozen=True)
class Cell:
    """A column of a small record, by its name in the form; `value` is what the record holds."""

    name: str
    column: Any
    value: Any


class Refused(ValueError):
    """One value that cannot be stored, in words for the person who typed it."""


class Kind:
    """One of the kinds of fields. Values are those of the document; those that could not be read
    from a form are the text that was typed."""

    column = ""  # of `models.fields`; "" where links or a table of its own keep it
    is_text = False  # two texts can be merged by their words
    has_lines = False  # what it says may take several lines
    has_records = False  # it holds small records, which a form draws cell by cell
    is_set = False  # the order of what it holds says nothing
    names_items = False  # it holds ids of items, which others may delete
    says_alone = False  # its words say what an item is, without the label

    # In a form

    def control(self, field: Declared, *, folded: bool) -> str:
        """The template that draws it, of `wizard/controls`; `folded` where it has the room of one
        line in a record."""
        return field.kind

    def label(self, field: Declared, currency: str) -> str:
        """What stands over its control."""
        return field.label

    def options(self, field: Declared, document: Document) -> tuple[Option, ...]:
        """What its control offers."""
        return ()

    def unsaid(self, field: Declared) -> str | None:
        """What choosing none of the options is called, where it has to be chosen."""
        return None

    def shown(self, field: Declared, value: Any) -> Any:
        """A value of the document as its control holds it: a text, or a list of texts."""
        return self.sent(field, value)

    def typed(self, field: Declared, name: str, data: Data) -> Any:
        """What was typed, as its control holds it."""
        return data.get(name, "")

    def cells(
        self, field: Declared, name: str, value: Any, data: Data | None
    ) -> tuple[tuple[Cell, ...], ...]:
        """The cells that a form draws of it, line by line, where `data` is what was typed."""
        return ()

    def read(self, field: Declared, name: str, data: Data) -> Any:
        """What the form says under this name."""
        return data.get(name, "") or None

    def in_form(self, field: Declared, name: str, data: Data) -> bool:
        """Whether the form says anything under this name."""
        return name in data

    def beside(
        self, field: Declared, name: str, data: Data, errors: Mapping[str, list[str]]
    ) -> Mapping[str, list[str]]:
        """What is wrong, by the names of the controls that it stands beside."""
        return errors

    def with_ids(self, value: Any, id_of: Callable[[str], str]) -> Any:
        """A value as it was read, with ids where the form has handles."""
        return value

    # Stored

    def stored(self, shape: Any, value: Any, key: str) -> Any:
        """What the file has under the key, where a value fits its shape there; a text is read as
        a form would. Raises Refused."""
        raise NotImplementedError  # it is no value of its own: links and records

    # Compared and merged

    def held(self, field: Declared, value: Any) -> Any:
        """A value of the document as `read` would give it."""
        return value

    def same(self, field: Declared, one: Any, other: Any) -> bool:
        """Whether two values say the same."""
        return bool(one == other)

    def sent(self, field: Declared, value: Any) -> Any:
        """A value as a form would send it; None where only the page can draw it again."""
        return "" if value is None else str(value)

    # In words

    def words(self, field: Declared, value: Any, told: Told) -> str:
        """A value as people read it, whether it comes from a form, the document or the history;
        "" where nothing is said."""
        return "" if value in (None, "") else self.said(field, value, told)

    def said(self, field: Declared, value: Any, told: Told) -> str:
        """The same of a value that says something."""
        return str(value)

    def fact(self, field: Declared, value: Any, told: Told) -> str:
        """The same as one of several short facts; "" where a report says it in another place."""
        return self.words(field, value, told)

    def chips(self, field: Declared, value: Any, told: Told) -> Iterator[tuple[str, str]]:
        """The items that it names: whose colour, and in which words; "" for the item's name."""
        return iter(())

    # Money

    def amount(self, field: Declared) -> tuple[str, ...]:
        """Where an amount stands in it, by keys; () without one."""
        return ()

    def currency(self, field: Declared, value: Any) -> str:
        """The currency that was typed in it; "" without one."""
        return ""


def choice_label(field: Declared, value: Any) -> str:
    """What a choice is called."""
    return str(dict(field.choices).get(str(value), value))


def options(field: Declared) -> tuple[Option, ...]:
    """The choices of a field, each with what it means."""
    return tuple(
        Option(value, label, field.glosses.get(value, "")) for value, label in field.choices
    )
