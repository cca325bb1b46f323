"""What shows beside an item: pencil or ink, what to look at, the belief that it rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from uuid import UUID

from django.utils.translation import gettext, gettext_noop

from canvases import words
from canvases.checks import Finding
from canvases.document import Assumption, Document
from canvases.insights import ChipMaker, Insights, ItemFindings, shown_at, summarise
from canvases.measures.ink import Stroke
from canvases.page_ids import handle
from wizard.shown.finding_fields import mending_address

# What a slot asks of the item that stands there, by the code of the finding in its place.
ASKS: Mapping[str, str] = {
    "C02": gettext_noop("what do you offer?"),
    "C03": gettext_noop("for whom?"),
    "C04": gettext_noop("how do you reach them?"),
    "C05": gettext_noop("how do you deal with them?"),
    "C06": gettext_noop("what do they pay for?"),
    "C07": gettext_noop("what does it earn?"),
    "C08": gettext_noop("who pays, and for what?"),
    "C12": gettext_noop("who delivers it?"),
    "C13": gettext_noop("what is it for?"),
    "C14": gettext_noop("what uses it?"),
    "C15": gettext_noop("what drives it?"),
    "C16": gettext_noop("what does it cost?"),
    "C17": gettext_noop("what do they provide?"),
    "C26": gettext_noop("who looks after them?"),
    "C27": gettext_noop("who answers?"),
    "C41": gettext_noop("what do they do today?"),
    "C43": gettext_noop("what solves it?"),
    "C44": gettext_noop("what does it solve?"),
    "C47": gettext_noop("what earns it?"),
}
_NO_REVISIONS: Mapping[str, int] = MappingProxyType({})
_BADGES = {"supported": "good", "contradicted": "bad", "testing": "brand"}


@dataclass(frozen=True)
class Belief:
    """The assumption that says most about an item; `ref` is its handle."""

    ref: str
    label: str
    badge: str


@dataclass(frozen=True)
class ItemMark:
    stroke: str = ""
    stroke_words: str = ""
    look: ItemFindings | None = None
    belief: Belief | None = None
    ask: str = ""  # what the item's open slot asks, "" where there is none


@dataclass(frozen=True)
class Slot:
    """A place to fill for an item that stands on another page."""

    ref: str
    name: str
    ask: str
    address: str


NO_MARK = ItemMark()


def slots(
    canvas_id: UUID, chip_maker: ChipMaker, insights: Insights, key: str, drawn: Collection[str]
) -> list[Slot]:
    """Places to fill for items that the page of a step does not list. `drawn` are the ids of
    those that it does."""
    return [
        Slot(
            handle(id_),
            chip_maker.name(id_),
            gettext(ASKS[one.code]),
            mending_address(canvas_id, one),
        )
        for one in insights.slots(key)
        for id_ in shown_at(one)
        if id_ not in drawn
    ]


def places(insights: Insights, key: str, drawn: Collection[str]) -> int:
    """How many places to fill the page of a step shows: one at each item that it lists, and the
    slots for others. A finding on three items stands at three."""
    ids = [id_ for one in insights.slots(key) for id_ in shown_at(one)]
    return len({id_ for id_ in ids if id_ in drawn}) + sum(id_ not in drawn for id_ in ids)


class ItemMarks:
    """The marks of all items of a canvas, as the page of one step shows them.

    With the `revisions` of rows, one that came after its link was last called done is asked for
    that link, in grey: nobody is told of an error who has just typed a name.
    """

    def __init__(
        self,
        document: Document,
        insights: Insights,
        key: str,
        revisions: Mapping[str, int] = _NO_REVISIONS,
    ) -> None:
        self._revisions = revisions
        self._strokes = insights.strokes
        self._looks = _without(insights.by_item, insights.slots(key))
        self._told_at = insights.told_at
        self._asks = {
            id_: gettext(ASKS[one.code]) for one in insights.slots(key) for id_ in shown_at(one)
        }
        self._beliefs: dict[str, list[Assumption]] = {}
        for assumption in document.assumptions:
            if assumption.about and assumption.status != "dropped":
                self._beliefs.setdefault(assumption.about, []).append(assumption)

    def of(self, id_: str) -> ItemMark:
        stroke = self._strokes.get(id_)
        return ItemMark(
            stroke=stroke or "",
            stroke_words=words.label("items.stroke", stroke),
            look=summarise(
                [self._seen(id_, one) for one in self._looks.get(id_, ())], self._told_at
            ),
            belief=_belief(self._beliefs.get(id_, ()), stroke),
            ask=self._asks.get(id_, "").capitalize(),
        )

    def _seen(self, id_: str, finding: Finding) -> Finding:
        settled = self._revisions.get(f"step:{finding.step}", 0)
        is_new = finding.slot and self._revisions.get(id_, 0) > settled
        return replace(finding, severity="note") if is_new else finding


def _without(
    by_item: Mapping[str, tuple[Finding, ...]], slots: tuple[Finding, ...]
) -> Mapping[str, tuple[Finding, ...]]:
    if not slots:
        return by_item
    return {id_: tuple(one for one in those if one not in slots) for id_, those in by_item.items()}


def _belief(found: Iterable[Assumption], stroke: Stroke | None) -> Belief | None:
    """What made the stroke what it is; else the one that is furthest on."""
    order = ("testing", "untested", "contradicted", "supported")
    made = {"ink": "supported", "struck": "contradicted"}.get(stroke or "")
    ranked = sorted(found, key=lambda a: (a.status != made, order.index(a.status)))
    if not ranked:
        return None
    said = ranked[0]
    label = words.label("assumptions.status", said.status)
    if said.status == "contradicted" and stroke != "struck":
        return Belief(handle(said.id), gettext("%(label)s, changed since") % {"label": label}, "")
    return Belief(handle(said.id), label, _BADGES.get(said.status, ""))
