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
from canvases.steps import STEP_OF
from web.text import formats
from web.text.declared import text
from web.text.language import gettext
from web.text.language import gettext_noop as _

FONT_SIZE = 12.0
_ROW, _BAR, _HEAD = 28.0, 16.0, 30.0
_LABEL = 0.34  # of the width, for names
_MOST = 12  # bars a side; the rest share one
_MISSING = {
    "packages": _("no package"),
    "price": _("no price"),
    "units": _("no number of units"),
    "period": _("no period"),
    "amount": _("no amount"),
    "behaviour": _("not said whether it is fixed or variable"),
}
_BEHAVIOUR = {"fixed": _("fixed"), "variable": _("variable"), "stepped": _("stepped"), "": ""}


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
    draft = _Draft(known, width)
    draft.side(gettext("In, a month"), known.streams, kind="in")
    draft.side(gettext("Out, a month"), known.costs)
    currency = known.currency
    blocks = block_of(document)
    return BalancePlot(
        title=gettext("What comes in and goes out in a month"),
        width=width,
        height=max(draft.y + 4, 1.0),
        headings=tuple(draft.headings),
        bars=tuple(draft.bars),
        streams=_figures(known.streams, currency),
        whos=_figures(known.whos, currency),
        costs=_figures(known.costs, currency),
        once=(
            *_figures(known.once_in, currency, gettext("comes in once")),
            *_figures(known.once_out, currency, gettext("goes out once")),
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

    def side(self, title: str, lines: Sequence[BalanceLine], *, kind: str = "") -> None:
        if not lines:
            return
        self.headings.append(PlacedText(0.0, round(self.y + FONT_SIZE + 4, 1), title))
        self.y += _HEAD
        for line in _short(lines):
            self.bars.append(self._bar(line, kind))
            self.y += _ROW

    def _bar(self, line: BalanceLine, side: str) -> BalanceBar:
        share = line.amount / self._largest if self._largest else Decimal()
        width = round(max(float(share) * max(self._room, 40.0), 1.0), 1)
        words = formats.in_line(filter(None, (line.name, text(_BEHAVIOUR[line.behaviour]))))
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
    return (
        *lines[: _MOST - 1],
        BalanceLine("", gettext("%(count)s more") % {"count": len(rest)}, total(rest)),
    )


def _figures(lines: Iterable[BalanceLine], currency: str, note: str = "") -> tuple[Figure, ...]:
    return tuple(
        Figure(line.name, as_money(line.amount, currency), note or text(_BEHAVIOUR[line.behaviour]))
        for line in lines
    )


def _totals(known: Balance) -> Iterator[Figure]:
    currency = known.currency
    if known.streams:
        yield Figure(gettext("All revenue"), as_money(known.revenue, currency))
    if known.costs:
        yield Figure(gettext("All cost"), as_money(known.cost, currency))
    for behaviour, name in (
        ("fixed", gettext("Fixed cost")),
        ("stepped", gettext("Cost that rises in steps")),
        ("variable", gettext("Variable cost")),
    ):
        if amount := known.of(behaviour):
            yield Figure(name, as_money(amount, currency))


def _sentences(known: Balance) -> Iterator[str]:
    if known.is_known:
        yield _left(known)
    if known.break_even is not None:
        yield _break_even(known)
    if known.break_even is not None and known.of("stepped"):
        yield gettext("Costs that rise in steps count as fixed for that.")
    for lines, message in (
        (known.once_in, gettext("%(amount)s comes in once and stands apart.")),
        (known.once_out, gettext("%(amount)s goes out once and stands apart.")),
    ):
        if lines:
            yield message % {"amount": as_money(total(lines), known.currency)}


def _left(known: Balance) -> str:
    said = as_money(abs(known.left), known.currency)
    if known.left < 0:
        return gettext("%(amount)s a month is missing.") % {"amount": said}
    if not known.left:
        return gettext("Nothing is left in a month.")
    return gettext("%(amount)s a month is left.") % {"amount": said}


def _break_even(known: Balance) -> str:
    found = known.break_even
    assert found is not None
    if found.never:
        return gettext("It never breaks even: what varies with sales costs as much as they bring.")
    if not found.share:
        return gettext("It breaks even with the first sale: no cost is fixed.")
    units = [_units(one) for one in found.units[:3]]
    more = [gettext("so on")] if len(found.units) > len(units) else []
    return gettext("It breaks even at %(share)s%% of the expected sales: %(units)s.") % {
        "share": found.share,
        "units": formats.listed([*units, *more]),
    }


def _units(one: Units) -> str:
    counted = gettext("%(needed)s of %(expected)s %(units)s") % {
        "needed": formats.number(one.needed),
        "expected": formats.number(one.expected),
        "units": isolated(one.name),
    }
    return f"{counted} ({one.per})" if one.per else counted


def _mend(missing: Missing, step: str) -> Mend:
    of = formats.in_line(map(isolated, filter(None, (missing.name, missing.package))))
    # Prices, units and periods stand in the rows of a stream's packages.
    field = "packages" if step == "revenue-streams" else missing.field
    return Mend(handle(missing.id), f"{of}: {gettext(_MISSING[missing.field])}", step, field)
