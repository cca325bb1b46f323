"""From a document to its threads."""

from __future__ import annotations

from canvases.document import Document
from canvases.sentences import Speaker
from canvases.threads.case import Case, case
from canvases.threads.edges import edges
from canvases.threads.in_sentences import stages
from canvases.threads.values import Thread
from canvases.threads.web import Web


def threads(document: Document) -> tuple[Thread, ...]:
    """Of each persona, then of each segment without one, in the founder's order."""
    web = Web(document)
    return tuple(_thread(web, speaker) for speaker in web.speakers if not speaker.peopled)


def thread(document: Document, who: str) -> Thread:
    """The thread of one persona or segment. Raises KeyError for what is neither."""
    web = Web(document)
    return _thread(web, web.speaker[who])


def _thread(web: Web, speaker: Speaker) -> Thread:
    found = case(web, speaker)
    return Thread(
        who=speaker.id,
        name=found.who.text,
        swatch=found.who.swatch,
        names=speaker.names,
        stages=tuple(stages(found)),
        edges=tuple(edges(found)),
        at=_at(found),
    )


def _at(case: Case) -> dict[str, tuple[str, ...]]:
    """The stages at which each channel serves them; () for one at none in particular."""
    return {
        channel: tuple(
            stage for stage, channels in case.journey.items() if stage and channel in channels
        )
        for channel in case.found["channels"]
    }
