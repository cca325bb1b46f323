"""What the fault suite found, as a table at the end of the run."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """`met` is what went wrong on purpose; `lost` and `twice` must be nothing."""

    what: str
    saves: int
    met: str
    lost: int
    twice: int
    seconds: float
    more: str = ""


ROWS: list[Row] = []
_HEAD = ("", "saves", "met", "lost", "twice", "seconds", "")


def tell(row: Row) -> None:
    """Put a row into the table, and fail where anything is lost or stored twice."""
    ROWS.append(row)
    assert (row.lost, row.twice) == (0, 0), row


def lines() -> list[str]:
    """The table, its columns as wide as what stands in them."""
    cells = [_HEAD, *(_cells(row) for row in ROWS)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(_HEAD))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.what,
        f"{row.saves:,}",
        row.met,
        f"{row.lost:,}",
        f"{row.twice:,}",
        f"{row.seconds:,.0f}",
        row.more,
    )
