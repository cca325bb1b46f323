"""What stands in which column of a thread's picture, in which order, tied to what.

A link that passes a column takes a lane through it, so that no band runs behind a box. Links
that go on to the same cards share a lane.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from canvases.document import Document, index, isolated, words_of
from canvases.measures.ink import ink
from canvases.sentences import cost_amount, dealing, one_line, prices
from canvases.threads import Edge, Kind, Thread
from canvases.words import label
from web.text.formats import in_line
from web.text.language import gettext
from web.text.language import gettext_noop as _

HEADINGS = (
    _("Persona and problem"),
    _("Offer"),
    _("Journey and dealing"),
    _("Pays"),
    _("Activity"),
    _("Rests on"),
    _("Costs"),
)
_COLUMN: Mapping[Kind, int] = {
    "problems": 0,
    "propositions": 1,
    "channels": 2,
    "relationships": 2,
    "revenue_streams": 3,
    "activities": 4,
    "resources": 5,
    "partners": 5,
    "costs": 6,
}
Stroke = Literal["who", "pencil", "ink", "struck", "gap", "more"]


@dataclass(frozen=True)
class ThreadCard:
    id: str
    name: str
    detail: str = ""
    stroke: Stroke = "pencil"
    is_lane: bool = False
    to_gap: bool = False  # of a lane


class ThreadTie(NamedTuple):
    """Between neighbouring columns, or within one."""

    start: str
    end: str
    to_gap: bool


@dataclass(frozen=True)
class Columns:
    cards: tuple[tuple[ThreadCard, ...], ...]
    ties: tuple[ThreadTie, ...]


def columns(document: Document, thread: Thread, *, most: int) -> Columns:
    cards = _Cards(document, thread)
    held: list[list[ThreadCard]] = [[cards.who()], *([] for _ in HEADINGS[1:])]
    stands: dict[str, str] = {thread.who: thread.who}  # the card by which each id is drawn
    for stage in thread.stages:
        column = held[_COLUMN[stage.kind]]
        column.extend(cards.item(stage.kind, id) for id in stage.items)
    for number, column in enumerate(held):
        held[number] = _folded(column, number, most, stands)
    places = {card.id: number for number, column in enumerate(held) for card in column}
    for stage in thread.stages:
        for gap in stage.gaps:
            held[_COLUMN[stage.kind]].append(ThreadCard(gap.id, gap.short, stroke="gap"))
            places[gap.id] = _COLUMN[stage.kind]
            stands[gap.id] = gap.id
    edges = (*thread.edges, *_to_gaps(thread))
    ties = _Ties(places, (Edge(stands[edge.start], stands[edge.end]) for edge in edges))
    for number, lanes in ties.lanes.items():
        held[number].extend(lanes)
    return Columns(tuple(_in_order(held, ties.found)), tuple(ties.found))


def _folded(
    column: list[ThreadCard], number: int, most: int, stands: dict[str, str]
) -> list[ThreadCard]:
    """The first cards of a column, and one card for all that there is no room for."""
    stands.update((card.id, card.id) for card in column)
    if len(column) <= most + 1:
        return column
    rest = column[most:]
    told = gettext("and %(count)s more") % {"count": len(rest)}
    more = ThreadCard(f"more:{number}", told, stroke="more")
    stands.update((card.id, more.id) for card in rest)
    return [*column[:most], more]


def _to_gaps(thread: Thread) -> Iterator[Edge]:
    for gap in thread.gaps:
        yield from (Edge(id, gap.id) for id in gap.after)


class _Ties:
    """Ties between cards, with lanes through the columns that they pass."""

    def __init__(self, places: Mapping[str, int], edges: Iterable[Edge]) -> None:
        self._places = places
        self.found: dict[ThreadTie, None] = {}
        self.lanes: dict[int, dict[ThreadCard, None]] = defaultdict(dict)
        ends: dict[tuple[str, bool], dict[str, None]] = defaultdict(dict)
        for start, end in edges:
            if start in places and end in places and start != end:
                ends[start, end.startswith("gap:")][end] = None
        for (start, to_gap), found in ends.items():
            self._lead(start, tuple(found), to_gap=to_gap)

    def _lead(self, start: str, ends: tuple[str, ...], *, to_gap: bool) -> None:
        """From a card to all that it leads to; a partner that an activity sees to stands
        before it already, and a gap stands below what leads to it in its own column."""
        at, column = start, self._places[start]
        if not to_gap:
            self._tie(start, (end for end in ends if self._places[end] == column), to_gap)
        last = max(self._places[end] for end in ends)
        for number in range(column + 1, last + 1):
            self._tie(at, (end for end in ends if self._places[end] == number), to_gap)
            beyond = sorted(end for end in ends if self._places[end] > number)
            if beyond:
                lane = ThreadCard(
                    f"lane:{number}:{' '.join(beyond)}", "", is_lane=True, to_gap=to_gap
                )
                self.lanes[number][lane] = None
                self._tie(at, [lane.id], to_gap)
                at = lane.id

    def _tie(self, start: str, ends: Iterable[str], to_gap: bool) -> None:
        self.found.update((ThreadTie(start, end, to_gap), None) for end in ends)


def _in_order(
    held: list[list[ThreadCard]], ties: Iterable[ThreadTie]
) -> Iterator[tuple[ThreadCard, ...]]:
    """Each column by the middle of what leads to its cards, so that few bands cross."""
    before: dict[str, list[str]] = defaultdict(list)
    for tie in ties:
        before[tie.end].append(tie.start)
    at: dict[str, float] = {}
    for column in held:
        wanted = {
            card.id: _middle([at[id] for id in before[card.id] if id in at]) for card in column
        }
        # What nothing leads to from the left stands last, in the founder's order.
        column.sort(key=lambda card: wanted[card.id])
        at.update((card.id, place / max(len(column) - 1, 1)) for place, card in enumerate(column))
        yield tuple(column)


def _middle(places: list[float]) -> float:
    return sum(places) / len(places) if places else 2.0


class _Cards:
    def __init__(self, document: Document, thread: Thread) -> None:
        self._document = document
        self._thread = thread
        self._items: Mapping[str, Any] = index(document)
        self._ink = ink(document)

    def who(self) -> ThreadCard:
        who = self._items[self._thread.who]
        role = label("personas.role", getattr(who, "role", None))
        return ThreadCard(who.id, who.name, role, "who")

    def item(self, kind: Kind, id: str) -> ThreadCard:
        item = self._items[id]
        stroke = self._ink.get(id, "pencil")
        return ThreadCard(id, one_line(words_of(item)), self._detail(kind, item), stroke)

    def _detail(self, kind: Kind, item: Any) -> str:
        match kind:
            case "channels":
                stages = self._thread.at[item.id]
                return in_line(label("touches.stage", stage).lower() for stage in stages)
            case "relationships":
                return dealing(item)
            case "revenue_streams":
                return self._paid(item)
            case "partners":
                return gettext("partner")
            case "costs":
                return cost_amount(item, self._document.currency) or gettext("no amount yet")
        return ""

    def _paid(self, stream: Any) -> str:
        others = [id for id in stream.paid_by if id not in self._thread.names]
        payers = in_line(isolated(self._items[id].name) for id in others)
        price = (
            gettext("free")
            if stream.form == "free"
            else prices(stream.packages, self._document.currency)
        )
        by = gettext("paid by %(names)s") % {"names": payers} if payers else ""
        return in_line(filter(None, (price, by)))
