"""A step as somebody reads it who may not write: its items with all that is said of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from canvases import sentences, words
from canvases.handles import handle
from canvases.painter import Chip, Painter
from canvases.sentences import Sentence
from canvases.steps.base import Block, Field, Step


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
    told = sentences.links(painter.document)
    found = (
        Section(
            block.title,
            tuple(
                _item(block, item, painter, told) for item in getattr(painter.document, block.key)
            ),
        )
        for block in step.blocks
    )
    return tuple(section for section in found if section.items)


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
        text = _text(block, field, getattr(item, field.key))
        if text:
            yield Fact(field.label, text)


def _text(block: Block, field: Field, value: Any) -> str:
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
