"""The shape of a block, as pure values: what everything that reads it derives from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from msgspec import Struct

from canvases.blocks.shared import YES_NO, Pairs
from canvases.document import Document
from canvases.document.shape import Record, shape_of
from canvases.fields.kinds import KINDS
from web.text.declared import by_key, pairs, says, text, texts


def _text_if_any(declared: str | None) -> str | None:
    return None if declared is None else text(declared)


@says(
    "label",
    "help",
    "placeholder",
    report_label=_text_if_any,
    report_tick=texts,
    choices=pairs,
    glosses=by_key,
    brief=by_key,
)
@dataclass(frozen=True, kw_only=True)
class Field:
    """One answer about an item. `key` is the document's own key."""

    key: str
    label: str
    # The form asks ("Do they buy, or use?"), a report tells: "" where the value says enough.
    report_label: str | None = None
    report_tick: tuple[str, ...] = ()  # what a tick says there, set and not set
    kind: str = "line"  # a module of `fields.kinds`
    help: str = ""
    placeholder: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    glosses: Mapping[str, str] = field(default_factory=dict)  # what each choice means
    brief: Mapping[str, str] = field(default_factory=dict)  # each choice in a word, for a row
    of: tuple[str, ...] = ()  # document blocks whose items a ref may name
    columns: tuple[Field, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"There is no kind of field “{self.kind}” (of “{self.key}”).")


def choice(name: str, label: str, choices: Pairs, **rest: Any) -> Field:
    """A field of one choice; `name` is "<list in the file>.<field>", as `words.label` has it."""
    return Field(key=_key(name), label=label, kind="choice", choices=choices, **rest)


def choices(name: str, label: str, choices: Pairs, **rest: Any) -> Field:
    """A field of any number of choices."""
    return Field(key=_key(name), label=label, kind="choices", choices=choices, **rest)


def yes_no(name: str, label: str, **rest: Any) -> Field:
    """A field of yes, no, or not said."""
    return Field(key=_key(name), label=label, kind="yes_no", choices=YES_NO, **rest)


def _key(name: str) -> str:
    return name.partition(".")[2]


@says("line")
@dataclass(frozen=True, kw_only=True)
class More:
    """Fields that few need, closed behind a line that says what they add.

    `line` may hold `{name}`, the item's own name.
    """

    line: str
    fields: tuple[Field, ...]


@says("text")
@dataclass(frozen=True)
class AssumptionDraft:
    """What must be true of an item at all: of which kind that belief is, and what it says.

    {name} stands for the item, {who} for whoever has the problem.
    """

    kind: str
    text: str


@says("words")
@dataclass(frozen=True)
class OpenSlot:
    """What an item asks for first: one of its links, and the words for it while there is none."""

    links: tuple[str, ...]
    words: str


class PosterPlace(NamedTuple):
    """Where a block stands in the picture: in one of the columns, from the left, all of it or its
    upper or lower half; or in the row below all columns, which its blocks share."""

    part: Literal["whole", "above", "below", "foot"]
    column: int


@says("one", "many", "title", "ask", "line")
@dataclass(frozen=True, kw_only=True)
class Block:
    """One list of items. `key` is the document's list."""

    key: str
    noun: tuple[str, str]  # as items are counted: "%(count)s person", "%(count)s people"
    letter: str  # that the ids of its items begin with
    end: str = ""  # what a link calls one of its items
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

    open_slot: OpenSlot | None = None
    draft: AssumptionDraft | None = None
    on_poster: PosterPlace | None = None

    @property
    def struct(self) -> type[Struct]:
        """What one of its items is in the document."""
        struct: type[Struct] = self._record.struct
        return struct

    @property
    def every_field(self) -> tuple[Field, ...]:
        """All that is asked about an item, in the order of its form."""
        return (self.name, *self.fields, *(field for more in self.more for field in more.fields))

    @property
    def most(self) -> int:
        """How many characters the line to type holds."""
        most: int = self._record.keys[self.name.key].shape.most  # type: ignore[attr-defined]
        return most

    @property
    def amount(self) -> tuple[str, ...]:
        """Where the amount of an item stands: "amount", or "price" in the first of "packages"; ()
        in a list without amounts."""
        amounts = (KINDS[asked.kind].amount(asked) for asked in self.every_field)
        return next(filter(None, amounts), ())

    @property
    def _record(self) -> Record:
        record: Record = shape_of(Document).keys[self.key].shape.of  # type: ignore[attr-defined]
        return record
