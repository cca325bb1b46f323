"""Revenue against cost as bars, with the same in numbers and in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from canvases.chain import width_of, wrapped
from canvases.document import Document, block_of, isolated
from canvases.fields.currencies import as_money
from canvases.measures.balance import Balance, BalanceLine, Missing, Units, total
from canvases.page_ids import handle
from canvases.plots.paint import FAMILIES, PlacedText
from canvases.sentences import listed, plain, sentence
from canvases.steps import STEP_OF
from web.text import formats

FONT_SIZE = 12.0
_ROW, _BAR, _HEAD = 28.0, 16.0, 30.0
_LABEL = 0.34  # of the width, for names
_MOST = 12  # bars a side; the rest share one
_MISSING = {
    "packages": "no package",
    "price": "no price",
    "units": "no number of units",
    "period": "no period",
    "amount": "no amount",
    "behaviour": "not said whether it is fixed or variable",
}
_BEHAVIOUR = {"fixed": "fixed", "variable": "variable", "stepped": "stepped", "": ""}


@dataclass(frozen=True)
class BalanceBar:
    """`kind` is "in", or how a cost behaves; "more" for several that share a bar."""

    label: PlacedText
    value: PlacedText
    x: float
    y: float
    width: float
    height: float
    kind: str


@dataclass(frozen=True)
class Figure:
    """A line of the table: what, how much a month, and how a cost behaves."""

    name: str
    amount: str
    note: str = ""


@dataclass(frozen=True)
class Mend:
    """What is missing, and where it is mended: a field on the page of a step, of the item that
    goes by the handle `ref`."""

    ref: str
    words: str
    step: str
    field: str


@dataclass(frozen=True)
class BalancePlot:
    """`sentences` sum it up; the figures are the same as the bars, in full."""

    title: str
    width: float
    height: float
    headings: tuple[PlacedText, ...]
    bars: tuple[BalanceBar, ...]
    streams: tuple[Figure, ...]
    whos: tuple[Figure, ...]
    costs: tuple[Figure, ...]
    once: tuple[Figure, ...]
    totals: tuple[Figure, ...]
    sentences: tuple[str, ...]
    missing: tuple[Mend, ...]
    families: str = FAMILIES
    font_size: float = FONT_SIZE

    @property
    def is_empty(self) -> bool:
        """Whether no amount is known at all."""
        return not (self.bars or self.once)


def balance_plot(
    document: Document, known: Balance, *, width: float = 560.0, families: str = FAMILIES
) -> BalancePlot:
    sides = (("In, a month", known.streams), ("Out, a month", known.costs))
    draft = _Draft(known, width)
    for title, lines in sides:
        draft.side(title, lines)
    currency = known.currency
    blocks = block_of(document)
    return BalancePlot(
        title="What comes in and goes out in a month",
        width=width,
        height=max(draft.y + 4, 1.0),
        headings=tuple(draft.headings),
        bars=tuple(draft.bars),
        streams=_figures(known.streams, currency),
        whos=_figures(known.whos, currency),
        costs=_figures(known.costs, currency),
        once=(
            *_figures(known.once_in, currency, "comes in once"),
            *_figures(known.once_out, currency, "goes out once"),
        ),
        totals=tuple(_totals(known)),
        sentences=tuple(_sentences(known)),
        missing=tuple(_mend(one, STEP_OF[blocks[one.id]].key) for one in known.missing),
        families=families,
    )


class _Draft:
    """Bars from top to bottom, all on one scale."""

    def __init__(self, known: Balance, width: float) -> None:
        self._currency = known.currency
        self._left = round(width * _LABEL, 1)
        amounts = [line.amount for side in (known.streams, known.costs) for line in _short(side)]
        self._largest = max(amounts, default=Decimal())
        said = (width_of(as_money(amount, self._currency)) for amount in amounts)
        self._room = width - self._left - max(said, default=0.0) * FONT_SIZE - 10
        self.y = 0.0
        self.headings: list[PlacedText] = []
        self.bars: list[BalanceBar] = []

    def side(self, title: str, lines: Sequence[BalanceLine]) -> None:
        if not lines:
            return
        self.headings.append(PlacedText(0.0, round(self.y + FONT_SIZE + 4, 1), title))
        self.y += _HEAD
        for line in _short(lines):
            self.bars.append(self._bar(line, "in" if title.startswith("In") else ""))
            self.y += _ROW

    def _bar(self, line: BalanceLine, side: str) -> BalanceBar:
        share = line.amount / self._largest if self._largest else Decimal()
        width = round(max(float(share) * max(self._room, 40.0), 1.0), 1)
        words = ", ".join(filter(None, (line.name, _BEHAVIOUR[line.behaviour])))
        name = wrapped(words, (self._left - 10) / FONT_SIZE, 1)
        base = round(self.y + _BAR / 2 + FONT_SIZE / 3, 1)
        return BalanceBar(
            label=PlacedText(0.0, base, name[0] if name else ""),
            value=PlacedText(
                round(self._left + width + 6, 1), base, as_money(line.amount, self._currency)
            ),
            x=self._left,
            y=self.y,
            width=width,
            height=_BAR,
            kind=side or line.behaviour or "unsaid",
        )


def _short(lines: Sequence[BalanceLine]) -> Sequence[BalanceLine]:
    if len(lines) <= _MOST:
        return lines
    rest = lines[_MOST - 1 :]
    return (*lines[: _MOST - 1], BalanceLine("", f"{len(rest)} more", total(rest)))


def _figures(lines: Iterable[BalanceLine], currency: str, note: str = "") -> tuple[Figure, ...]:
    return tuple(
        Figure(line.name, as_money(line.amount, currency), note or _BEHAVIOUR[line.behaviour])
        for line in lines
    )


def _totals(known: Balance) -> Iterator[Figure]:
    currency = known.currency
    if known.streams:
        yield Figure("All revenue", as_money(known.revenue, currency))
    if known.costs:
        yield Figure("All cost", as_money(known.cost, currency))
    for behaviour, name in (
        ("fixed", "Fixed cost"),
        ("stepped", "Cost that rises in steps"),
        ("variable", "Variable cost"),
    ):
        if amount := known.of(behaviour):
            yield Figure(name, as_money(amount, currency))


def _sentences(known: Balance) -> Iterator[str]:
    if known.is_known:
        yield _left(known)
    if known.break_even is not None:
        yield _break_even(known)
    if known.break_even is not None and known.of("stepped"):
        yield "Costs that rise in steps count as fixed for that."
    for lines, words in ((known.once_in, "comes in once"), (known.once_out, "goes out once")):
        if lines:
            yield f"{as_money(total(lines), known.currency)} {words} and stands apart."


def _left(known: Balance) -> str:
    said = as_money(abs(known.left), known.currency)
    if known.left < 0:
        return f"{said} a month is missing."
    return f"{said} a month is left." if known.left else "Nothing is left in a month."


def _break_even(known: Balance) -> str:
    found = known.break_even
    assert found is not None
    if found.never:
        return "It never breaks even: what varies with sales costs as much as they bring."
    if not found.share:
        return "It breaks even with the first sale: no cost is fixed."
    units = [_units(one) for one in found.units[:3]]
    more = ["so on"] if len(found.units) > len(units) else []
    counted = plain(sentence(listed([*units, *more])))
    return f"It breaks even at {found.share}% of the expected sales: {counted}."


def _units(one: Units) -> str:
    of = f"{formats.number(one.needed)} of {formats.number(one.expected)}"
    return f"{of} {isolated(one.name)}" + (f" ({one.per})" if one.per else "")


def _mend(missing: Missing, step: str) -> Mend:
    of = ", ".join(map(isolated, filter(None, (missing.name, missing.package))))
    # Prices, units and periods stand in the rows of a stream's packages.
    field = "packages" if step == "revenue-streams" else missing.field
    return Mend(handle(missing.id), f"{of}: {_MISSING[missing.field]}", step, field)
