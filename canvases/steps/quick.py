"""The quick start: ten questions of one line each, which fill the same canvas.

A question speaks about the first item of a list: it makes that item where there is
none, and rewords it where there is one. So nothing needs to be remembered between
two questions but the canvas itself, and nothing is made twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from canvases.document import Document, isolated
from web.text.declared import says
from web.text.language import gettext
from web.text.language import gettext_noop as _

INTRO = _("Ten questions, one line each, about ten minutes. You can stop after any.")
OUTRO = _("Now make it hold together")


@says("ask", "help", "example")
@dataclass(frozen=True, kw_only=True)
class QuickQuestion:
    """One line to ask, and what the answer makes. `ask` may name {persona} and others."""

    number: int
    step: str
    ask: str
    help: str
    example: str
    block: str
    key: str = "name"  # the field that the answer fills
    # What the new item is given: fixed values; links to the first item of a block, of
    # the first block that has one. "fits" makes the pair of step 2.
    values: Mapping[str, Any] = field(default_factory=dict)
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    about: str = ""  # the block whose first item it is about


QUICK: tuple[QuickQuestion, ...] = (
    QuickQuestion(
        number=1,
        step="customer-segments",
        ask=_("Who is it for? Name one person."),
        help=_("Somebody real. A first name is enough."),
        example=_("Ted"),
        block="personas",
    ),
    QuickQuestion(
        number=2,
        step="value-propositions",
        ask=_("What do you offer {persona}?"),
        help=_("What they get, in their words. Not how it is built."),
        example=_("Parts lookup in the field"),
        block="propositions",
        links={"fits": ("personas",)},
    ),
    QuickQuestion(
        number=3,
        step="channels",
        ask=_("How does {persona} hear of it and get it?"),
        help=_("The first way that you would try."),
        example=_("Poster at the trade counter"),
        block="channels",
        values={"touches": ((None, "attention"), (None, "action"))},
    ),
    QuickQuestion(
        number=4,
        step="customer-relationships",
        ask=_("When {persona} is stuck, who or what helps?"),
        help=_("A person, a machine, other customers? How fast?"),
        example=_("Help inside the app, answered within the hour"),
        block="relationships",
    ),
    QuickQuestion(
        number=5,
        step="revenue-streams",
        ask=_("What is paid for {proposition}?"),
        help=_("What would stand on the bill. If it is free, say so."),
        example=_("Monthly licence, 25 a seat"),
        block="revenue_streams",
        links={"drivers": ("fits",), "paid_by": ("personas",)},
    ),
    QuickQuestion(
        number=6,
        step="key-activities",
        ask=_("What must you do well to deliver {proposition}?"),
        help=_("The one thing that you win or lose by."),
        example=_("Keep the catalogue current"),
        block="activities",
        links={"delivers": ("propositions",)},
    ),
    QuickQuestion(
        number=7,
        step="key-resources",
        ask=_("What must you have for that: {activity}?"),
        help=_("People, know-how, rights, machines or money."),
        example=_("Licensed manual library"),
        block="resources",
        links={"used_by": ("activities",)},
    ),
    QuickQuestion(
        number=8,
        step="key-partnerships",
        ask=_("Who can help you with {resource}?"),
        help=_("Somebody who has what you lack, or does it for less."),
        example=_("Equipment makers"),
        block="partners",
        links={"provides": ("resources", "activities")},
    ),
    QuickQuestion(
        number=9,
        step="cost-structure",
        ask=_("What will cost you most: {activity}, or something else?"),
        help=_("Name the largest cost. The amount can wait."),
        example=_("Two people who read manuals"),
        block="costs",
        links={"driven_by": ("activities",)},
    ),
    QuickQuestion(
        number=10,
        step="analysis",
        ask=_("What must be true for all this to work?"),
        help=_("The belief that would hurt most if it were wrong."),
        example=_("Technicians may spend 30 a month without asking"),
        block="assumptions",
        key="text",
        values={"kind": "value", "step": "value-propositions", "impact": 5, "evidence": 1},
        about="propositions",
    ),
)

# What a question says while its answer is still missing.
_UNKNOWN = MappingProxyType(
    {
        "persona": ("personas", _("your customer")),
        "proposition": ("propositions", _("what you offer")),
        "activity": ("activities", _("what you do")),
        "resource": ("resources", _("what you need")),
    }
)


def ask(question: QuickQuestion, document: Document) -> str:
    """The question with what was answered before: "What do you offer Ted?"."""
    return question.ask.format_map(
        {slot: _spoken(document, slot, *what) for slot, what in _UNKNOWN.items()}
    )


def answered(question: QuickQuestion, document: Document) -> str:
    """What the canvas already says to a question; "" where it says nothing."""
    items = getattr(document, question.block)
    return getattr(items[0], question.key) if items else ""


def values_for(question: QuickQuestion, document: Document, answer: str) -> dict[str, Any]:
    """What to give a new item of `question.block`, links and all, but for its fit."""
    values = {question.key: answer, **question.values}
    for key, blocks in question.links.items():
        if key != "fits":
            values[key] = _first(document, blocks)
    if question.about:
        values["about"] = next(iter(_first(document, (question.about,))), None)
    return values


def late_links(asked: QuickQuestion, document: Document) -> Iterator[tuple[str, str, Any]]:
    """What other lines could not be linked to while the line of `asked` was still missing.

    Gives each item to change as its block, its id and the values of its links.
    """
    made = {asked.block, "fits"} if asked.block in ("personas", "propositions") else {asked.block}
    for question in QUICK:
        for item in getattr(document, question.block)[:1]:
            values = {
                key: found
                for key, blocks in question.links.items()
                if key != "fits" and made & set(blocks) and not getattr(item, key)
                if (found := _first(document, blocks))
            }
            if values:
                yield question.block, item.id, values


def _spoken(document: Document, slot: str, block: str, unknown: str) -> str:
    items = getattr(document, block)
    if not items:
        return gettext(unknown)
    name = isolated(items[0].name)
    return name if slot == "persona" else f"“{name}”"


def _first(document: Document, blocks: tuple[str, ...]) -> tuple[Any, ...]:
    """The first item of the first block that has one, as its id (or as a pair, for a fit)."""
    for block in blocks:
        for item in getattr(document, block)[:1]:
            return ((item.who, item.proposition) if block == "fits" else item.id,)
    return ()
