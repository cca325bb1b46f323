"""The channels as bars by the mean of their ratings."""

from __future__ import annotations

from dataclasses import dataclass

from canvases.chain import wrapped
from canvases.measures.channel_ranking import RATINGS, Ranked, Ranking
from canvases.plots.paint import FAMILIES, PlacedText
from web.text.language import gettext

FONT_SIZE = 12.0
_ROW, _BAR = 26.0, 14.0
_LABEL, _VALUE = 0.38, 0.3
_MOST = 12


@dataclass(frozen=True)
class ChannelBar:
    """`full` is how long five of five would be."""

    label: PlacedText
    value: PlacedText
    x: float
    y: float
    width: float
    full: float
    height: float


@dataclass(frozen=True)
class ChannelPlot:
    """`rows` are the same as numbers, for all channels that are rated."""

    title: str
    width: float
    height: float
    bars: tuple[ChannelBar, ...]
    heads: tuple[str, ...]
    rows: tuple[Ranked, ...]
    unrated: tuple[str, ...]
    more: int  # ranked channels that have no bar
    families: str = FAMILIES
    font_size: float = FONT_SIZE


def channel_plot(
    ranking: Ranking, *, width: float = 560.0, families: str = FAMILIES
) -> ChannelPlot:
    """The best twelve have a bar."""
    shown = ranking.ranked[:_MOST]
    return ChannelPlot(
        title=gettext("Channels by their ratings, the best first"),
        width=width,
        height=max(_ROW * len(shown), 1.0),
        bars=tuple(_bar(one, number, width) for number, one in enumerate(shown)),
        heads=tuple(gettext(label) for _, label in RATINGS),
        rows=ranking.ranked,
        unrated=ranking.unrated,
        more=len(ranking.ranked) - len(shown),
        families=families,
    )


def _bar(one: Ranked, number: int, width: float) -> ChannelBar:
    left, full = round(width * _LABEL, 1), round(width * (1 - _LABEL - _VALUE), 1)
    y = number * _ROW + (_ROW - _BAR) / 2
    base = round(y + _BAR / 2 + FONT_SIZE / 3, 1)
    name = wrapped(one.name, (left - 10) / FONT_SIZE, 1)
    return ChannelBar(
        label=PlacedText(0.0, base, name[0] if name else ""),
        value=PlacedText(round(left + full + 8, 1), base, one.words),
        x=left,
        y=y,
        width=round(full * float(one.mean) / 5, 1),
        full=full,
        height=_BAR,
    )
