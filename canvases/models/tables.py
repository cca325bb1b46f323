"""Which table holds which part of the document."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from django.db.models import Model

from canvases import document
from canvases.models import blocks, links, notes

BLOCK_MODELS: Mapping[str, type[blocks.BlockItem]] = MappingProxyType(
    {
        "segments": blocks.Segment,
        "personas": blocks.Persona,
        "problems": blocks.Problem,
        "propositions": blocks.Proposition,
        "channels": blocks.Channel,
        "relationships": blocks.Relationship,
        "revenue_streams": blocks.RevenueStream,
        "captures": blocks.Capture,
        "activities": blocks.Activity,
        "resources": blocks.Resource,
        "partners": blocks.Partner,
        "costs": blocks.Cost,
        "assumptions": blocks.Assumption,
    }
)

# What an item of a block is called as the end of a link.
END_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "segments": "segment",
        "personas": "persona",
        "problems": "problem",
        "propositions": "proposition",
        "channels": "channel",
        "relationships": "relationship",
        "revenue_streams": "stream",
        "captures": "capture",
        "activities": "activity",
        "resources": "resource",
        "partners": "partner",
        "costs": "cost",
        "assumptions": "assumption",
    }
)


def end_column(block: str) -> str:
    """The column by which a link names an item of a block."""
    return f"{END_NAMES[block]}_id"


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
PARTS: Mapping[str, tuple[str, type[links.Link]]] = MappingProxyType(
    {"packages": ("revenue_streams", notes.Package), "tests": ("assumptions", notes.Test)}
)

STRUCTS: Mapping[str, type] = MappingProxyType(
    {
        "segments": document.Segment,
        "personas": document.Persona,
        "problems": document.Problem,
        "propositions": document.Proposition,
        "channels": document.Channel,
        "relationships": document.Relationship,
        "revenue_streams": document.RevenueStream,
        "captures": document.Capture,
        "activities": document.Activity,
        "resources": document.Resource,
        "partners": document.Partner,
        "costs": document.Cost,
        "assumptions": document.Assumption,
        "actions": document.Action,
        "packages": document.Package,
        "tests": document.Test,
    }
)


@cache
def columns(struct: type, model: type[Model]) -> tuple[str, ...]:
    """What the document and the table hold under the same name, in the document's order."""
    own = {f.name for f in model._meta.concrete_fields if not (f.is_relation or f.primary_key)}
    return tuple(name for name in struct.__struct_fields__ if name in own)  # type: ignore[attr-defined]
