"""A step as somebody reads it who may not write: its items with all that is said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from canvases import sentences
from canvases.blocks import ACTIONS, Block, Field
from canvases.document import Document
from canvases.fields.days import written
from canvases.fields.kinds import KINDS
from canvases.insights.chips import Chip, ChipMaker
from canvases.page_ids import handle
from canvases.sentences import Sentence
from canvases.steps import Step, analysis
from web.text.formats import in_line
from web.text.language import gettext

# Titles, each with its questions and answers.
Answers = list[tuple[str, list[tuple[str, str]]]]


@dataclass(frozen=True)
class Fact:
    label: str
    text: str


@dataclass(frozen=True)
class ReadOnlyItem:
    ref: str
    chip: Chip
    facts: tuple[Fact, ...]
    links: tuple[Sentence, ...]


@dataclass(frozen=True)
class ReadOnlyList:
    title: str
    items: tuple[ReadOnlyItem, ...]


def sections(step: Step, chip_maker: ChipMaker) -> tuple[ReadOnlyList, ...]:
    """The lists of a step that hold something."""
    return lists(step.blocks, chip_maker)


def lists(blocks: Iterable[Block], chip_maker: ChipMaker) -> tuple[ReadOnlyList, ...]:
    """Those of the lists that hold something."""
    told = sentences.links(chip_maker.document)
    found = (
        ReadOnlyList(
            block.title,
            tuple(
                _item(block, item, chip_maker, told)
                for item in getattr(chip_maker.document, block.key)
            ),
        )
        for block in blocks
    )
    return tuple(section for section in found if section.items)


def answers(step: Step, document: Document) -> Answers:
    """What a step says beyond its lists: titled lists of question and answer."""
    maker = _READINGS.get(step.key)
    return maker(document) if maker else []


def _item(
    block: Block,
    item: Any,
    chip_maker: ChipMaker,
    told: Mapping[str, tuple[sentences.Sentence, ...]],
) -> ReadOnlyItem:
    return ReadOnlyItem(
        handle(item.id),
        chip_maker.chip(item.id),
        tuple(_facts(block, item, chip_maker.document.currency)),
        told.get(item.id, ()),
    )


def _facts(block: Block, item: Any, currency: str) -> Iterator[Fact]:
    for field in (*block.fields, *(f for more in block.more for f in more.fields)):
        text = text_of(block, field, item, currency)
        if text:
            yield Fact(field.label, text)


def text_of(block: Block, field: Field, item: Any, currency: str) -> str:
    """A field of an item as people read it; a cost's period is said with its amount."""
    if block.key == "costs" and item.amount is not None:
        if field.key == "amount":
            return sentences.cost_amount(item, currency)
        if field.key == "period":
            return ""
    return value_in_words(field, getattr(item, field.key), currency)


def value_in_words(field: Field, value: Any, currency: str) -> str:
    """A value as people read it; "" for links, which are told as sentences."""
    if value in (None, "", (), False) or KINDS[field.kind].names_items:
        return ""
    return sentences.in_words(field, value, {}, currency)


def _read_positioning(document: Document) -> Answers:
    text = sentences.positioning(document)
    return [(gettext("What you would tell a stranger"), [("", text)])] if text else []


def _read_captures(document: Document) -> Answers:
    text = document.capture_summary
    return [(gettext("What a customer is worth"), [("", text)])] if text else []


def _read_analysis(document: Document) -> Answers:
    design = [
        (q.question, getattr(document.design_answers, q.key))
        for q in analysis.DESIGN_QUESTIONS
        if getattr(document.design_answers, q.key)
    ]
    questions = {question.key: question.question for question in analysis.FORCES}
    forces = [
        (questions[f.force], " ".join(filter(None, (_pressed(f.rating), f.note))))
        for f in document.forces
    ]
    actions = [
        (
            a.text,
            in_line(
                filter(
                    None,
                    (
                        a.owner,
                        written(a.due) if a.due else "",
                        gettext("done") if a.done else "",
                    ),
                )
            ),
        )
        for a in document.actions
    ]
    return [
        (title, rows)
        for title, rows in (
            (gettext("The design"), design),
            (gettext("Five forces"), forces),
            (ACTIONS.title, actions),
        )
        if rows
    ]


def _pressed(rating: int | None) -> str:
    return gettext("%(rating)s of 5.") % {"rating": rating} if rating else ""


_READINGS: Mapping[str, Callable[[Document], Answers]] = {
    "value-propositions": _read_positioning,
    "revenue-streams": _read_captures,
    "analysis": _read_analysis,
}
