"""Link tables: rows by columns, each cell a link that is there or not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from canvases.document import LISTS, WHO, Document, isolated, named, paired
from canvases.insights import Chip, ChipMaker
from canvases.page_ids import handle, ref_of
from canvases.steps import LinkTable

_PAIR = "|"
# A table wider than a screen is read in parts.
COLUMNS = 12


End = Any  # an item's id, or a fit's two


@dataclass(frozen=True)
class LinkCell:
    value: str  # "left~right" in handles, what a save states
    on: bool
    column: str
    label: str


@dataclass(frozen=True)
class LinkRow:
    head: Chip
    cells: tuple[LinkCell, ...]


@dataclass(frozen=True)
class Table:
    """A link table's part from column `start` on; `seen` is every link that it shows as made."""

    link: LinkTable
    heads: tuple[str, ...]
    lines: tuple[LinkRow, ...]
    seen: str
    start: int
    before: int | None
    after: int | None
    rows: int
    columns: int


def table_of(link: LinkTable, chip_maker: ChipMaker, *, start: int = 0) -> Table:
    """The table of a link, from its column number `start` on."""
    rows = _ends(link.rows, chip_maker.document)
    columns = _ends(link.columns, chip_maker.document)
    start = start if 0 <= start < len(columns) else 0
    shown = columns[start : start + COLUMNS]
    made = pairs_of(link.key, chip_maker.document)
    flip = link.holder == "columns"
    lines = tuple(_line(row, shown, made, chip_maker, flip=flip) for row in rows)
    return Table(
        link=link,
        heads=tuple(name for _, name in shown),
        lines=lines,
        seen=" ".join(cell.value for line in lines for cell in line.cells if cell.on),
        start=start,
        before=start - COLUMNS if start else None,
        after=start + COLUMNS if start + COLUMNS < len(columns) else None,
        rows=len(rows),
        columns=len(columns),
    )


def has_ends(link: LinkTable, document: Document) -> bool:
    """Whether the table would have a row and a column at all."""
    return bool(_ends(link.rows, document)) and bool(_ends(link.columns, document))


def pairs_of(key: str, document: Document) -> frozenset[tuple[End, End]]:
    """The links of one kind as (left, right): left is the item that holds the list in the file,
    and a fit is a pair of ids itself."""
    return frozenset(_PAIRS[key](document))


def ends_of(cell: str, document: Document | Callable[[], Document]) -> tuple[End, End]:
    """A cell's value back into (left, right). Raises ValueError where it is not one."""
    left, right = cell.split("~")
    return _end(left, document), _end(right, document)


def cell(left: End, right: End) -> str:
    """What a save says of the link between two ends: "left~right" in handles."""
    return f"{_named(left)}~{_named(right)}"


def _ends(blocks: tuple[str, ...], document: Document) -> list[tuple[End, str]]:
    """The rows or columns that some blocks give; "who" and "fits" stand for what they mean."""
    found: list[tuple[End, str]] = []
    for block in blocks:
        if block == "who":
            found += named(document, WHO)
        elif block == "fits":
            found += _fit_ends(document)
        else:
            found += named(document, (block,))
    return found


def _fit_ends(document: Document) -> list[tuple[End, str]]:
    names = dict(named(document, (*WHO, "propositions")))
    return [
        ((f.who, f.proposition), paired(names[f.who], names[f.proposition])) for f in document.fits
    ]


def _line(
    row: tuple[End, str],
    columns: list[tuple[End, str]],
    made: frozenset[tuple[End, End]],
    chip_maker: ChipMaker,
    *,
    flip: bool,
) -> LinkRow:
    row_id, row_name = row
    cells = []
    for column_id, column_name in columns:
        left, right = (column_id, row_id) if flip else (row_id, column_id)
        label = f"{isolated(row_name)}: {isolated(column_name)}"
        cells.append(LinkCell(cell(left, right), (left, right) in made, column_name, label))
    ref = row_id if isinstance(row_id, str) else row_id[0]
    return LinkRow(chip_maker.chip(ref, row_name), tuple(cells))


def _named(end: End) -> str:
    if isinstance(end, str):
        return handle(end)
    return _PAIR.join(handle(ref) if ref else "" for ref in end)


def _end(text: str, document: Document | Callable[[], Document]) -> End:
    refs = tuple(ref_of(name, document) for name in text.split(_PAIR))
    return refs[0] if len(refs) == 1 else refs


def _lists(block: str, key: str) -> Callable[[Document], list[tuple[End, End]]]:
    return lambda document: [
        (item.id, ref) for item in getattr(document, block) for ref in getattr(item, key)
    ]


_PAIRS: Mapping[str, Callable[[Document], list[tuple[End, End]]]] = {
    "fits": lambda document: [(fit.who, fit.proposition) for fit in document.fits],
    "drivers": lambda document: [
        (stream.id, (fit.who, fit.proposition))
        for stream in document.revenue_streams
        for fit in stream.drivers
    ],
    **{key: _lists(block, key) for block, fields in LISTS.items() for key in fields},
}
