"""A document read for the checks: who is covered by what, worked out once.

**Who** is a persona or a segment. A *segment key* is the id of a segment, or of a persona that
belongs to none, which counts as a segment of its own. A link to a persona counts for its segment,
a link to a segment covers its personas. A rejected channel counts as absent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from msgspec.structs import replace

from canvases.checks.wording import called, listed
from canvases.document import (
    STEP_BLOCKS,
    Channel,
    Document,
    Hashes,
    Item,
    Persona,
    Proposition,
    Relationship,
    Segment,
    items,
)

_TO_CHANNELS = (("relationships", "through"), ("activities", "manages"), ("partners", "provides"))


class SegmentReach(NamedTuple):
    """What reaches a segment: the kinds of its channels, and whose they are."""

    kinds: frozenset[str | None]
    by_partner: bool
    by_us: bool


class Coverage:
    """One document, with what the checks ask of it. `whole` still has its rejected channels."""

    def __init__(self, document: Document) -> None:
        self.whole = document
        self.document = _without_rejected(document)
        self.hashes = Hashes(document)
        self.items: dict[str, Item] = {}
        self.places: dict[str, int] = {}
        for place, (_, item) in enumerate(items(self.document)):
            self.items[item.id] = item
            self.places[item.id] = place

    def has(self, reads: Iterable[str]) -> bool:
        """Whether none of these steps is empty or not applicable, so that one may judge."""
        return all(map(self._filled.__contains__, reads))

    def called(self, id_: str) -> str:
        return called(self.items[id_])

    def listed(self, ids: Iterable[str], *, beside: int = 0) -> str:
        """Items in a row, as a sentence names them that names so many others."""
        return listed([self.called(id_) for id_ in ids], beside=beside)

    def ordered(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Ids once each, in canvas order."""
        return tuple(sorted(set(ids), key=self.places.__getitem__))

    # Who

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Segments, and personas without one, in canvas order."""
        free = (persona.id for persona in self.document.personas if persona.segment is None)
        return (*(segment.id for segment in self.document.segments), *free)

    @cached_property
    def key_of(self) -> Mapping[str, str]:
        """The segment key of each who."""
        keys = {segment.id: segment.id for segment in self.document.segments}
        return keys | {one.id: one.segment or one.id for one in self.document.personas}

    @cached_property
    def personas_of(self) -> Mapping[str, tuple[Persona, ...]]:
        """The personas of each segment."""
        found: dict[str, list[Persona]] = defaultdict(list)
        for persona in self.document.personas:
            if persona.segment is not None:
                found[persona.segment].append(persona)
        return {key: tuple(personas) for key, personas in found.items()}

    @cached_property
    def personas(self) -> frozenset[str]:
        """The ids of the personas."""
        return frozenset(persona.id for persona in self.document.personas)

    def keys_of(self, whos: Iterable[str]) -> frozenset[str]:
        return frozenset(map(self.key_of.__getitem__, whos))

    def side_of(self, key: str) -> str | None:
        """On which side of a many-sided model a segment stands; a persona alone has none."""
        item = self.items[key]
        return item.side if isinstance(item, Segment) else None

    # Offers

    @cached_property
    def whos_of(self) -> Mapping[str, tuple[str, ...]]:
        """Whom each proposition fits."""
        found: dict[str, list[str]] = defaultdict(list)
        for fit in self.document.fits:
            found[fit.proposition].append(fit.who)
        return {proposition: self.ordered(whos) for proposition, whos in found.items()}

    @cached_property
    def fitted(self) -> frozenset[str]:
        """The whos that a fit names."""
        return frozenset(fit.who for fit in self.document.fits)

    @cached_property
    def owners(self) -> Mapping[str, str]:
        """Whose each problem is."""
        return {problem.id: problem.who for problem in self.document.problems}

    @cached_property
    def problems_in(self) -> Mapping[str, tuple[str, ...]]:
        """The problems of each segment key."""
        found: dict[str, list[str]] = {key: [] for key in self.keys}
        for problem, who in self.owners.items():
            found[self.key_of[who]].append(problem)
        return {key: tuple(problems) for key, problems in found.items()}

    @cached_property
    def offers_to(self) -> Mapping[str, tuple[Proposition, ...]]:
        """The propositions that fit each segment key or anybody in it."""
        found: dict[str, list[Proposition]] = {key: [] for key in self.keys}
        for one in self.document.propositions:
            for key in self.keys_of(self.whos_of.get(one.id, ())):
                found[key].append(one)
        return {key: tuple(offers) for key, offers in found.items()}

    @cached_property
    def solving(self) -> Mapping[str, tuple[Proposition, ...]]:
        """The propositions that solve each problem."""
        found: dict[str, list[Proposition]] = {problem: [] for problem in self.owners}
        for one in self.document.propositions:
            for problem in one.solves:
                found[problem].append(one)
        return {problem: tuple(offers) for problem, offers in found.items()}

    @cached_property
    def solved(self) -> frozenset[str]:
        """The problems that some proposition solves."""
        return frozenset(problem for problem, offers in self.solving.items() if offers)

    # Channels and relationships

    @cached_property
    def reach(self) -> Mapping[str, SegmentReach]:
        """The segment keys that any channel reaches, and how."""
        found: dict[str, list[Channel]] = defaultdict(list)
        for channel in self.document.channels:
            for key in self._reached[channel.id]:
                found[key].append(channel)
        return {
            key: SegmentReach(
                frozenset(channel.kind for channel in channels),
                any(map(is_partners, channels)),
                not all(map(is_partners, channels)),
            )
            for key, channels in found.items()
        }

    @cached_property
    def stages_of(self) -> Mapping[str, frozenset[str]]:
        """The stages of the journey at which some channel serves each segment key."""
        found: dict[str, set[str]] = {key: set() for key in self.keys}
        for channel in self.document.channels:
            for touch in channel.touches:
                who = touch.who
                for key in self._reached[channel.id] if who is None else (self.key_of[who],):
                    found[key].add(touch.stage)
        return {key: frozenset(stages) for key, stages in found.items()}

    @cached_property
    def stages(self) -> frozenset[str]:
        """The stages that any channel serves."""
        touches = (touch for channel in self.document.channels for touch in channel.touches)
        return frozenset(touch.stage for touch in touches)

    @cached_property
    def _reached(self) -> Mapping[str, Iterable[str]]:
        """Whom each channel reaches: all, when it names nobody."""
        reach: dict[str, Iterable[str]] = {}
        for channel in self.document.channels:
            touched = (touch.who for touch in channel.touches if touch.who is not None)
            reach[channel.id] = self.keys_of((*channel.reaches, *touched)) or self.keys
        return reach

    def kinds_of(self, channels: Iterable[str]) -> frozenset[str | None]:
        """The kinds of channels that are named by their ids."""
        named = frozenset(channels)
        return frozenset(one.kind for one in self.document.channels if one.id in named)

    def served_by(self, relationship: Relationship) -> tuple[str, ...]:
        """The segment keys that a relationship serves: all, when it names nobody."""
        named = self.keys_of(relationship.serves)
        return tuple(key for key in self.keys if key in named) if named else self.keys

    def reached_among(self, relationship: Relationship) -> tuple[str, ...]:
        """Of the segments that a relationship serves, those that a channel reaches."""
        return tuple(key for key in self.served_by(relationship) if key in self.reach)

    @cached_property
    def dealings_of(self) -> Mapping[str, tuple[Relationship, ...]]:
        """The relationships that serve each segment key."""
        found: dict[str, list[Relationship]] = {key: [] for key in self.keys}
        for relationship in self.document.relationships:
            for key in self.served_by(relationship):
                found[key].append(relationship)
        return {key: tuple(dealings) for key, dealings in found.items()}

    # Behind the scenes

    @cached_property
    def managed(self) -> frozenset[str]:
        """What some activity manages."""
        return frozenset(id_ for one in self.document.activities for id_ in one.manages)

    @cached_property
    def _filled(self) -> frozenset[str]:
        """The steps that are not empty and do apply, and "captures" where anything is."""
        filled = {
            key
            for key, blocks in STEP_BLOCKS.items()
            if any(getattr(self.document, block) for block in blocks)
            and self.document.step(key).status != "not_applicable"
        }
        return frozenset(filled | ({"captures"} if self.document.captures else set()))


def is_partners(channel: Channel) -> bool:
    """Whether a channel is a partner’s: by its owner, or by its kind."""
    return "partner" in (channel.owner, channel.kind)


def _without_rejected(document: Document) -> Document:
    """The document as if its rejected channels and the links to them were not there."""
    rejected = {channel.id for channel in document.channels if channel.use == "rejected"}
    if not rejected:
        return document
    blocks: dict[str, Any] = {
        "channels": tuple(one for one in document.channels if one.id not in rejected)
    }
    for block, field in _TO_CHANNELS:
        blocks[block] = tuple(_unlinked(item, field, rejected) for item in getattr(document, block))
    return replace(document, **blocks)


def _unlinked(item: Any, field: str, rejected: set[str]) -> Any:
    linked = getattr(item, field)
    if rejected.isdisjoint(linked):
        return item
    return replace(item, **{field: tuple(id_ for id_ in linked if id_ not in rejected)})
