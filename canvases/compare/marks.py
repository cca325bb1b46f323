"""What was added to a text and what was taken from it, word by word. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from canvases.compare import merging

# Where less of the words than this stayed, the two texts are easier read one after the other.
_LEAST_KEPT = 0.3


class Mark(NamedTuple):
    """A piece of text that stayed, that is gone, or that is new."""

    kind: Literal["same", "gone", "new"]
    text: str


def marks(before: str, after: str) -> tuple[Mark, ...]:
    """Both texts in one: without what is new it reads as before, without what is gone as after."""
    found = tuple(_marks(before, after))
    same = sum(len(merging.words(mark.text)) for mark in found if mark.kind == "same")
    most = max(len(merging.words(before)), len(merging.words(after)))
    if same < most * _LEAST_KEPT:
        return tuple(mark for mark in (Mark("gone", before), Mark("new", after)) if mark.text)
    return found


def parted(found: Iterable[Mark]) -> Iterator[Mark]:
    """The marks with a space where what is new would touch what is gone: for who shows them."""
    last = Mark("same", "")
    for mark in found:
        touch = not (last.text[-1:].isspace() or mark.text[:1].isspace())
        if (last.kind, mark.kind) == ("gone", "new") and touch:
            yield Mark("same", " ")
        yield mark
        last = mark


def _marks(before: str, after: str) -> Iterator[Mark]:
    tokens, at = merging.tokens(before), 0
    for change in merging.changes(tokens, after):
        yield from _mark("same", tokens[at : change.start])
        yield from _mark("gone", tokens[change.start : change.end])
        yield from _mark("new", change.tokens)
        at = change.end
    yield from _mark("same", tokens[at:])


def _mark(
    kind: Literal["same", "gone", "new"], tokens: list[str] | tuple[str, ...]
) -> Iterator[Mark]:
    if tokens:
        yield Mark(kind, "".join(tokens))
