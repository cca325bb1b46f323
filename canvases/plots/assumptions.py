"""Impact against evidence, on two by two fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from canvases.document import isolated
from canvases.insights.assumption_register import RegisteredAssumption
from canvases.plots.paint import FAMILIES, PlacedText
from canvases.sentences import shorten
from web.text.language import gettext

FONT_SIZE = 12.0
RADIUS = 10.0
_LEFT, _TOP, _BOTTOM = 30.0, 6.0, 30.0
_STEP = 23.0  # between two circles
_NAME = 90
# Little evidence (1, 2) fills the left half, much impact (4, 5) the upper: the rule of C60.
_ACROSS = (0.0, 0.25, 0.5, 2 / 3, 5 / 6, 1.0)
_DOWN = (1.0, 5 / 6, 2 / 3, 0.5, 0.25, 0.0)


@dataclass(frozen=True)
class Dot:
    """`status` is the assumption's; "more" where a field holds more than it has room for."""

    x: float
    y: float
    text: str
    status: str

    @property
    def left(self) -> float:
        return round(self.x - RADIUS + 1, 1)

    @property
    def top(self) -> float:
        return round(self.y - RADIUS + 1, 1)

    @property
    def side(self) -> float:
        return 2 * RADIUS - 2


@dataclass(frozen=True)
class PlotKey:
    """What a number stands for. `number` is 0 for one without a place."""

    number: int
    text: str
    status: str


@dataclass(frozen=True)
class AssumptionPlot:
    title: str
    width: float
    height: float
    x: float
    y: float
    across: float
    down: float
    first: PlacedText  # the words in the field of what to test first
    impact: PlacedText
    evidence: PlacedText
    dots: tuple[Dot, ...]
    named: tuple[PlotKey, ...]  # what has a place: open ones first
    unplaced: tuple[PlotKey, ...]  # open ones without impact or evidence
    families: str = FAMILIES
    font_size: float = FONT_SIZE
    radius: float = RADIUS

    @property
    def middle_x(self) -> float:
        return self.x + self.across / 2

    @property
    def middle_y(self) -> float:
        return self.y + self.down / 2

    @property
    def words(self) -> str:
        """The same in a line: "1 Technicians expense it, untested; 2 …"."""
        return "; ".join(
            f"{item.number} {isolated(item.text)}, {item.status.lower()}" for item in self.named
        )


def assumption_plot(
    entries: Sequence[RegisteredAssumption],
    *,
    width: float = 420.0,
    height: float = 320.0,
    families: str = FAMILIES,
) -> AssumptionPlot:
    """Dropped assumptions are left out. Numbers are those of the register."""
    kept = [entry for entry in entries if entry.status != "dropped"]
    placed = [entry for entry in kept if entry.is_placed]
    across, down = width - _LEFT - 2, height - _TOP - _BOTTOM
    return AssumptionPlot(
        title=gettext("Assumptions by impact and evidence"),
        width=width,
        height=height,
        x=_LEFT,
        y=_TOP,
        across=across,
        down=down,
        first=PlacedText(_LEFT + 8, _TOP + FONT_SIZE + 5, gettext("Test first")),
        impact=PlacedText(14.0, _TOP + down / 2, gettext("Impact")),
        evidence=PlacedText(_LEFT + across / 2, height - 8, gettext("Evidence, little to much")),
        dots=tuple(_dots(placed, across, down)),
        named=tuple(_item(entry) for entry in sorted(placed, key=lambda one: not one.is_open)),
        unplaced=tuple(_item(entry) for entry in kept if entry.is_open and not entry.is_placed),
        families=families,
    )


def _item(entry: RegisteredAssumption) -> PlotKey:
    return PlotKey(entry.number, shorten(entry.text, _NAME), entry.status_label)


def _dots(placed: Sequence[RegisteredAssumption], across: float, down: float) -> Iterator[Dot]:
    fields: dict[tuple[int, int], list[RegisteredAssumption]] = defaultdict(list)
    for entry in placed:
        fields[entry.evidence or 1, entry.impact or 1].append(entry)
    for (evidence, impact), found in fields.items():
        left, right = (_LEFT + share * across for share in _ACROSS[evidence - 1 : evidence + 1])
        below, above = (_TOP + share * down for share in _DOWN[impact - 1 : impact + 1])
        yield from _in_field(found, left, right, above, below)


def _in_field(
    found: Sequence[RegisteredAssumption], left: float, right: float, top: float, bottom: float
) -> Iterator[Dot]:
    """Side by side in rows about the middle of a field; what has no room is counted."""
    columns = max(int((right - left) // _STEP), 1)
    rows = max(int((bottom - top) // _STEP), 1)
    room = columns * rows
    shown = found if len(found) <= room else found[: room - 1]
    dots = [(str(entry.number), entry.status) for entry in shown]
    if len(shown) < len(found):
        dots.append((f"+{len(found) - len(shown)}", "more"))
    lines = [dots[i : i + columns] for i in range(0, len(dots), columns)]
    for row, line in enumerate(lines):
        y = (top + bottom) / 2 + (row - (len(lines) - 1) / 2) * _STEP
        for place, (text, status) in enumerate(line):
            x = (left + right) / 2 + (place - (len(line) - 1) / 2) * _STEP
            yield Dot(round(x, 1), round(y, 1), text, status)
