"""Which table holds which part of the document."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from django.db.models import Model
from msgspec import Struct

from canvases import document
from canvases.blocks import BLOCKS
from canvases.blocks import LISTS as LISTED
from canvases.models import blocks, links, notes

# A table bears the name of the structure that it holds.
BLOCK_MODELS: Mapping[str, type[blocks.BlockItem]] = MappingProxyType(
    {key: getattr(blocks, block.struct.__name__) for key, block in BLOCKS.items()}
)


def end_column(block: str) -> str:
    """The column by which a link names an item of a block."""
    return f"{BLOCKS[block].end}_id"


class ListTable(NamedTuple):
    """The table behind a list of ids in the file. `ends` are blocks, in the file's order."""

    block: str
    field: str
    model: type[links.Link]
    ends: tuple[str, ...]

    @property
    def left(self) -> str:
        """The column of the item that holds the list."""
        return end_column(self.block)

    def right(self, block: str) -> str:
        """The column of an end that stands in `block`."""
        return end_column(block)


_LIST_MODELS: Mapping[str, type[links.Link]] = {
    "solves": links.Solving,
    "reaches": links.Reach,
    "serves": links.Serving,
    "through": links.Passage,
    "paid_by": links.Payer,
    "earned_by": links.Earning,
    "delivers": links.Delivery,
    "manages": links.Managing,
    "used_by": links.Usage,
    "provides": links.Provision,
    "driven_by": links.CostDriver,
}

# By the name of the list, which is said once in the file.
LISTS: Mapping[str, ListTable] = MappingProxyType(
    {
        field: ListTable(block, field, _LIST_MODELS[field], ends)
        for block, fields in document.LISTS.items()
        for field, ends in fields.items()
    }
)

# Small records that the items of a block hold in the founder's order.
_PARTS: Mapping[str, tuple[str, type[Struct]]] = MappingProxyType(
    {
        name: (block, struct)
        for block, records in document.RECORDS.items()
        for name, struct in records.items()
        if "who" not in struct.__struct_fields__  # those are links, with what is said of them
    }
)
PARTS: Mapping[str, tuple[str, type[links.Link]]] = MappingProxyType(
    {name: (block, getattr(notes, of.__name__)) for name, (block, of) in _PARTS.items()}
)

STRUCTS: Mapping[str, type] = MappingProxyType(
    {
        **{key: block.struct for key, block in LISTED.items()},
        **{name: struct for name, (_, struct) in _PARTS.items()},
    }
)


@cache
def columns(struct: type, model: type[Model]) -> tuple[str, ...]:
    """What the document and the table hold under the same name, in the document's order."""
    own = {f.name for f in model._meta.concrete_fields if not (f.is_relation or f.primary_key)}
    return tuple(name for name in struct.__struct_fields__ if name in own)  # type: ignore[attr-defined]
