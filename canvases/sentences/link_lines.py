"""What each item is linked to, as short lines that stand beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from canvases.document import Assumption, Channel, Document, Relationship, RevenueStream
from canvases.sentences.earnings import uses
from canvases.sentences.parts import Names, Sentence, listed, sentence
from canvases.sentences.people import STAGES
from canvases.words import label


def links(document: Document) -> Mapping[str, tuple[Sentence, ...]]:
    """The lines of every item that has any, worked out in one go."""
    lines = _Lines(document)
    told: dict[str, list[Sentence]] = defaultdict(list)
    for id, line in (*lines.people(), *lines.customers(), *lines.infrastructure()):
        told[id].append(line)
    return {id: tuple(found) for id, found in told.items()}


def links_of(document: Document, id: str) -> tuple[Sentence, ...]:
    """The lines of one item. A page that shows many asks `links` once instead."""
    return links(document).get(id, ())


Line = tuple[str, Sentence]


class _Lines:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._names = Names(document)
        self._people = frozenset(persona.id for persona in document.personas)

    def people(self) -> Iterator[Line]:
        document = self._document
        members: dict[str, list[str]] = defaultdict(list)
        offers: dict[str, list[str]] = defaultdict(list)
        fitting: dict[str, list[str]] = defaultdict(list)
        for persona in document.personas:
            if persona.segment:
                members[persona.segment].append(persona.id)
                yield from self._line(persona.id, "One of ", (persona.segment,))
        for fit in document.fits:
            offers[fit.who].append(fit.proposition)
            fitting[fit.proposition].append(fit.who)
        for segment in document.segments:
            yield from self._line(segment.id, "With ", members[segment.id])
        for who, offered in offers.items():
            yield from self._line(who, "Is offered ", offered)
        for problem in document.problems:
            yield from self._line(problem.id, "For ", (problem.who,))
        for proposition in document.propositions:
            yield from self._line(proposition.id, "For ", fitting[proposition.id])
            yield from self._line(proposition.id, "Solves ", proposition.solves)

    def customers(self) -> Iterator[Line]:
        for channel in self._document.channels:
            yield from self._channel(channel)
        for relationship in self._document.relationships:
            yield from self._relationship(relationship)
        for stream in self._document.revenue_streams:
            yield from self._stream(stream)
        for capture in self._document.captures:
            yield from self._line(capture.id, "Earned by ", capture.earned_by)

    def infrastructure(self) -> Iterator[Line]:
        for activity in self._document.activities:
            yield from self._line(activity.id, "Delivers ", activity.delivers)
            yield from self._line(activity.id, "Manages ", activity.manages)
        for resource in self._document.resources:
            yield from self._line(resource.id, "Used by ", resource.used_by)
        for partner in self._document.partners:
            yield from self._line(partner.id, "Provides ", partner.provides)
        for cost in self._document.costs:
            yield from self._line(cost.id, "Driven by ", cost.driven_by)
        for assumption in self._document.assumptions:
            yield from self._assumption(assumption)

    def _channel(self, channel: Channel) -> Iterator[Line]:
        touched: dict[str, list[str | None]] = defaultdict(list)
        for touch in channel.touches:
            touched[touch.stage].append(touch.who)
        named = any(touch.who for touch in channel.touches)
        if channel.reaches or named:
            yield from self._line(channel.id, "Reaches ", channel.reaches)
        else:
            yield channel.id, sentence("Reaches everyone")
        rest = "all whom it reaches" if channel.reaches or named else "everyone"
        for stage in STAGES:
            if whos := touched[stage]:
                whom = [self._names.who(who) if who else rest for who in whos]
                at = label("touches.stage", stage)
                yield channel.id, sentence(f"{at}: ", listed(whom))

    def _relationship(self, relationship: Relationship) -> Iterator[Line]:
        if not relationship.serves:
            yield relationship.id, sentence("For everyone")
        yield from self._line(relationship.id, "For ", relationship.serves)
        yield from self._line(relationship.id, "Through ", relationship.through)

    def _stream(self, stream: RevenueStream) -> Iterator[Line]:
        payers = listed(self._names.whos(stream.paid_by))
        used = uses(stream.drivers, self._names, self._people, most=0)
        if payers and stream.drivers:
            yield stream.id, sentence("Paid by ", payers, ", for ", used)
        elif payers:
            yield stream.id, sentence("Paid by ", payers)
        elif stream.drivers:
            yield stream.id, sentence("Driven by ", used)

    def _assumption(self, assumption: Assumption) -> Iterator[Line]:
        if assumption.about:
            yield from self._line(assumption.id, "About ", (assumption.about,))
        elif assumption.step:
            step = label("assumptions.step", assumption.step)
            yield assumption.id, sentence(f"About the step {step}")

    def _line(self, id: str, words: str, ends: Sequence[str]) -> Iterator[Line]:
        if ends:
            yield id, sentence(words, listed(self._names.items(ends)))
