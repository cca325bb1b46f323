"""What is drawn: who is offered what, and what that earns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from canvases.document import Document, isolated
from canvases.measures.colours import NOBODY, Coloured, Swatch
from web.text.formats import in_line
from web.text.language import gettext

Column = Literal["who", "proposition", "stream"]


@dataclass(frozen=True)
class Card:
    """A persona, segment, proposition or stream. `note` says what is not linked yet.

    `place` is the founder's order; `ties` how many bands stand side by side at one edge.
    """

    id: str
    column: Column
    name: str
    swatch: Swatch = NOBODY
    note: str = ""
    place: int = 0
    ties: int = 0


@dataclass(frozen=True)
class Tie:
    """From one card to the next column's, on behalf of a segment."""

    start: str
    end: str
    swatch: Swatch


@dataclass(frozen=True)
class Graph:
    heading: str  # of the first column
    whos: tuple[Card, ...]
    propositions: tuple[Card, ...]
    streams: tuple[Card, ...]
    fits: tuple[Tie, ...]
    earns: tuple[Tie, ...]


def graph(document: Document) -> Graph:
    coloured = Coloured(document)
    whos = (*(s.id for s in document.segments), *(p.id for p in document.personas))
    swatches = {who: (coloured.swatches(who) or (NOBODY,))[0] for who in whos}
    fits = tuple(Tie(fit.who, fit.proposition, swatches[fit.who]) for fit in document.fits)
    earns = _earns(document, swatches)
    edges = _edges((*fits, *earns))
    cards = _placed(_whos(document, swatches), edges)
    return Graph(
        heading=_heading(cards, document),
        whos=cards,
        propositions=_placed(_propositions(document), edges),
        streams=_placed(_streams(document), edges),
        fits=fits,
        earns=earns,
    )


def _heading(whos: Iterable[Card], document: Document) -> str:
    people = {persona.id for persona in document.personas}
    kinds = {card.id in people for card in whos}
    if len(kinds) > 1:
        return gettext("Persona or segment")
    return gettext("Persona") if True in kinds else gettext("Segment")


def _edges(ties: Iterable[Tie]) -> Mapping[str, int]:
    """How many bands the busier edge of each card has."""
    found = tuple(ties)
    out, into = Counter(tie.start for tie in found), Counter(tie.end for tie in found)
    return out | into


def _placed(cards: Iterable[Card], edges: Mapping[str, int]) -> tuple[Card, ...]:
    return tuple(replace(card, place=i, ties=edges.get(card.id, 0)) for i, card in enumerate(cards))


def _earns(document: Document, swatches: Mapping[str, Swatch]) -> tuple[Tie, ...]:
    """One tie a segment, however many of its personas drive the stream."""
    ties = (
        Tie(driver.proposition, stream.id, swatches[driver.who])
        for stream in document.revenue_streams
        for driver in stream.drivers
    )
    return tuple(dict.fromkeys(ties))


def _whos(document: Document, swatches: Mapping[str, Swatch]) -> Iterable[Card]:
    """Personas, and the segments that have an offer of their own or no persona.

    A persona who is only offered what the whole segment is stands with the segment.
    """
    fitted = {fit.who for fit in document.fits}

    def who(id: str, name: str) -> Card:
        unlinked = document.propositions and id not in fitted
        return Card(
            id, "who", name, swatches[id], gettext("Nothing offered yet") if unlinked else ""
        )

    covered: dict[str, list[str]] = {}
    for persona in document.personas:
        if persona.segment in fitted and persona.id not in fitted:
            covered.setdefault(persona.segment, []).append(persona.name)
        else:
            yield who(persona.id, persona.name)
    peopled = {persona.segment for persona in document.personas}
    for segment in document.segments:
        if segment.id in fitted or segment.id not in peopled:
            name = in_line(map(isolated, covered.get(segment.id, ())))
            yield who(segment.id, f"{isolated(segment.name)}: {name}" if name else segment.name)


def _propositions(document: Document) -> Iterable[Card]:
    fitting = {fit.proposition for fit in document.fits}
    earning = {d.proposition for stream in document.revenue_streams for d in stream.drivers}
    somebody = bool(document.segments or document.personas)
    for proposition in document.propositions:
        lonely = somebody and proposition.id not in fitting
        # A value add is not meant to earn by itself.
        unpaid = (
            bool(document.revenue_streams)
            and proposition.id not in earning
            and proposition.kind != "value_add"
        )
        yield Card(proposition.id, "proposition", proposition.name, note=_gap(lonely, unpaid))


def _gap(lonely: bool, unpaid: bool) -> str:
    if lonely and unpaid:
        return gettext("Fits nobody and earns nothing yet")
    if lonely:
        return gettext("Fits nobody yet")
    return gettext("Earns nothing yet") if unpaid else ""


def _streams(document: Document) -> Iterable[Card]:
    for stream in document.revenue_streams:
        note = "" if stream.drivers else gettext("Nobody’s use linked yet")
        yield Card(stream.id, "stream", stream.name, note=note)
