"""The desk as a table for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from reviews.desk.listing import DeskCanvas
from reviews.desk.query import ROLES
from reviews.transitions import label as state_label
from web.text.language import gettext
from web.text.language import gettext_noop as _

HEAD = (
    _("Canvas"),
    _("Client"),
    _("Organisation"),
    _("My part"),
    _("Review"),
    _("Whose turn"),
    _("Since"),
    _("Steps done"),
    _("Steps begun"),
    _("Contradictions"),
    _("Probable holes"),
    _("Untested assumptions"),
    _("Open comments"),
    _("Last change"),
    _("News"),
)
_WAITS = {"me": _("Mine"), "them": _("Theirs")}
# What a spreadsheet would take for a formula, also behind white space that it ignores.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def rows(lines: Iterable[DeskCanvas]) -> Iterator[str]:
    """The lines of a CSV file, beginning with the mark by which spreadsheets know UTF-8."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(map(gettext, HEAD))
    for line in lines:
        yield writer.writerow([harmless(cell) for cell in _cells(line)])


def harmless(cell: str | int) -> str | int:
    """The same, so that no spreadsheet calculates with it: somebody else wrote it."""
    if isinstance(cell, str) and cell.lstrip().startswith(_FORMULA):
        return f"'{cell}"
    return cell


def _cells(line: DeskCanvas) -> tuple[str | int, ...]:
    holes = line.counts.get("warning", 0)
    drafted = (line.done, line.going, line.errors, holes, line.untested)
    return (
        line.title,
        line.client,
        line.organisation,
        gettext(ROLES[line.role]),
        line.turn if line.state == "approved" else state_label(line.state),
        gettext(_WAITS[line.waits]) if line.waits in _WAITS else "",
        line.since.date().isoformat(),
        *(drafted if line.reads else ("",) * len(drafted)),
        line.comments,
        f"{line.changed_at:%Y-%m-%d %H:%M}",
        line.news,
    )


class _Echo:
    """A file that keeps nothing and gives back what is written into it."""

    def write(self, said: str) -> str:
        return said
