"""What may name what: the blocks, and the links between their items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct

from canvases.document.shape import Many, Record, TextShape, shape_of
from canvases.document.values import Document, Item

# The blocks in the order of the file, which is the order of the walk.
BLOCKS: tuple[str, ...] = tuple(
    name
    for name, key in shape_of(Document).keys.items()
    if isinstance(key.shape, Many)
    and isinstance(key.shape.of, Record)
    and issubclass(key.shape.of.struct, Item)
)


def _naming(shape: type[Many] | type[TextShape]) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Of each block that has such fields: those that name items, and of which blocks."""
    found = {
        block: {
            key.field: key.shape.names or tuple(other for other in BLOCKS if other != block)
            for key in _record(block).keys.values()
            if isinstance(key.shape, shape) and key.shape.names is not None
        }
        for block in BLOCKS
    }
    return MappingProxyType({block: fields for block, fields in found.items() if fields})


def _record(block: str) -> Record:
    record: Record = shape_of(Document).keys[block].shape.of  # type: ignore[attr-defined]
    return record


# Lists of ids: the blocks that each may name, in the order in which a file writes them.
LISTS = _naming(Many)
# Single references: one id, or none where the file allows it.
REFERENCES = _naming(TextShape)
# Lists of small records: of which kind each is.
RECORDS: Mapping[str, Mapping[str, type[Struct]]] = MappingProxyType(
    {
        block: {
            key.field: key.shape.of.struct
            for key in _record(block).keys.values()
            if isinstance(key.shape, Many) and isinstance(key.shape.of, Record)
        }
        for block in BLOCKS
    }
)


class Link(NamedTuple):
    """One link. `ids` are its ends, the item that holds it in the file first.

    `stage` is the journey stage of a touch; a touch of everyone has one end only.
    """

    name: str
    ids: tuple[str, ...]
    stage: str = ""


def items(document: Document) -> Iterator[tuple[str, Item]]:
    """Every item with the block that it stands in, in the order of the file."""
    for block in BLOCKS:
        for item in getattr(document, block):
            yield block, item


def index(document: Document) -> dict[str, Item]:
    """The items by id."""
    return {item.id: item for _, item in items(document)}


def block_of(document: Document) -> dict[str, str]:
    """The block that each id stands in."""
    return {item.id: block for block, item in items(document)}


def counts(document: Document) -> dict[str, int]:
    """How many items each block holds."""
    return {block: len(getattr(document, block)) for block in BLOCKS}


def is_empty(document: Document) -> bool:
    """Whether it holds no item: there is nothing to judge yet."""
    return not any(counts(document).values())


def words_of(item: Item) -> str:
    """An item's own words: its name, or its text where it has no name."""
    words: str = getattr(item, "name", "") or item.text  # type: ignore[attr-defined]
    return words


def named(document: Document, blocks: tuple[str, ...]) -> list[tuple[str, str]]:
    """The items of some blocks, by their ids and their own words."""
    return [(item.id, words_of(item)) for block in blocks for item in getattr(document, block)]


def links(document: Document) -> Iterator[Link]:
    """Every link of the canvas: what stands in link tables, and what the limit counts."""
    for fit in document.fits:
        yield Link("fits", (fit.who, fit.proposition))
    yield from _touches(document)
    for stream in document.revenue_streams:
        for driver in stream.drivers:
            yield Link("drivers", (stream.id, driver.who, driver.proposition))
    yield from _lists(document)


def _touches(document: Document) -> Iterator[Link]:
    for channel in document.channels:
        for touch in channel.touches:
            ids = (channel.id,) if touch.who is None else (channel.id, touch.who)
            yield Link("touches", ids, touch.stage)


def _lists(document: Document) -> Iterator[Link]:
    for block, fields in LISTS.items():
        for item in getattr(document, block):
            for field in fields:
                yield from (Link(field, (item.id, other)) for other in getattr(item, field))
