"""The other half of the story: what the business does, needs, gets from others, and pays for.

Items of which the same is to be said share a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from canvases.document import Activity, Cost, Document, Partner, Resource
from canvases.sentences.money import cost_amount
from canvases.sentences.parts import MOST, Names, Piece, Sentence, listed, sentence
from canvases.words import label

_MOTIVES = {
    "economy": ", because that is cheaper",
    "risk": ", to share the risk",
    "acquisition": ", because we lack it",
}
AnyItem = TypeVar("AnyItem", Activity, Resource, Partner, Cost)


def infrastructure(document: Document, names: Names) -> Iterator[Sentence]:
    teller = _SentenceWriter(names, document.currency)
    yield from teller.activities(document.activities)
    yield from teller.resources(document.resources)
    yield from teller.partners(document.partners)
    yield from teller.costs(document.costs)


class _SentenceWriter:
    def __init__(self, names: Names, currency: str) -> None:
        self._names = names
        self._currency = currency

    def activities(self, activities: Iterable[Activity]) -> Iterator[Sentence]:
        for activity, group in _alike(activities, lambda a: (a.core, a.delivers, a.manages)):
            start = "What we must do well: " if activity.core else "What we also do: "
            yield sentence(start, self._list(group), self._purpose(activity), ".")

    def resources(self, resources: Iterable[Resource]) -> Iterator[Sentence]:
        for resource, group in _alike(resources, lambda e: e.used_by):
            for_what = (" for ", self._list(resource.used_by)) if resource.used_by else ""
            yield sentence("We need ", self._list(group), for_what, ".")

    def partners(self, partners: Iterable[Partner]) -> Iterator[Sentence]:
        for partner, group in _alike(partners, lambda n: (n.provides, n.motive)):
            why = _MOTIVES.get(partner.motive or "", "")
            if partner.provides:
                provided = self._list(partner.provides)
                yield sentence("We leave ", provided, " to ", self._list(group), why, ".")
            else:
                yield sentence("We work with ", self._list(group), why, ".")

    def costs(self, costs: Iterable[Cost]) -> Iterator[Sentence]:
        for cost, group in _alike(costs, lambda x: (x.driven_by, self._terms(x))):
            terms = self._terms(cost)
            because: Piece = ""
            if cost.driven_by:
                because = (f"{',' if terms else ''} because of ", self._list(cost.driven_by))
            yield sentence("We pay for ", self._list(group), terms, because, ".")

    def _purpose(self, activity: Activity) -> Piece:
        purposes: list[Piece] = []
        if activity.delivers:
            purposes.append((", to deliver ", self._list(activity.delivers)))
        if activity.manages:
            start = ", and to manage " if purposes else ", to manage "
            purposes.append((start, self._list(activity.manages)))
        return purposes

    def _terms(self, cost: Cost) -> str:
        said = (
            cost_amount(cost, self._currency),
            label("costs.behaviour", cost.behaviour).lower(),
        )
        return "".join(f", {words}" for words in said if words)

    def _list(self, ids: Iterable[str]) -> Piece:
        return listed(self._names.items(ids), most=MOST)


def _alike(
    found: Iterable[AnyItem], said: Callable[[AnyItem], object]
) -> Iterator[tuple[AnyItem, list[str]]]:
    """The first item of each group of which the same is said, with the ids of all of them."""
    groups: dict[object, tuple[AnyItem, list[str]]] = {}
    for item in found:
        groups.setdefault(said(item), (item, []))[1].append(item.id)
    yield from groups.values()
