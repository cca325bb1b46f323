"""The story of a canvas: what it says, as sentences that a colleague can read aloud.

Names of segments may be plural ("Technicians") or not ("Industry"), so no verb ever has one
for its subject; a persona is one person, so verbs may. Nobody's gender is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from canvases.document import Document
from canvases.sentences.dealings import dealings_with
from canvases.sentences.earnings import earnings
from canvases.sentences.infrastructure import infrastructure
from canvases.sentences.journey import journey_of
from canvases.sentences.needs import Needs
from canvases.sentences.parts import Names, Sentence
from canvases.sentences.people import Ties, speakers


def story(document: Document, *, half: bool = False) -> tuple[Sentence, ...]:
    """What the canvas says. With `half`, the customer half only: steps 1 to 5."""
    names = Names(document)
    told = (*_people(document, names), *earnings(document, names))
    return told if half else (*told, *infrastructure(document, names))


def _people(document: Document, names: Names) -> Iterator[Sentence]:
    """Each one's needs and offers, then journey and dealings: once, where they are all alike."""
    ties = Ties(document)
    needs = Needs(document, names, ties)
    everybody = speakers(document)
    voices = [speaker for speaker in everybody if not speaker.peopled]
    journeys = [ties.journey(speaker) for speaker in voices]
    dealings = [ties.dealings(speaker) for speaker in voices]
    one_journey, one_dealing = _alike(journeys), _alike(dealings)

    for speaker, journey, dealing in zip(voices, journeys, dealings, strict=True):
        yield from needs.of(speaker)
        if not one_journey:
            yield from journey_of(speaker, journey, names)
        if not one_dealing:
            yield from dealings_with(speaker, dealing, document, names)
    for speaker in everybody:
        if speaker.peopled:
            yield from needs.of(speaker)
    if one_journey:
        yield from journey_of(None, journeys[0], names)
    if one_dealing:
        yield from dealings_with(None, dealings[0], document, names)


def _alike(ties: Sequence[object]) -> bool:
    return len(ties) > 1 and bool(ties[0]) and all(tie == ties[0] for tie in ties)
