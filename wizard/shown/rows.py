"""What a step's lists show: one plain value an item, so that templates look nothing up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, ngettext

from canvases import sentences, words
from canvases.blocks import Block
from canvases.document import Document, RevenueStream, isolated
from canvases.fields.kinds import KINDS, Told
from canvases.insights import Chip, ChipMaker
from canvases.page_ids import handle
from canvases.sentences import MOST
from web.text import formats
from wizard.shown.item_marks import ItemMark, ItemMarks

# A chip is a hint, not the list: the rest is counted.
CHIPS = 6
# So many people without a segment are offered beside each; more choose theirs in their own rows.
_FREE = 12
_PRICES = 2
# Who pays stands in the row's words: as a chip it would look like one more driver.
_IN_WORDS = frozenset({"paid_by"})


@dataclass(frozen=True)
class InRow:
    """A field that a row lets one choose in place: its options as (value, words)."""

    key: str
    ask: str
    is_select: bool
    options: tuple[tuple[str, str], ...]
    value: str
    colour: int = 0  # of what is chosen, where that has one


@dataclass(frozen=True)
class SegmentMember:
    """Somebody who is in a segment, or could be put there."""

    ref: str
    name: str
    on: bool


@dataclass(frozen=True)
class ItemRow:
    """One item as its list shows it; `ref` is its handle."""

    ref: str
    name: str
    summary: str
    chips: tuple[Chip, ...]
    more_chips: int
    revision: int
    first: bool
    last: bool
    open_slot: str  # what is still to be linked, "" where nothing is
    mark: ItemMark
    choices: tuple[InRow, ...] = ()
    members: tuple[SegmentMember, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nobody was put there yet."""
        return not any(member.on for member in self.members)


def rows_of(
    block: Block, chip_maker: ChipMaker, revisions: Mapping[str, int], marks: ItemMarks
) -> tuple[ItemRow, ...]:
    """The rows of one list, in the founder's order."""
    items = getattr(chip_maker.document, block.key)
    return tuple(
        _row(block, item, chip_maker, revisions, marks.of(item.id), ends=(items[0], items[-1]))
        for item in items
    )


def _row(
    block: Block,
    item: Any,
    chip_maker: ChipMaker,
    revisions: Mapping[str, int],
    mark: ItemMark,
    *,
    ends: tuple[Any, Any],
) -> ItemRow:
    chips = tuple(_chips(block, item, chip_maker))
    slot = block.open_slot
    is_open = slot is not None and not any(getattr(item, link) for link in slot.links)
    return ItemRow(
        ref=handle(item.id),
        name=words.called(item),
        summary=" · ".join(_summary(block, item, chip_maker)),
        chips=chips[:CHIPS],
        more_chips=max(0, len(chips) - CHIPS),
        revision=revisions.get(item.id, 0),
        first=item is ends[0],
        last=item is ends[1],
        open_slot=slot.words if slot and is_open else mark.ask,
        mark=mark,
        choices=tuple(_in_row(block, item, chip_maker)),
        members=tuple(_members(item, chip_maker.document)) if block.key == "segments" else (),
    )


def _in_row(block: Block, item: Any, chip_maker: ChipMaker) -> Iterator[InRow]:
    for field in block.every_field:
        if field.key not in block.in_row:
            continue
        kind = KINDS[field.kind]
        offered = kind.options(field, chip_maker.document)
        options = [(one.value, field.brief.get(one.value, one.label)) for one in offered]
        if not options:
            continue
        if kind.names_items:
            no_item = gettext("No %(thing)s") % {"thing": field.label.lower()}
            options = [("", no_item), *options]
        value = getattr(item, field.key) or ""
        ask = f"{field.label.removesuffix('?')}: {isolated(item.name)}"
        colour = chip_maker.chip(value).number if value and kind.names_items else 0
        yield InRow(field.key, ask, kind.names_items, tuple(options), value, colour)


def _members(segment: Any, document: Document) -> Iterator[SegmentMember]:
    """Its people, and those whom no segment has yet."""
    free = 0
    for persona in document.personas:
        free += persona.segment is None
        if persona.segment == segment.id or (persona.segment is None and free <= _FREE):
            yield SegmentMember(handle(persona.id), persona.name, persona.segment == segment.id)


def _summary(block: Block, item: Any, chip_maker: ChipMaker) -> Iterator[str]:
    if block.key == "costs":
        yield from sentences.cost_terms(item, chip_maker.document.currency)
        return
    for field in block.fields:
        value = getattr(item, field.key, None)
        if KINDS[field.kind].says_alone and value and field.key not in block.in_row:
            yield sentences.in_words(field, value, {})
    if block.key == "revenue_streams":
        yield from _money_of(item, chip_maker)
    if block.key == "segments" and item.size is not None:
        yield formats.number(item.size)


def _money_of(stream: RevenueStream, chip_maker: ChipMaker) -> Iterator[str]:
    """Its prices, of which two say enough, and whose money it is."""
    known = [sentences.terms(package, chip_maker.document.currency) for package in stream.packages]
    known = [text for text in known if text]
    yield from known[:_PRICES]
    if more := len(known[_PRICES:]):
        yield ngettext("%(count)s more price", "%(count)s more prices", more) % {"count": more}
    if stream.paid_by:
        payers = [isolated(chip_maker.name(ref)) for ref in stream.paid_by]
        yield gettext("paid by %(names)s") % {"names": formats.listed(payers, most=MOST)}


def _chips(block: Block, item: Any, chip_maker: ChipMaker) -> Iterator[Chip]:
    told = Told(chip_maker.names)
    for field in block.every_field:
        if field.key not in block.in_row and field.key not in _IN_WORDS:
            value = getattr(item, field.key, None)
            for ref, text in KINDS[field.kind].chips(field, value, told):
                yield chip_maker.chip(ref, text)
