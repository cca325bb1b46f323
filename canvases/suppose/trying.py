"""Trying what would be without an item, and finding the five on which most rests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from canvases import checks
from canvases.checks import Finding
from canvases.document import Document, block_of, index, words_of
from canvases.measures.balance import Balance, balance, total_of
from canvases.measures.colours import Swatch
from canvases.sentences import STAGES, Ties, speakers
from canvases.suppose.falling import Falling
from canvases.suppose.without import without
from canvases.threads import Gap, Thread, threads

# Nothing stands on these; streams are what is held up, not what holds.
_UNTRIED = frozenset({"revenue_streams", "captures", "costs", "assumptions"})


Check = Callable[[Document], Iterable[Finding]]


@dataclass(frozen=True)
class Named:
    id: str
    block: str
    name: str


@dataclass(frozen=True)
class Shaken:
    """A stream that stands on less: `left` of `of` drivers or payers."""

    id: str
    name: str
    left: int
    of: int


@dataclass(frozen=True)
class Broken:
    """A thread with gaps that it did not have."""

    who: str
    name: str
    swatch: Swatch
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class Supposition:
    """What would be without an item. `after` counts no stream that stands on nothing."""

    item: Named
    with_it: tuple[Named, ...]  # deleted along with it: its problems
    fallen: tuple[Named, ...]  # but for streams
    streams: tuple[Named, ...]  # those that stand on nothing
    shaken: tuple[Shaken, ...]
    threads: tuple[Broken, ...]
    findings: tuple[Finding, ...]  # those that appear
    before: Balance
    after: Balance
    all_streams: bool  # whether no stream is left that earns

    @property
    def is_nothing(self) -> bool:
        """Whether nothing at all rests on it."""
        return not (
            self.fallen or self.streams or self.shaken or self.threads or self.findings
        ) and (self.before.revenue, self.before.cost) == (self.after.revenue, self.after.cost)


def suppose(document: Document, id: str, *, findings: Check = checks.findings) -> Supposition:
    """What falls when an item goes away. Raises KeyError for what is no item."""
    return _Trial(document, findings).of(id)


def five_things(
    document: Document, *, most: int = 5, findings: Check = checks.findings
) -> tuple[Supposition, ...]:
    """The items with which most would fall, found by trying each that can hold something up.

    Threads that break come first, then streams that fall, revenue, propositions, and the rest.
    """
    return _Trial(document, findings).worst(most)


class _Trial:
    def __init__(self, document: Document, findings: Check) -> None:
        self._document = document
        self._check = findings
        self._items = index(document)
        self._blocks = block_of(document)
        self._falling = Falling(document)
        self._balance = balance(document)
        self._threads = {thread.who: thread for thread in threads(document)}
        self._found: tuple[Finding, ...] | None = None

    def of(self, id: str) -> Supposition:
        item = self._named(id)
        alone = without(self._document, [id])
        gone = frozenset(self._items) - frozenset(index(alone))
        fallen = self._falling.with_(gone)
        bare = without(self._document, gone | fallen)
        streams = [s for s in self._document.revenue_streams if s.id in fallen]
        paying = [s.id for s in self._document.revenue_streams if s.form != "free"]
        return Supposition(
            item=item,
            with_it=tuple(self._named(other) for other in self._items if other in gone - {id}),
            fallen=tuple(
                self._named(other)
                for other in self._items
                if other in fallen and self._blocks[other] != "revenue_streams"
            ),
            streams=tuple(self._named(stream.id) for stream in streams),
            shaken=tuple(self._shaken(gone | fallen)),
            threads=tuple(self._broken(bare)),
            findings=tuple(self._appearing(alone)),
            before=self._balance,
            after=balance(without(alone, [stream.id for stream in streams])),
            all_streams=bool(paying) and frozenset(paying) <= gone | fallen,
        )

    def worst(self, most: int) -> tuple[Supposition, ...]:
        weigh = _Scale(self._document, self._falling, self._balance)
        weights = {id: weigh(id) for id, block in self._blocks.items() if block not in _UNTRIED}
        heavy = [id for id in weights if any(weights[id])]
        # Negated rather than reversed: among equals the founder's order stands.
        heavy.sort(key=lambda id: tuple(-part for part in weights[id]))
        return tuple(self.of(id) for id in heavy[:most])

    def _named(self, id: str) -> Named:
        return Named(id, self._blocks[id], words_of(self._items[id]))

    def _shaken(self, gone: frozenset[str]) -> Iterator[Shaken]:
        for stream in self._document.revenue_streams:
            if stream.id not in gone:
                left, of = self._falling.standing(stream.id, gone)
                if left < of:
                    yield Shaken(stream.id, stream.name, left, of)

    def _broken(self, bare: Document) -> Iterator[Broken]:
        for thread in threads(bare):
            before = self._threads.get(thread.who)
            if before is not None and (gaps := tuple(_new_gaps(before, thread))):
                yield Broken(thread.who, thread.name, before.swatch, gaps)

    def _appearing(self, alone: Document) -> Iterator[Finding]:
        if self._found is None:
            self._found = tuple(self._check(self._document))
        known: dict[str, set[str]] = {}
        for finding in self._found:
            known.setdefault(finding.code, set()).update(finding.about)
        for finding in self._check(alone):
            if finding.dismissed is not None:
                continue
            if finding.code not in known or set(finding.about) - known[finding.code]:
                yield finding


def _new_gaps(before: Thread, after: Thread) -> Iterator[Gap]:
    """Gaps of which there were none, or that more leads to; but for those that only follow
    from another, and for a problem or a cost that is gone: nothing stands on these."""
    known = {(stage.kind, gap.short) for stage in before.stages for gap in stage.gaps}
    led = {id for gap in before.gaps for id in gap.after}
    for stage in after.stages:
        for gap in stage.gaps:
            leads = set(gap.after) & after.items
            is_new = (stage.kind, gap.short) not in known or leads - led - {after.who}
            if is_new and leads and stage.kind not in ("problems", "costs"):
                yield gap


_Weight = tuple[int, int, Decimal, int, int]


class _Scale:
    """Weighs an item by what falls with it, without making a copy of the document."""

    def __init__(self, document: Document, falling: Falling, known: Balance) -> None:
        self._falling = falling
        self._revenue = {line.id: line.amount for line in known.streams}
        self._streams = frozenset(stream.id for stream in document.revenue_streams)
        self._offers = frozenset(offer.id for offer in document.propositions)
        self._problems: dict[str, list[str]] = {}
        for problem in document.problems:
            self._problems.setdefault(problem.who, []).append(problem.id)
        self._strands = tuple(_strands(document))

    def __call__(self, id: str) -> _Weight:
        gone = frozenset((id, *self._problems.get(id, ())))
        fallen = self._falling.with_(gone)
        lost = gone | fallen
        streams = lost & self._streams
        broken = sum(
            who != id and any(group <= lost for group in groups) for who, groups in self._strands
        )
        revenue = total_of(self._revenue[stream] for stream in streams if stream in self._revenue)
        return broken, len(fallen & self._streams), revenue, len(fallen & self._offers), len(fallen)


def _strands(document: Document) -> Iterator[tuple[str, tuple[frozenset[str], ...]]]:
    """Of each thread, the groups of items of which it needs one."""
    ties = Ties(document)
    for speaker in speakers(document):
        if speaker.peopled:
            continue
        journey = ties.journey(speaker)
        streams = (
            stream.id
            for stream in document.revenue_streams
            if any(driver.who in speaker.names for driver in stream.drivers)
            or not speaker.names.isdisjoint(stream.paid_by)
        )
        groups = [
            frozenset(ties.offers(speaker)),
            frozenset(ties.dealings(speaker)),
            frozenset(streams),
            *(frozenset(journey.get(stage, ())) for stage in STAGES),
        ]
        yield speaker.id, tuple(group for group in groups if group)
