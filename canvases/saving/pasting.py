"""What was pasted, as items: rows of a spreadsheet, or the lines of a list with its marks.

The first column is the name; the second, where a list has amounts and it reads like some, the
amount as it was typed. What is left out is said, in sentences.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from canvases.document import clean, isolated, shows
from canvases.fields import typed_numbers
from canvases.saving import list_marks
from web.text import formats
from web.text.language import gettext, ngettext

# A cell with a tab, a line end or a quote in it, as spreadsheets write it: each quote twice.
_QUOTED = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\n]|$)')
_PLAIN = re.compile(r"[^\t\n]*")
_HEADINGS = """
name names item items title description product products service services customer customers
cost costs expense expenses position category what who bezeichnung posten artikel nom article
nombre concepto nome naam navn namn
"""
_NAMES = frozenset(_HEADINGS.split())
_SUMS = """
total totals sum subtotal sub-total summe gesamt gesamtsumme totale totaal suma somme
"""
_TOTALS = frozenset(_SUMS.split())
# What may stand beside such a word.
_BESIDE = """
all amount cost costs expenses grand in month monthly of per year
"""
_WITH_TOTALS = _TOTALS | frozenset(_BESIDE.split())
# What stands in a cell of amounts that is not known, or nought.
_UNSAID = frozenset(("", "?", "tbd", "tba", "tbc", "n/a", "na", "none", "open", "free", "unknown"))
_SIGNED = re.compile(r"[-−–(%)]")
_FEW = 5
# Rows that are read: more than a canvas holds are told so, and stay as they are until then.
_MOST = 5_000


@dataclass(frozen=True)
class PastedItem:
    """One item to be; `amount` as it was typed."""

    name: str
    amount: str = ""

    def __str__(self) -> str:
        return f"{self.name}\t{self.amount}" if self.amount else self.name


@dataclass(frozen=True)
class Pasted:
    """The items, the row that reads like a heading, and what else was left out."""

    lines: tuple[PastedItem, ...]
    heading: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """One item a line, as `typed` reads it."""
        return "\n".join(map(str, self.lines))


def typed(text: str, *, amounts: bool) -> Pasted:
    """Lines as they stand, with an amount behind a tab where a list has amounts."""
    lines = (line.strip() for line in clean(text).split("\n"))
    return Pasted(tuple(_typed(line, amounts=amounts) for line in lines if line))


def read(text: str, *, amounts: bool, currency: str = "", headings: Collection[str] = ()) -> Pasted:
    """The items of a text that comes from elsewhere. `headings` are words that the list goes by
    itself; `currency` is the canvas's, which amounts are read in."""
    rows = _cells(clean(text))
    if len(rows) > _MOST:
        return Pasted(
            tuple(PastedItem(next(filter(None, row)), "\t".join(row[1:])) for row in rows)
        )
    rows = _without_marks(rows)
    if max(map(len, rows), default=0) < 2:
        return _listed([row[0] for row in rows], headings)
    return _Table(rows, amounts, currency, headings).pasted()


def _typed(line: str, *, amounts: bool) -> PastedItem:
    name, _, amount = line.partition("\t")
    if amounts and name.strip():
        return PastedItem(name.strip(), _spaced(amount))
    return PastedItem(_spaced(line))


def _listed(lines: Sequence[str], headings: Collection[str]) -> Pasted:
    """A list without columns."""
    first = lines[0] if len(lines) > 1 and _is_heading(lines[0], headings) else ""
    heading = (first,) if first else ()
    return Pasted(tuple(map(PastedItem, lines[len(heading) :])), heading)


class _Table:
    """Rows of a spreadsheet, as long as one another."""

    def __init__(
        self,
        rows: Sequence[Sequence[str]],
        amounts: bool,
        currency: str,
        headings: Collection[str],
    ) -> None:
        self._currency, self._headings, self._left = currency, headings, list[str]()
        self._rows = _squared(rows)
        self._has_amounts = amounts and self._reads_like_amounts()

    def pasted(self) -> Pasted:
        head = self._head()
        body = self._rows[1:] if head else self._rows
        lines = self._lines(body)
        self._say_columns(head)
        heading = tuple(filter(None, head))
        return Pasted(tuple(self._without_total(lines)), heading, tuple(self._left))

    def _lines(self, body: Sequence[Sequence[str]]) -> list[PastedItem]:
        nameless = [row for row in body if not row[0]]
        if nameless:
            what = quoted(" · ".join(filter(None, row)) for row in nameless)
            self._left.append(gettext("Left out, as it has no name: %(rows)s.") % {"rows": what})
        return [
            PastedItem(row[0], self._amount(row[1]) if self._has_amounts else "")
            for row in body
            if row[0]
        ]

    def _amount(self, cell: str) -> str:
        return "" if _is_unsaid(cell) else cell

    def _reads_like_amounts(self) -> bool:
        """Half of what the second column says are figures, and one of them an amount."""
        said = [row[1] for row in self._rows if not _is_unsaid(row[1])]
        whole = sum(map(self._is_money, said))
        figures_too = sum(self._is_money(_unsigned(cell)) for cell in said)
        return bool(whole) and 2 * figures_too >= len(said)

    def _is_money(self, cell: str) -> bool:
        return typed_numbers.money(cell, self._currency) is not None

    def _head(self) -> Sequence[str]:
        first = self._rows[0]
        if len(self._rows) < 2 or any(map(self._is_money, first)):
            return ()
        if self._has_amounts and not _is_unsaid(first[1]) and not re.search(r"\d", first[1]):
            return first
        return first if _is_heading(first[0], self._headings) else ()

    def _say_columns(self, head: Sequence[str]) -> None:
        taken = 2 if self._has_amounts else 1
        if len(self._rows[0]) == taken:
            return
        named = [name for name in head[taken:] if name]
        if named:
            left_out = ngettext(
                "Left out: the column %(names)s.", "Left out: the columns %(names)s.", len(named)
            )
            self._left.append(left_out % {"names": quoted(named)})
        elif taken == 2:
            self._left.append(gettext("Only the first two columns are taken."))
        else:
            self._left.append(gettext("Only the first column is taken."))

    def _without_total(self, lines: list[PastedItem]) -> list[PastedItem]:
        """A last row that adds up the others is no item."""
        *others, last = lines or [PastedItem("")]
        amounts = [
            typed_numbers.amount(line.amount, self._currency) or Decimal(0) for line in lines
        ]
        words = set(last.name.casefold().rstrip(":").split())
        is_total = bool(words & _TOTALS) and words <= _WITH_TOTALS
        if len(others) < 2 or not is_total or not 0 < sum(amounts[:-1]) == amounts[-1]:
            return lines
        self._left.append(
            gettext("Left out, as it adds up the others: %(row)s.") % {"row": quoted([last.name])}
        )
        return others


def _cells(text: str) -> list[list[str]]:
    """The cells of each row that says anything."""
    rows: list[list[str]] = [[]]
    place = 0
    while place <= len(text):
        found = _QUOTED.match(text, place)
        if found and _needs_quotes(found[1]):
            cell = found[1].replace('""', '"')
        else:
            found = _PLAIN.match(text, place)
            assert found
            cell = found[0]
        rows[-1].append(_spaced(cell))
        place = found.end() + 1
        if text[found.end() : place] == "\n":
            rows.append([])
    return [row for row in rows if any(map(shows, row))]


def _needs_quotes(inner: str) -> bool:
    """Whether a spreadsheet had to quote it; who writes "Time is money" means the quotes."""
    return any(mark in inner for mark in ('""', "\n", "\t"))


def _without_marks(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows without the marks of a list, which may stand in cells of their own."""
    lines = ["\t".join(row).rstrip() for row in rows]
    bare = list_marks.without(lines)
    is_table = any("\t" in line for line in bare)
    kept = (
        line if is_table and line.strip() == left else left
        for line, left in zip(lines, bare, strict=True)
    )
    return [line.split("\t") for line in kept if line.strip()]


def _squared(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Rows of one length, without the columns that say nothing or number the rows."""
    width = max(map(len, rows))
    columns = list(zip(*([*row, *[""] * (width - len(row))] for row in rows), strict=True))
    columns = [column for column in columns if any(column)]
    if len(columns) > 1 and _number_rows(columns[0]) and not _number_rows(columns[1]):
        columns = columns[1:]
    squared = [list(row) for row in zip(*columns, strict=True)]
    return [row if len(row) > 1 else [*row, ""] for row in squared]


def _number_rows(column: Sequence[str]) -> bool:
    """1, 2, 3 below one another, with or without a heading."""
    said = column if column[0].isdecimal() else column[1:]
    numbers = [int(cell) if cell.isdecimal() and len(cell) < 5 else -1 for cell in said if cell]
    first = numbers[0] if numbers else -1
    return len(numbers) > 1 and first in (0, 1) and numbers == [*range(first, first + len(numbers))]


def _is_heading(words: str, headings: Collection[str]) -> bool:
    said = words.casefold().rstrip(":")
    return said in _NAMES or said in {heading.casefold() for heading in headings}


def _is_unsaid(cell: str) -> bool:
    """Whether a cell of amounts holds none: "-", "$ -", "tbd"."""
    return cell.casefold() in _UNSAID or not re.search(r"\w", cell)


def _unsigned(cell: str) -> str:
    return _SIGNED.sub("", cell)


def quoted(names: Iterable[str]) -> str:
    """Names in quotes, as many as can be read."""
    said = [f"“{isolated(name)}”" for name in names]
    shown = formats.in_line(said[:_FEW])
    if len(said) <= _FEW:
        return shown
    return gettext("%(names)s and %(count)s more") % {"names": shown, "count": len(said) - _FEW}


def _spaced(text: str) -> str:
    return " ".join(text.split())
