"""A step as somebody reads it who may not write: its items with all that is said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from canvases import sentences, words
from canvases.document import Document
from canvases.handles import handle
from canvases.painter import Chip, Painter
from canvases.sentences import Sentence
from canvases.steps import analysis
from canvases.steps.base import Block, Field, Step

# Titles, each with its questions and answers.
Readings = list[tuple[str, list[tuple[str, str]]]]


@dataclass(frozen=True)
class Fact:
    label: str
    text: str


@dataclass(frozen=True)
class Item:
    ref: str
    chip: Chip
    facts: tuple[Fact, ...]
    links: tuple[Sentence, ...]


@dataclass(frozen=True)
class Section:
    title: str
    items: tuple[Item, ...]


def sections(step: Step, painter: Painter) -> tuple[Section, ...]:
    """The lists of a step that hold something."""
    return lists(step.blocks, painter)


def lists(blocks: Iterable[Block], painter: Painter) -> tuple[Section, ...]:
    """Those of the lists that hold something."""
    told = sentences.links(painter.document)
    found = (
        Section(
            block.title,
            tuple(
                _item(block, item, painter, told) for item in getattr(painter.document, block.key)
            ),
        )
        for block in blocks
    )
    return tuple(section for section in found if section.items)


def answers(step: Step, document: Document) -> Readings:
    """What a step says beyond its lists: titled lists of question and answer."""
    maker = _READINGS.get(step.key)
    return maker(document) if maker else []


def _item(
    block: Block, item: Any, painter: Painter, told: Mapping[str, tuple[sentences.Sentence, ...]]
) -> Item:
    return Item(
        handle(item.id),
        painter.chip(item.id),
        tuple(_facts(block, item)),
        told.get(item.id, ()),
    )


def _facts(block: Block, item: Any) -> Iterator[Fact]:
    for field in (*block.fields, *(f for more in block.more for f in more.fields)):
        text = text_of(block, field, getattr(item, field.key))
        if text:
            yield Fact(field.label, text)


def text_of(block: Block, field: Field, value: Any) -> str:
    """Texts and choices; links are told as sentences."""
    if value in (None, "", (), False):
        return ""
    if field.kind == "choice":
        return words.label(f"{block.key}.{field.key}", value)
    if field.kind in ("line", "text", "count", "rating", "money"):
        return str(value)
    if field.kind == "yes_no":
        return str(value).capitalize()
    return ""


def _read_positioning(document: Document) -> Readings:
    text = sentences.positioning(document)
    return [("What you would tell a stranger", [("", text)])] if text else []


def _read_captures(document: Document) -> Readings:
    text = document.capture_summary
    return [("What a customer is worth", [("", text)])] if text else []


def _read_analysis(document: Document) -> Readings:
    design = [
        (q.question, getattr(document.design_answers, q.key))
        for q in analysis.DESIGN_QUESTIONS
        if getattr(document.design_answers, q.key)
    ]
    questions = {question.key: question.question for question in analysis.FORCES}
    forces = [
        (questions[f.force], " ".join((f"{f.rating} of 5." if f.rating else "", f.note)).strip())
        for f in document.forces
    ]
    actions = [
        (a.text, ", ".join(t for t in (a.owner, str(a.due or ""), "done" if a.done else "") if t))
        for a in document.actions
    ]
    return [
        (title, rows)
        for title, rows in (
            ("The design", design),
            ("Five forces", forces),
            (analysis.ACTIONS.title, actions),
        )
        if rows
    ]


_READINGS: Mapping[str, Callable[[Document], Readings]] = {
    "value-propositions": _read_positioning,
    "revenue-streams": _read_captures,
    "analysis": _read_analysis,
}
