"""Link tables: rows by columns, each cell a link that is there or not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from canvases.document import Document
from canvases.steps.base import Link
from wizard.forms import PAIR, named
from wizard.rows import Chip, Painter

# A table wider than a screen is read in parts.
COLUMNS = 12
WHO = ("segments", "personas")


@dataclass(frozen=True)
class Cell:
    value: str  # "left~right", what a save states
    on: bool
    column: str
    label: str


@dataclass(frozen=True)
class Line:
    head: Chip
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A link table's part from column `start` on; `seen` is every link that it shows as made."""

    link: Link
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    seen: str
    start: int
    before: int | None
    after: int | None
    rows: int
    columns: int


def table_of(link: Link, painter: Painter, *, start: int = 0) -> Table:
    """The table of a link, from its column number `start` on."""
    rows = _ends(link.rows, painter.document)
    columns = _ends(link.columns, painter.document)
    start = start if 0 <= start < len(columns) else 0
    shown = columns[start : start + COLUMNS]
    made = pairs_of(link.key, painter.document)
    flip = link.holder == "columns"
    lines = tuple(_line(row, shown, made, painter, flip=flip) for row in rows)
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


def has_ends(link: Link, document: Document) -> bool:
    """Whether the table would have a row and a column at all."""
    return bool(_ends(link.rows, document)) and bool(_ends(link.columns, document))


def pairs_of(key: str, document: Document) -> frozenset[tuple[str, str]]:
    """The links of one kind as (left, right): left is the item that holds the list in the file."""
    return frozenset(_PAIRS[key](document))


def ends_of(cell: str) -> tuple[str, str]:
    """A cell's value back into (left, right). Raises ValueError where it is not one."""
    left, right = cell.split("~")
    return left, right


def _ends(blocks: tuple[str, ...], document: Document) -> list[tuple[str, str]]:
    """The rows or columns that some blocks give; "who" and "fits" stand for what they mean."""
    found: list[tuple[str, str]] = []
    for block in blocks:
        if block == "who":
            found += named(document, WHO)
        elif block == "fits":
            found += _fit_ends(document)
        else:
            found += named(document, (block,))
    return found


def _fit_ends(document: Document) -> list[tuple[str, str]]:
    names = dict(named(document, (*WHO, "propositions")))
    return [
        (f"{f.who}{PAIR}{f.proposition}", f"{names[f.who]} → {names[f.proposition]}")
        for f in document.fits
    ]


def _line(
    row: tuple[str, str],
    columns: list[tuple[str, str]],
    made: frozenset[tuple[str, str]],
    painter: Painter,
    *,
    flip: bool,
) -> Line:
    row_id, row_name = row
    cells = []
    for column_id, column_name in columns:
        left, right = (column_id, row_id) if flip else (row_id, column_id)
        label = f"{row_name}: {column_name}"
        cells.append(Cell(f"{left}~{right}", (left, right) in made, column_name, label))
    return Line(painter.chip(row_id.split(PAIR)[0], row_name), tuple(cells))


def _lists(block: str, key: str) -> Callable[[Document], list[tuple[str, str]]]:
    return lambda document: [
        (item.id, ref) for item in getattr(document, block) for ref in getattr(item, key)
    ]


_PAIRS: Mapping[str, Callable[[Document], list[tuple[str, str]]]] = {
    "fits": lambda document: [(fit.who, fit.proposition) for fit in document.fits],
    "drivers": lambda document: [
        (stream.id, f"{fit.who}{PAIR}{fit.proposition}")
        for stream in document.revenue_streams
        for fit in stream.drivers
    ],
    "solves": _lists("propositions", "solves"),
    "reaches": _lists("channels", "reaches"),
    "serves": _lists("relationships", "serves"),
    "through": _lists("relationships", "through"),
    "paid_by": _lists("revenue_streams", "paid_by"),
    "earned_by": _lists("captures", "earned_by"),
    "delivers": _lists("activities", "delivers"),
    "manages": _lists("activities", "manages"),
    "used_by": _lists("resources", "used_by"),
    "provides": _lists("partners", "provides"),
    "driven_by": _lists("costs", "driven_by"),
}
