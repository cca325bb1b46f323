"""How we deal with somebody: the relationships, with the choices made for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from canvases.document import Document, Relationship
from canvases.sentences.parts import MOST, Names, Piece, Sentence, listed, sentence
from canvases.words import label


def dealings_with(
    whom: Piece, relationships: Sequence[str], document: Document, names: Names, *, about: str
) -> Iterator[Sentence]:
    """ "We look after Ted with In-app help (automated, ongoing)."."""
    if not relationships:
        return
    known = {relationship.id: relationship for relationship in document.relationships}
    kinds = [_kind(known[id], names) for id in relationships]
    yield sentence("We look after ", whom, " with ", listed(kinds, most=MOST), ".", about=about)


def dealing(relationship: Relationship) -> str:
    """The choices made, in a few words: "automated, ongoing, self-service". Empty where the name
    was made of them and says them already."""
    choices = (
        # "Dedicated, a named person" is long where other words follow.
        label("relationships.contact", relationship.contact).partition(",")[0],
        label("relationships.basis", relationship.basis),
        label("relationships.service", relationship.service),
    )
    said = [choice.lower() for choice in choices if choice]
    is_named_so = set(relationship.name.lower().split(", ")) == set(said)
    return "" if is_named_so else ", ".join(said)


def _kind(relationship: Relationship, names: Names) -> Piece:
    said = dealing(relationship)
    return names.item(relationship.id), f" ({said})" if said else ""
