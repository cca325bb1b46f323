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

INTRO = "Ten questions, one line each, about ten minutes. You can stop after any."
OUTRO = "Now make it hold together"


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
        ask="Who is it for? Name one person.",
        help="Somebody real. A first name is enough.",
        example="Ted",
        block="personas",
    ),
    QuickQuestion(
        number=2,
        step="value-propositions",
        ask="What do you offer {persona}?",
        help="What they get, in their words. Not how it is built.",
        example="Parts lookup in the field",
        block="propositions",
        links={"fits": ("personas",)},
    ),
    QuickQuestion(
        number=3,
        step="channels",
        ask="How does {persona} hear of it and get it?",
        help="The first way that you would try.",
        example="Poster at the trade counter",
        block="channels",
        values={"touches": ((None, "attention"), (None, "action"))},
    ),
    QuickQuestion(
        number=4,
        step="customer-relationships",
        ask="When {persona} is stuck, who or what helps?",
        help="A person, a machine, other customers? How fast?",
        example="Help inside the app, answered within the hour",
        block="relationships",
    ),
    QuickQuestion(
        number=5,
        step="revenue-streams",
        ask="What is paid for {proposition}?",
        help="What would stand on the bill. If it is free, say so.",
        example="Monthly licence, 25 a seat",
        block="revenue_streams",
        links={"drivers": ("fits",), "paid_by": ("personas",)},
    ),
    QuickQuestion(
        number=6,
        step="key-activities",
        ask="What must you do well to deliver {proposition}?",
        help="The one thing that you win or lose by.",
        example="Keep the catalogue current",
        block="activities",
        links={"delivers": ("propositions",)},
    ),
    QuickQuestion(
        number=7,
        step="key-resources",
        ask="What must you have for that: {activity}?",
        help="People, know-how, rights, machines or money.",
        example="Licensed manual library",
        block="resources",
        links={"used_by": ("activities",)},
    ),
    QuickQuestion(
        number=8,
        step="key-partnerships",
        ask="Who can help you with {resource}?",
        help="Somebody who has what you lack, or does it for less.",
        example="Equipment makers",
        block="partners",
        links={"provides": ("resources", "activities")},
    ),
    QuickQuestion(
        number=9,
        step="cost-structure",
        ask="What will cost you most: {activity}, or something else?",
        help="Name the largest cost. The amount can wait.",
        example="Two people who read manuals",
        block="costs",
        links={"driven_by": ("activities",)},
    ),
    QuickQuestion(
        number=10,
        step="analysis",
        ask="What must be true for all this to work?",
        help="The belief that would hurt most if it were wrong.",
        example="Technicians may spend 30 a month without asking",
        block="assumptions",
        key="text",
        values={"kind": "value", "step": "value-propositions", "impact": 5, "evidence": 1},
        about="propositions",
    ),
)

# What a question says while its answer is still missing.
_UNKNOWN = MappingProxyType(
    {
        "persona": ("personas", "your customer"),
        "proposition": ("propositions", "what you offer"),
        "activity": ("activities", "what you do"),
        "resource": ("resources", "what you need"),
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
        return unknown
    name = isolated(items[0].name)
    return name if slot == "persona" else f"“{name}”"


def _first(document: Document, blocks: tuple[str, ...]) -> tuple[Any, ...]:
    """The first item of the first block that has one, as its id (or as a pair, for a fit)."""
    for block in blocks:
        for item in getattr(document, block)[:1]:
            return ((item.who, item.proposition) if block == "fits" else item.id,)
    return ()
