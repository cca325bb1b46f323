"""How we deal with somebody: the relationships, with the choices made for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from canvases.document import Document, Relationship
from canvases.sentences.parts import MOST, Names, Piece, Sentence, listed, sentence
from canvases.sentences.people import Speaker
from canvases.words import label


def dealings_with(
    speaker: Speaker | None, relationships: Sequence[str], document: Document, names: Names
) -> Iterator[Sentence]:
    """ "We look after Ted with In-app help (automated, ongoing)." None is everyone."""
    if not relationships:
        return
    known = {relationship.id: relationship for relationship in document.relationships}
    whom = names.who(speaker.id) if speaker else "everyone"
    kinds = [_kind(known[id], names) for id in relationships]
    yield sentence(
        "We look after ",
        whom,
        " with ",
        listed(kinds, most=MOST),
        ".",
        about=speaker.id if speaker else "",
    )


def _kind(relationship: Relationship, names: Names) -> Piece:
    choices = (
        label("relationships.contact", relationship.contact),
        label("relationships.basis", relationship.basis),
        label("relationships.service", relationship.service),
    )
    said = ", ".join(choice.lower() for choice in choices if choice)
    return names.item(relationship.id), f" ({said})" if said else ""
