"""One thread before it is told: whose it is, and what stands at each of its stages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from canvases.document import Document, RevenueStream
from canvases.sentences import MOST, Journey, Part, Piece, Speaker, listed
from canvases.threads.values import Kind
from canvases.threads.web import Web
from web.text.language import gettext_noop as _

# The title of each stage, as a message.
TITLES: Mapping[Kind, str] = {
    "problems": _("Problem"),
    "propositions": _("Offer"),
    "channels": _("Journey"),
    "relationships": _("Relationship"),
    "revenue_streams": _("Revenue"),
    "activities": _("Activities"),
    "resources": _("Resources"),
    "partners": _("Partners"),
    "costs": _("Costs"),
}


@dataclass(frozen=True)
class Case:
    web: Web
    speaker: Speaker
    journey: Journey
    found: Mapping[Kind, tuple[str, ...]]

    @property
    def document(self) -> Document:
        return self.web.document

    @property
    def who(self) -> Part:
        return self.web.names.who(self.speaker.id)

    @property
    def streams(self) -> tuple[RevenueStream, ...]:
        return self.web.streams_of(self.speaker)

    def named(self, ids: Iterable[str], *, last: str = " and ") -> Piece:
        return listed(self.web.names.items(ids), most=MOST, last=last)


def case(web: Web, speaker: Speaker) -> Case:
    journey = web.ties.journey(speaker)
    found: dict[Kind, tuple[str, ...]] = {
        "problems": tuple(problem.id for problem in web.problems_of(speaker)),
        "propositions": web.in_order(web.ties.offers(speaker)),
        "channels": web.in_order(id for channels in journey.values() for id in channels),
        "relationships": web.ties.dealings(speaker),
        "revenue_streams": tuple(stream.id for stream in web.streams_of(speaker)),
    }
    base = (*found["propositions"], *found["channels"], *found["relationships"])
    rest = web.rest(base)
    document = web.document
    found["activities"] = tuple(item.id for item in document.activities if item.id in rest)
    found["resources"] = tuple(item.id for item in document.resources if item.id in rest)
    found["partners"] = tuple(item.id for item in document.partners if item.id in rest)
    found["costs"] = tuple(item.id for item in document.costs if item.id in rest)
    return Case(web, speaker, journey, found)
