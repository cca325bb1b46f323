"""The shape of a step, as pure values: the wizard, the poster and the report draw them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, get_args

from canvases.blocks import Block
from canvases.document import StepKey
from web.text.declared import by_key, says, texts
from web.text.language import gettext_noop as _

_NUMBERS: Mapping[str, int] = MappingProxyType(
    {key: n for n, key in enumerate((k for k in get_args(StepKey) if k != "halfway"), start=1)}
)


@says("title", "hint")
@dataclass(frozen=True, kw_only=True)
class LinkTable:
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


@says("question")
@dataclass(frozen=True, kw_only=True)
class Litmus:
    key: str
    question: str


@says("question", "help")
@dataclass(frozen=True, kw_only=True)
class Question:
    """A question that is answered once for the whole canvas."""

    key: str
    question: str
    help: str = ""


@says("title", "text")
@dataclass(frozen=True)
class Help:
    """Longer help, closed behind its title at first. The text is Markdown."""

    title: str
    text: str


# Whose example it is: the headings of Guidance.examples.
EXAMPLE_TITLES: Mapping[str, str] = MappingProxyType(
    {
        "product": _("An app for roof technicians’ parts"),
        "scope": _("All IT for law firms"),
        "infrastructure": _("An electric utility"),
        "beyond_money": _("Beyond money: an insurance broker"),
    }
)


@says(good=texts, traps=texts, examples=by_key, advice=by_key)
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


@says("part", "title", "question", "note_title", "note_prompt")
@dataclass(frozen=True, kw_only=True)
class Step:
    """A step of the walk. `key` is its slug in addresses and its key in the file."""

    key: str
    part: str  # "Offer and customers", "Infrastructure" or "What now"
    title: str  # "Customer segments"
    question: str
    minutes: int  # what it usually takes, until enough founders have shown better
    note_title: str = _("Note for this step")
    note_prompt: str  # "Why these people? Write what a colleague would ask you."
    guidance: Guidance
    blocks: tuple[Block, ...] = ()
    asks: tuple[str, ...] = ()  # what else of the file is said here, by its keys
    links: tuple[LinkTable, ...] = ()
    litmus: tuple[Litmus, ...] = ()

    @property
    def number(self) -> int | None:
        """Which of the walk it is, from 1; None for the halfway review, which is only a rest."""
        return _NUMBERS.get(self.key)
