"""The shape of a step, as pure values: the wizard, the poster and the report draw them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from canvases import words
from canvases.document import Document
from canvases.document.shape import shape_of

FieldKind = Literal[
    "line",  # one line of text
    "text",  # several lines
    "choice",  # one of `choices`, or not said
    "yes_no",  # yes, no, or not said
    "tick",  # true or false; where it has `choices`, two words to choose from, "on" for true
    "count",  # a whole number
    "money",
    "rating",  # 1 to 5, or not said
    "date",
    "ref",  # one item of `of`
    "refs",  # any items of `of`
    "choices",  # any of `choices`
    "fits",  # pairs of who and proposition that step 2 linked
    "rows",  # a list of small records, whose `columns` are fields themselves
]


@dataclass(frozen=True, kw_only=True)
class Field:
    """One answer about an item. `key` is the document's own key."""

    key: str
    label: str
    kind: FieldKind = "line"
    help: str = ""
    placeholder: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    glosses: Mapping[str, str] = field(default_factory=dict)  # what each choice means
    brief: Mapping[str, str] = field(default_factory=dict)  # each choice in a word, for a row
    of: tuple[str, ...] = ()  # document blocks whose items a ref may name
    columns: tuple[Field, ...] = ()


def choice(name: str, label: str, **rest: Any) -> Field:
    """A field of one choice, with its labels and meanings; `name` as in words.CHOICES."""
    return _chosen("choice", name, label, rest)


def choices(name: str, label: str, **rest: Any) -> Field:
    """A field of any number of choices."""
    return _chosen("choices", name, label, rest)


def yes_no(name: str, label: str, **rest: Any) -> Field:
    """A field of yes, no, or not said."""
    return _chosen("yes_no", name, label, rest)


def _chosen(kind: FieldKind, name: str, label: str, rest: dict[str, Any]) -> Field:
    return Field(
        key=name.partition(".")[2],
        label=label,
        kind=kind,
        choices=words.CHOICES[name],
        glosses=words.GLOSSES.get(name, {}),
        **rest,
    )


@dataclass(frozen=True, kw_only=True)
class More:
    """Fields that few need, closed behind a line that says what they add.

    `line` may hold `{name}`, the item's own name.
    """

    line: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, kw_only=True)
class Block:
    """One list of items in a step. `key` is the document's list."""

    key: str
    one: str  # "persona"
    many: str  # "personas"
    title: str  # the heading over the list
    ask: (
        str  # the placeholder of the line to type: "Add a persona, for example “Ted, a technician”"
    )
    name: Field  # what the line to type fills: `name` or `text`
    fields: tuple[Field, ...] = ()  # open when an item is edited
    more: tuple[More, ...] = ()  # closed when an item is edited
    in_row: tuple[str, ...] = ()  # fields that a row lets one choose without opening it
    line: str = ""  # not "": the whole list stands closed behind this line while it is empty

    @property
    def most(self) -> int:
        """How many characters the line to type holds."""
        records = shape_of(Document).keys[self.key].shape
        most: int = records.of.keys[self.name.key].shape.most  # type: ignore[attr-defined]
        return most

    @property
    def amount(self) -> tuple[str, ...]:
        """Where the amount of an item stands: "amount", or "price" in the first of "packages"; ()
        in a list without amounts."""
        for field_ in (*self.fields, *(field_ for more in self.more for field_ in more.fields)):
            if field_.kind == "money":
                return (field_.key,)
            for column in field_.columns:
                if column.kind == "money":
                    return (field_.key, column.key)
        return ()


@dataclass(frozen=True, kw_only=True)
class Link:
    """A link table: one kind of link between rows and columns.

    `key` names the link (see editing.set_link); `rows` and `columns` name document
    blocks, or "who" (segments and personas), "fits" or "stages". `holder` is the side
    whose items keep the list in the file, the left end of editing.set_link. The
    journey has a third side: its `cells` hold channels, which keep the list.
    """

    key: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    holder: Literal["rows", "columns", "cells"] = "rows"
    cells: tuple[str, ...] = ()
    title: str  # "What drives each stream?"
    hint: str  # "Rows are the fits from step 2. Tick the stream that each one earns."


@dataclass(frozen=True, kw_only=True)
class Litmus:
    key: str
    question: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question that is answered once for the whole canvas."""

    key: str
    question: str
    help: str = ""


class Help(NamedTuple):
    """Longer help, closed behind its title at first. The text is Markdown."""

    title: str
    text: str


# Whose example it is: the headings of Guidance.examples.
EXAMPLE_TITLES: Mapping[str, str] = MappingProxyType(
    {
        "product": "An app for roof technicians’ parts",
        "scope": "All IT for law firms",
        "infrastructure": "An electric utility",
        "beyond_money": "Beyond money: an insurance broker",
    }
)


@dataclass(frozen=True, kw_only=True)
class Guidance:
    """What stands beside a step. Own words, short, concrete."""

    good: tuple[str, ...]  # what good looks like
    traps: tuple[str, ...]
    # Markdown, by the keys of EXAMPLE_TITLES: a business type, or "beyond_money".
    examples: Mapping[str, str]
    # Advice by business type, in steps 6 and 7.
    advice: Mapping[str, str] = field(default_factory=dict)
    more: tuple[Help, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step of the walk. `key` is its slug in addresses and its key in the file."""

    key: str
    number: int | None  # None for the halfway review
    part: str  # "Offer and customers", "Infrastructure" or "What now"
    title: str  # "Customer segments"
    question: str
    minutes: int  # what it usually takes, until enough founders have shown better
    note_title: str = "Note for this step"
    note_prompt: str  # "Why these people? Write what a colleague would ask you."
    guidance: Guidance
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    litmus: tuple[Litmus, ...] = ()
