"""The links of one document, read in the direction of its threads, found once for all of them."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable

from canvases.document import Document, Problem, RevenueStream, index, links
from canvases.sentences import Names, Needs, Speaker, Ties, speakers

# Links whose holder rests below what it names: an activity delivers a proposition.
_BELOW = frozenset({"delivers", "manages", "used_by", "provides", "driven_by"})


class Web:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.names = Names(document)
        self.ties = Ties(document)
        self.needs = Needs(document, self.names, self.ties)
        self.speakers = speakers(document)
        self.speaker = {speaker.id: speaker for speaker in self.speakers}
        self.people = frozenset(persona.id for persona in document.personas)
        self.items = index(document)
        self.place = {id: place for place, id in enumerate(self.items)}
        self.below: dict[str, list[str]] = defaultdict(list)
        self._read_links()

    def in_order(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Ids in the founder's order, each once."""
        return tuple(sorted(set(ids), key=self.place.__getitem__))

    def problems_of(self, speaker: Speaker) -> tuple[Problem, ...]:
        return tuple(q for q in self.document.problems if q.who in speaker.names)

    def streams_of(self, speaker: Speaker) -> tuple[RevenueStream, ...]:
        """Those that its use drives, and those that it pays."""
        return tuple(
            stream
            for stream in self.document.revenue_streams
            if any(driver.who in speaker.names for driver in stream.drivers)
            or not speaker.names.isdisjoint(stream.paid_by)
        )

    def rest(self, start: Iterable[str]) -> frozenset[str]:
        """What the items rest on, without themselves: it may run in circles."""
        begun = frozenset(start)
        found, waiting = set(begun), deque(begun)
        while waiting:
            for id in self.below[waiting.popleft()]:
                if id not in found:
                    found.add(id)
                    waiting.append(id)
        return frozenset(found - begun)

    def _read_links(self) -> None:
        for link in links(self.document):
            if link.name in _BELOW:
                self.below[link.ids[1]].append(link.ids[0])
