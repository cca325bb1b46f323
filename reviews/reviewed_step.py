"""What a review page shows of one step: the submitted words, with what changed marked in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from canvases import markdown, sentences
from canvases.blocks import ASSUMPTIONS, Block, Field
from canvases.compare import CanvasChange, Mark, marks, parted, summary
from canvases.document import Document, index
from canvases.fields.kinds import KINDS
from canvases.insights import ChipMaker, changes_in_words, read_only
from canvases.page_ids import handle
from canvases.steps import Step
from canvases.words import called

Marks = tuple[Mark, ...]
_MARK: Mapping[str, Literal["new", "gone"]] = {"added": "new", "removed": "gone"}


@dataclass(frozen=True)
class ReviewedField:
    """Something that is said of an item, under its label."""

    label: str
    marks: Marks


@dataclass(frozen=True)
class ReviewedItem:
    """An item as it was submitted. `state` is what happened to it, "" for nothing; a deleted one
    stands where it stood, struck through. `name` and `lines` have the marks."""

    ref: str  # its handle
    id: str
    block: str
    state: str
    name: Marks
    lines: tuple[ReviewedField, ...]
    links: tuple[str, ...]
    number: int
    letter: str

    @property
    def called(self) -> str:
        """Its name as it is, without what is gone from it."""
        return "".join(mark.text for mark in self.name if mark.kind != "gone")


@dataclass(frozen=True)
class ReviewedList:
    block: Block
    items: tuple[ReviewedItem, ...]


@dataclass(frozen=True)
class StepPage:
    """A step, ready to draw. `other` are changes of what is no item."""

    step: Step
    sections: tuple[ReviewedList, ...]
    answers: read_only.Answers
    note: Marks
    note_html: str  # the same where nothing changed in it
    other: tuple[ReviewedField, ...]
    changes: int
    summary: str  # "Added one relationship, reworded one."
    story: tuple[sentences.Sentence, ...]


def step_page(step: Step, document: Document, changes: Sequence[CanvasChange]) -> StepPage:
    """The page of a step; `changes` are those of this step since the last review."""
    by_id = {change.id: change for change in changes if change.id}
    chip_maker = ChipMaker(document)
    sections = tuple(_sections(step, chip_maker, by_id))
    shown = {item.id for section in sections for item in section.items}
    other = [change for change in changes if change.id not in shown]
    teller = changes_in_words.ChangeWording(_names(document, changes), document.currency)
    note, text = _note(step, document, changes), document.step(step.key).note
    return StepPage(
        step=step,
        sections=sections,
        answers=read_only.answers(step, document),
        note=note,
        note_html=markdown.render(text) if all(m.kind == "same" for m in note) else "",
        other=tuple(line for change in other for line in _other(change, teller)),
        changes=len(changes),
        summary=summary(changes),
        story=sentences.story(document, half=step.key == "halfway") if not step.blocks else (),
    )


def _sections(
    step: Step, chip_maker: ChipMaker, by_id: Mapping[str, CanvasChange]
) -> Iterator[ReviewedList]:
    said = sentences.links(chip_maker.document)
    for block in (*step.blocks, ASSUMPTIONS):
        items = [*_items(step, block, chip_maker.document), *_removed(block, by_id)]
        if items:
            told = _Words(_names(chip_maker.document, by_id.values()), chip_maker.document.currency)
            made = (_item(block, one, chip_maker, by_id.get(one.id), said, told) for one in items)
            yield ReviewedList(block, tuple(made))


def _items(step: Step, block: Block, document: Document) -> Sequence[Any]:
    items: Sequence[Any] = getattr(document, block.key)
    if block is not ASSUMPTIONS or step.key == "analysis":
        return items
    return [one for one in items if one.step == step.key]


def _removed(block: Block, by_id: Mapping[str, CanvasChange]) -> list[Any]:
    return [
        change.before
        for change in by_id.values()
        if change.kind == "removed" and change.what == block.key
    ]


def _item(
    block: Block,
    item: Any,
    chip_maker: ChipMaker,
    change: CanvasChange | None,
    said: Mapping[str, tuple[sentences.Sentence, ...]],
    told: _Words,
) -> ReviewedItem:
    is_there = item.id in chip_maker.items
    swatch = chip_maker.coloured.colour(item.id) if is_there else None
    return ReviewedItem(
        ref=handle(item.id),
        id=item.id,
        block=block.key,
        state=change.kind if change else "",
        name=_marked(block, block.name, item, change, told),
        lines=tuple(_lines(block, item, change, told)),
        links=tuple(str(sentence) for sentence in said.get(item.id, ())),
        number=swatch.number if swatch else 0,
        letter=swatch.letter if swatch else "",
    )


@dataclass(frozen=True)
class _Words:
    """How what an item says is put in words."""

    names: Mapping[str, str]
    currency: str

    def of(self, block: Block, field: Field, item: Any) -> str:
        value = getattr(item, field.key)
        if KINDS[field.kind].names_items or field.key == "notes":  # whose records name items
            return sentences.in_words(field, value, self.names) if value else ""
        return read_only.text_of(block, field, item, self.currency)


def _lines(
    block: Block, item: Any, change: CanvasChange | None, told: _Words
) -> Iterator[ReviewedField]:
    """Texts and choices always; links only where they changed, for they are told as sentences."""
    changed = {value.name for value in change.values} if change else set()
    for field in (*block.fields, *(f for more in block.more for f in more.fields)):
        if field.key in changed or not KINDS[field.kind].names_items:
            found = _marked(block, field, item, change, told)
            if found:
                yield ReviewedField(field.label, found)


def _marked(
    block: Block, field: Field, item: Any, change: CanvasChange | None, told: _Words
) -> Marks:
    """What a field says, with what became of it."""
    if change is not None and change.kind == "changed":
        before, after = (told.of(block, field, one) for one in (change.before, change.after))
        return tuple(parted(marks(before, after)))
    text = told.of(block, field, item)
    return (Mark(_MARK.get(change.kind if change else "", "same"), text),) if text else ()


def _note(step: Step, document: Document, changes: Sequence[CanvasChange]) -> Marks:
    for change in changes:
        if change.what == "note":
            (value,) = change.values
            return tuple(parted(marks(value.before, value.after)))
    text = document.step(step.key).note
    return (Mark("same", text),) if text else ()


def _other(change: CanvasChange, teller: changes_in_words.ChangeWording) -> Iterator[ReviewedField]:
    """A change of what is no item of the page, in words; the note has its own place."""
    if change.what == "note":
        return
    shown = teller.shown(change)
    noun = shown.noun
    if not change.values:
        noun = f"{shown.did.capitalize()}: {_lower(noun)}"
    said = [("", shown.name)] if shown.name else []
    for label, marked in (*said, *((line.label, line.marks) for line in shown.lines)):
        yield ReviewedField(label or noun, marked)


def _lower(noun: str) -> str:
    return noun[:1].lower() + noun[1:]


def _names(document: Document, changes: Any) -> dict[str, str]:
    """What items are called, those that are gone among them."""
    gone = (change.before for change in changes if change.kind == "removed" and change.id)
    return {
        **{one.id: called(one) for one in gone},
        **{ref: called(item) for ref, item in index(document).items()},
    }
