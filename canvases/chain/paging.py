"""Which cards share a drawing. What is linked stays together as far as a page allows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from canvases.chain.graph import Card, Graph, Tie

Fits = Callable[[Iterable[Card]], bool]


@dataclass
class Sheet:
    """The cards and ties of one drawing, each once."""

    cards: dict[str, Card] = field(default_factory=dict)
    ties: dict[Tie, None] = field(default_factory=dict)

    def column(self, name: str) -> list[Card]:
        return [card for card in self.cards.values() if card.column == name]

    def add(self, other: Sheet) -> None:
        self.cards |= other.cards
        self.ties |= other.ties


def sheets(graph: Graph, *, fits: Fits) -> Iterator[Sheet]:
    """Fills a sheet with one proposition after another until a column is full.

    `fits` tells whether cards still fit one column.
    """
    sheet = Sheet()
    for bundle in _bundles(graph, fits):
        both = Sheet(dict(sheet.cards), dict(sheet.ties))
        both.add(bundle)
        if sheet.cards and not _has_room(both, fits):
            yield sheet
            both = bundle
        sheet = both
    if sheet.cards:
        yield sheet


def _has_room(sheet: Sheet, fits: Fits) -> bool:
    return all(fits(sheet.column(name)) for name in ("who", "proposition", "stream"))


def _bundles(graph: Graph, fits: Fits) -> Iterator[Sheet]:
    """A proposition with all that it is tied to; then, one by one, what is tied to nothing."""
    cards = {c.id: c for c in (*graph.whos, *graph.propositions, *graph.streams)}
    before: dict[str, list[Tie]] = {card.id: [] for card in graph.propositions}
    after: dict[str, list[Tie]] = {card.id: [] for card in graph.propositions}
    for tie in graph.fits:
        before[tie.end].append(tie)
    for tie in graph.earns:
        after[tie.start].append(tie)

    def first_who(card: Card) -> int:
        return min((cards[tie.start].place for tie in before[card.id]), default=len(cards))

    for card in sorted(graph.propositions, key=first_who):
        starts = _chunks(before[card.id], lambda tie: cards[tie.start], fits)
        ends = _chunks(after[card.id], lambda tie: cards[tie.end], fits)
        for tied_before, tied_after in zip_longest(starts, ends):
            yield _bundle(card, tied_before or (), tied_after or (), cards)
    tied = {id for tie in (*graph.fits, *graph.earns) for id in (tie.start, tie.end)}
    for card in (*graph.whos, *graph.streams):
        if card.id not in tied:
            yield Sheet({card.id: card})


def _bundle(
    card: Card, before: Sequence[Tie], after: Sequence[Tie], cards: dict[str, Card]
) -> Sheet:
    neighbours = [cards[tie.start] for tie in before] + [cards[tie.end] for tie in after]
    return Sheet({c.id: c for c in (card, *neighbours)}, dict.fromkeys((*before, *after)))


def _chunks(ties: Sequence[Tie], card: Callable[[Tie], Card], fits: Fits) -> list[list[Tie]]:
    """Ties in runs of which each fills at most a column; one empty run where there are none."""
    chunks: list[list[Tie]] = [[]]
    for tie in ties:
        if chunks[-1] and not fits({card(t).id: card(t) for t in (*chunks[-1], tie)}.values()):
            chunks.append([])
        chunks[-1].append(tie)
    return chunks
