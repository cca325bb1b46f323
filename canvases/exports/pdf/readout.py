"""What the canvas says of itself, after the steps: its findings, threads and balance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType

from canvases.checks import Finding, severity
from canvases.document import Document
from canvases.exports.pdf import fonts
from canvases.insights import Insights
from canvases.measures.ink import Share
from canvases.plots import BalancePlot, ThreadPicture, balance_plot, thread_picture
from canvases.steps import BY_KEY
from canvases.suppose import Thing
from canvases.threads import Thread

FAMILIES = ", ".join(fonts.FAMILIES)
# Pixels of CSS, which are 0.75 points: the page between its margins, and so low that most threads
# are told on the page that they are drawn on.
_WIDTHS = MappingProxyType({"A4": 968.0, "letter": 902.0})
_HEIGHT = 400.0
_MOST = (8, 6, 5, 4, 3)  # in a column, until the picture fits the page
_PICTURES = 12  # each takes its time; who comes later is told in sentences alone


@dataclass(frozen=True)
class Settle:
    """A finding in words. `reason` is why it was dismissed, "" where it stands."""

    kind: str
    message: str
    why: str
    step: str
    reason: str = ""


@dataclass(frozen=True)
class PersonaReadout:
    """The thread of one persona; `picture` is None for those who come late."""

    thread: Thread
    picture: ThreadPicture | None


@dataclass(frozen=True, kw_only=True)
class Readout:
    share: Share
    settle: tuple[Settle, ...]
    settled: tuple[Settle, ...]
    things: tuple[Thing, ...]
    threads: tuple[PersonaReadout, ...]
    balance: BalancePlot

    @property
    def has_balance(self) -> bool:
        return bool(self.balance.missing) or not self.balance.is_empty

    def __bool__(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.share.items or self.settle or self.settled)


def readout(document: Document, insights: Insights, paper: str) -> Readout:
    width = _WIDTHS[paper]
    return Readout(
        share=insights.share,
        settle=tuple(map(_settle, insights.open)),
        settled=tuple(_settle(one) for one in insights.findings if one.dismissed is not None),
        things=insights.things,
        threads=tuple(_persona_readouts(document, insights.threads, width)),
        balance=balance_plot(document, insights.balance, families=FAMILIES),
    )


def _settle(finding: Finding) -> Settle:
    return Settle(
        kind=severity.label(finding.severity),
        message=finding.message,
        why=finding.why,
        step=BY_KEY[finding.step].title,
        reason=finding.dismissed or "",
    )


def _persona_readouts(
    document: Document, threads: tuple[Thread, ...], width: float
) -> Iterator[PersonaReadout]:
    for thread in islice(threads, _PICTURES):
        yield PersonaReadout(thread, _picture(document, thread, width))
    for thread in threads[_PICTURES:]:
        yield PersonaReadout(thread, None)


def _picture(document: Document, thread: Thread, width: float) -> ThreadPicture:
    """With as many items in a column as leave room below; the stylesheet shrinks what is too
    high for a page."""
    drawn = (
        thread_picture(document, thread, width=width, most=most, families=FAMILIES)
        for most in _MOST
    )
    last = next(drawn)
    for picture in drawn:
        if last.height <= _HEIGHT:
            break
        last = picture
    return last
