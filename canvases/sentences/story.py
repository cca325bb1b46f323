"""The story of a canvas: what it says, as sentences that a colleague can read aloud.

Names of segments may be plural ("Technicians") or not ("Industry"), so no verb ever has one
for its subject; a persona is one person, so verbs may. Nobody's gender is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from canvases.document import Document
from canvases.sentences.dealings import dealings_with
from canvases.sentences.earnings import earnings
from canvases.sentences.infrastructure import infrastructure
from canvases.sentences.journey import journey_of
from canvases.sentences.needs import Needs
from canvases.sentences.parts import MOST, Names, Piece, Sentence, listed
from canvases.sentences.people import Speaker, Ties, speakers

Tie = TypeVar("Tie")


def story(document: Document, *, half: bool = False) -> tuple[Sentence, ...]:
    """What the canvas says. With `half`, the customer half only: steps 1 to 5."""
    names = Names(document)
    told = (*_people(document, names), *earnings(document, names))
    return told if half else (*told, *infrastructure(document, names))


def gist(document: Document, *, most: int = 6) -> tuple[Sentence, ...]:
    """The story in a few sentences: what each of the first people needs, and what is paid."""
    names = Names(document)
    first = {told.about: told for told in reversed([*_people(document, names)]) if told.about}
    people = [first[who.id] for who in speakers(document) if who.id in first]
    paid = [*earnings(document, names)]
    room = max(most - len(paid), most // 2)
    return (*people[:room], *paid)[:most]


def _people(document: Document, names: Names) -> Iterator[Sentence]:
    """Each one's needs and offers; then journey and dealings, once for all who share them."""
    ties = Ties(document)
    needs = Needs(document, names, ties)
    everybody = speakers(document)
    voices = [speaker for speaker in everybody if not speaker.peopled]
    journeys = _shared(voices, [ties.journey(speaker) for speaker in voices])
    dealings = _shared(voices, [ties.dealings(speaker) for speaker in voices])

    for speaker in voices:
        yield from needs.of(speaker)
        for group, journey in journeys.get(speaker.id, ()):
            yield from journey_of(
                _whom(group, voices, names),
                journey,
                names,
                one=_is_one(group, voices),
                about=_about(group),
            )
        for group, dealing in dealings.get(speaker.id, ()):
            whom = _whom(group, voices, names)
            yield from dealings_with(whom, dealing, document, names, about=_about(group))
    for speaker in everybody:
        if speaker.peopled:
            yield from needs.of(speaker)


def _shared(
    voices: Sequence[Speaker], ties: Sequence[Tie]
) -> dict[str, tuple[tuple[list[Speaker], Tie], ...]]:
    """Speakers of whom the same is to be said, under the last of them: there all are known."""
    groups: list[tuple[list[Speaker], Tie]] = []
    for speaker, tie in zip(voices, ties, strict=True):
        group = next((group for group, shared in groups if shared == tie), None)
        if group is None:
            groups.append(([speaker], tie))
        else:
            group.append(speaker)
    return {group[-1].id: ((group, tie),) for group, tie in groups if tie}


def _whom(group: Sequence[Speaker], voices: Sequence[Speaker], names: Names) -> Piece:
    if _is_everyone(group, voices):
        return "everyone"
    return listed(names.whos(speaker.id for speaker in group), most=MOST)


def _is_one(group: Sequence[Speaker], voices: Sequence[Speaker]) -> bool:
    """Whether a verb can have them for its subject, as one person or as "everyone"."""
    return (len(group) == 1 and group[0].is_person) or _is_everyone(group, voices)


def _is_everyone(group: Sequence[Speaker], voices: Sequence[Speaker]) -> bool:
    return len(group) == len(voices) > 1


def _about(group: Sequence[Speaker]) -> str:
    return group[0].id if len(group) == 1 else ""
