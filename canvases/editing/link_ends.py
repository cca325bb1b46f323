"""What a ref stands for on a canvas, and the links as rows between such ends."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, SmallIntegerField, Value

from canvases import document, models
from canvases.blocks import LISTS
from canvases.models import tables

BLOCK_MODELS: Mapping[str, type[models.BlockItem]] = {
    **tables.BLOCK_MODELS,
    "actions": models.Action,
}
BLOCK_OF = {model: block for block, model in BLOCK_MODELS.items()}


class End(NamedTuple):
    """One item of a canvas, as a link needs it."""

    block: str
    pk: int
    ref: str
    words: str
    revision: int

    @property
    def column(self) -> str:
        return tables.end_column(self.block)


class ListRows(NamedTuple):
    """The table behind a list that an item holds: its rows, but for what all of them share."""

    model: type[models.Link]
    holder: str
    columns: tuple[str, ...]
    # Whether the file counts its rows as links.
    is_link: bool = True


LIST_ROWS: Mapping[str, ListRows] = {
    **{
        name: ListRows(table.model, table.left, tuple(map(table.right, table.ends)))
        for name, table in tables.LISTS.items()
    },
    "touches": ListRows(models.Touch, "channel_id", ("persona_id", "segment_id", "stage")),
    "drivers": ListRows(models.Driver, "stream_id", ("fit_id",)),
    "notes": ListRows(
        models.RelationshipNote,
        "relationship_id",
        ("persona_id", "segment_id", "stage", "text"),
        is_link=False,
    ),
    **{
        name: ListRows(
            model,
            tables.end_column(block),
            ("position", *tables.columns(tables.STRUCTS[name], model)),
            is_link=False,
        )
        for name, (block, model) in tables.PARTS.items()
    },
}
HOLDERS = {
    **{name: table.block for name, table in tables.LISTS.items()},
    **{name: block for block, records in document.RECORDS.items() for name in records},
}
LINK_MODELS = frozenset({models.Fit, *(held.model for held in LIST_ROWS.values() if held.is_link)})


def ends(canvas_id: UUID, refs: Collection[str | None], blocks: Iterable[str]) -> dict[str, End]:
    """The items of these blocks by ref, in one query."""
    wanted = [ref for ref in refs if ref is not None]
    if not wanted:
        return {}
    return {end.ref: end for end in _read(canvas_id, blocks, ref__in=wanted)}


def named(canvas_id: UUID, pks: Mapping[str, Collection[int]]) -> list[End]:
    """The rows of some blocks as ends, block by block as they were made, in one query."""
    selects = [
        _select(canvas_id, block, pk__in=pks[block]) for block in BLOCK_MODELS if pks.get(block)
    ]
    blocks = tuple(BLOCK_MODELS)
    return sorted(_union(selects), key=lambda end: (blocks.index(end.block), end.pk))


def fits_of(canvas_id: UUID, propositions: Collection[int]) -> dict[tuple[str, int, int], int]:
    """The fits of some propositions: by the column and row of who, and the proposition."""
    rows = models.Fit.objects.filter(canvas=canvas_id, proposition__in=propositions).values_list(
        "pk", "persona_id", "segment_id", "proposition_id"
    )
    return {
        ("persona_id", persona, proposition)
        if persona
        else ("segment_id", segment, proposition): pk
        for pk, persona, segment, proposition in rows
    }


def _read(canvas_id: UUID, blocks: Iterable[str], **where: Any) -> list[End]:
    return _union([_select(canvas_id, block, **where) for block in dict.fromkeys(blocks)])


def _select(canvas_id: UUID, block: str, **where: Any) -> Any:
    said = F("text") if LISTS[block].name.key == "text" else F("name")
    number = Value(tuple(BLOCK_MODELS).index(block), SmallIntegerField())
    rows = BLOCK_MODELS[block]._default_manager.filter(canvas=canvas_id, **where)
    return rows.values_list(number, "pk", "ref", said, "revision")


def _union(selects: list[Any]) -> list[End]:
    if not selects:
        return []
    rows = selects[0].union(*selects[1:], all=True) if len(selects) > 1 else selects[0]
    blocks = tuple(BLOCK_MODELS)
    return [End(blocks[number], *rest) for number, *rest in rows]
