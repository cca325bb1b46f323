"""Who a canvas speaks of, and what reaches and serves each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from canvases.document import Channel, Document, Persona, Segment

Who = Persona | Segment
# The channels at each stage; under "" those that reach somebody at no stage in particular.
Journey = Mapping[str, tuple[str, ...]]

STAGES = ("attention", "interest", "desire", "action", "onboarding", "retention")


@dataclass(frozen=True)
class Speaker:
    """A persona or a segment. `names` are the ids that a link to them may name."""

    who: Who
    names: frozenset[str]
    peopled: bool = False  # a segment whose personas speak for it

    @property
    def id(self) -> str:
        return self.who.id

    @property
    def is_person(self) -> bool:
        return isinstance(self.who, Persona)


def speakers(document: Document) -> tuple[Speaker, ...]:
    """The personas, then the segments, each in the founder's order."""
    peopled = {persona.segment for persona in document.personas}
    people = [Speaker(p, frozenset((p.id, *_some(p.segment)))) for p in document.personas]
    groups = [Speaker(s, frozenset((s.id,)), s.id in peopled) for s in document.segments]
    return (*people, *groups)


class Ties:
    """What each speaker is offered, reached by and dealt with through, found once for a canvas."""

    def __init__(self, document: Document) -> None:
        self._offers: dict[str, list[str]] = defaultdict(list)
        for fit in document.fits:
            self._offers[fit.who].append(fit.proposition)
        self._solved_by: dict[str, list[str]] = defaultdict(list)
        for proposition in document.propositions:
            for problem in proposition.solves:
                self._solved_by[problem].append(proposition.id)
        self._reached = [_reached(c) for c in document.channels if c.use != "rejected"]
        self._relationships = [(r.id, frozenset(r.serves)) for r in document.relationships]

    def own_offers(self, speaker: Speaker) -> tuple[str, ...]:
        """Propositions that fit this very persona or segment."""
        return tuple(self._offers[speaker.id])

    def offers(self, speaker: Speaker) -> frozenset[str]:
        """Propositions that fit the persona or its whole segment."""
        return frozenset(offer for name in speaker.names for offer in self._offers[name])

    def answers(self, problem: str, speaker: Speaker) -> tuple[str, ...]:
        """The propositions that solve a problem and fit the speaker who has it."""
        offers = self.offers(speaker)
        return tuple(id for id in self._solved_by[problem] if id in offers)

    def journey(self, speaker: Speaker) -> Journey:
        by_stage: dict[str, list[str]] = defaultdict(list)
        for reach in self._reached:
            for stage in reach.stages(speaker.names):
                by_stage[stage].append(reach.channel)
        return {stage: tuple(by_stage[stage]) for stage in (*STAGES, "") if by_stage[stage]}

    def dealings(self, speaker: Speaker) -> tuple[str, ...]:
        """Those that serve the speaker; a relationship that names nobody serves everyone."""
        return tuple(
            id for id, serves in self._relationships if not serves or serves & speaker.names
        )


@dataclass(frozen=True)
class _Reached:
    channel: str
    names: frozenset[str]
    cells: tuple[tuple[str | None, str], ...]

    def stages(self, names: frozenset[str]) -> Iterable[str]:
        """The stages at which the channel reaches them; "" when it does so at none in particular.

        A cell that names nobody is for all whom the channel reaches.
        """
        if self.names and not self.names & names:
            return ()
        own = (stage for who, stage in self.cells if who is None or who in names)
        return dict.fromkeys(own) or ("",)


def _reached(channel: Channel) -> _Reached:
    cells = tuple((touch.who, touch.stage) for touch in channel.touches)
    named = (who for who, _ in cells if who)
    return _Reached(channel.id, frozenset((*channel.reaches, *named)), cells)


def _some(id: str | None) -> Iterator[str]:
    if id:
        yield id
