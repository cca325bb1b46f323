"""What the pure readers find in one document, each worked out once and only when asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from canvases import checks, suppose, threads, words
from canvases.checks import Finding
from canvases.document import Assumption, Document, Test
from canvases.insights import item_findings, journey
from canvases.insights.item_findings import ItemFindings
from canvases.insights.journey import Grid
from canvases.measures import balance, channel_ranking, ink, risks
from canvases.measures.balance import Balance
from canvases.measures.channel_ranking import Ranking
from canvases.measures.ink import Share, Stroke
from canvases.suppose import Thing
from canvases.threads import Thread


@dataclass(frozen=True)
class Week:
    """The one thing to test this week: the riskiest guess, and what rests on it.

    `about` is the item's name, and `lines` tell what falls when it goes away; "" and () where it
    is about no item. `test` is the one that was planned, None where none was.
    """

    assumption: Assumption
    about: str
    lines: tuple[str, ...]
    test: Test | None

    @property
    def sentence(self) -> str:
        return words.belief(self.assumption.text)


class Insights:
    """Kept for as long as its document is: a page that is drawn again computes nothing."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All of them, worst first, with those that were dismissed."""
        return checks.findings(self._document)

    @cached_property
    def open(self) -> tuple[Finding, ...]:
        """Those that nobody has dismissed."""
        return tuple(one for one in self.findings if one.dismissed is None)

    @cached_property
    def by_step(self) -> Mapping[str, tuple[Finding, ...]]:
        """Those that stand, by the step that mends them."""
        found: dict[str, list[Finding]] = defaultdict(list)
        for one in self.open:
            found[one.step].append(one)
        return {step: tuple(those) for step, those in found.items()}

    @cached_property
    def by_item(self) -> Mapping[str, tuple[Finding, ...]]:
        """Those that stand, by the items at which they show."""
        return item_findings.by_item(self.open)

    @cached_property
    def looks(self) -> Mapping[str, ItemFindings]:
        """The items at which there is something to look at."""
        found = {
            id_: item_findings.summarise(those, self.told_at) for id_, those in self.by_item.items()
        }
        return {id_: look for id_, look in found.items() if look}

    def at_step(self, key: str) -> tuple[Finding, ...]:
        """Those that the page of their step shows: not those that stand there as open slots."""
        slots = self.slots(key)
        return tuple(one for one in self.by_step.get(key, ()) if one not in slots)

    def slots(self, key: str) -> tuple[Finding, ...]:
        """Those in whose place the page of their step shows a slot, while it is in progress."""
        if self._document.step(key).status != "in_progress":
            return ()
        return tuple(one for one in self.by_step.get(key, ()) if one.slot)

    def told_at(self, finding: Finding) -> str:
        """The place on the page of its step that tells of a finding: where a slot stands for it,
        the one that counts the slots."""
        if finding in self.slots(finding.step):
            return "checks"
        return f"finding-{item_findings.key_of(finding)}"

    @cached_property
    def strokes(self) -> Mapping[str, Stroke]:
        """Of each item, whether it stands in pencil or in ink, or is struck."""
        return ink.ink(self._document)

    @cached_property
    def share(self) -> Share:
        """How much of the whole canvas is ink."""
        return ink.share(self._document)

    @cached_property
    def shares(self) -> Mapping[str, Share]:
        """The same of each step."""
        return ink.shares(self._document)

    @cached_property
    def threads(self) -> tuple[Thread, ...]:
        return threads.threads(self._document)

    @cached_property
    def balance(self) -> Balance:
        return balance.balance(self._document)

    @cached_property
    def grid(self) -> Grid:
        return journey.grid(self._document)

    @cached_property
    def ranking(self) -> Ranking:
        return channel_ranking.ranking(self._document)

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """The five things that hold this canvas up, found by taking each item away."""
        return suppose.things(self._document)

    @cached_property
    def week(self) -> Week | None:
        """What to test before anything else; None where nothing is left to test."""
        return _week(self._document)


def _week(document: Document) -> Week | None:
    """What nobody has begun to test comes first."""
    guesses = sorted(
        risks.riskiest(document, len(document.assumptions)), key=lambda a: a.status != "untested"
    )
    if not guesses:
        return None
    first = guesses[0]
    test = next((one for one in first.tests if one.verdict is None and one.how.strip()), None)
    if not first.about:
        return Week(first, "", (), test)
    found = suppose.suppose(document, first.about)
    return Week(first, found.item.name, suppose.consequences(found), test)
