"""Which segments an item serves, followed through its links, and what colour each segment has.

A *segment key* is the id of a segment, or of a persona that belongs to none: method.md
counts such a persona as a segment of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from canvases.document import Document, items, links

COLOURS = 8
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Swatch:
    """How a segment is told apart: always by its letter, and by a colour while they last.

    `number` is 1 to 8; the ninth segment and those after it share the grey 0, because
    nobody tells nine colours apart. Their letters stay their own.
    """

    letter: str
    number: int
    name: str
    key: str


NOBODY = Swatch("", 0, "", "")


def palette(document: Document) -> Mapping[str, Swatch]:
    """A swatch for each segment key, in the founder's order."""
    return {
        key: Swatch(_letter(i), i + 1 if i < COLOURS else 0, name, key)
        for i, (key, name) in enumerate(_segments(document))
    }


def serving(document: Document) -> Mapping[str, tuple[str, ...]]:
    """The segment keys that each item serves, in the order of the palette.

    Empty for an item that serves everyone (see `everyone`) and for one that nothing links.
    """
    return _Reach(document).keys


def everyone(document: Document) -> frozenset[str]:
    """The items that serve everyone: channels and relationships that name nobody, and what
    is there for no other reason than them."""
    return _Reach(document).everyone


def colour_of(keys: tuple[str, ...], swatches: Mapping[str, Swatch]) -> Swatch:
    """The one swatch that paints an item. What serves all segments alike is grey."""
    if not keys or len(keys) == len(swatches) > 1:
        return NOBODY
    return swatches[keys[0]]


class Coloured:
    """Palette and reach of one document, worked out once for a page that needs both."""

    def __init__(self, document: Document) -> None:
        reach = _Reach(document)
        self.palette = palette(document)
        self.serving = reach.keys
        self.everyone = reach.everyone

    def swatches(self, item: str) -> tuple[Swatch, ...]:
        """A swatch for each segment that an item serves."""
        return tuple(self.palette[key] for key in self.serving.get(item, ()))

    def colour(self, item: str) -> Swatch:
        return colour_of(self.serving.get(item, ()), self.palette)


class _Reach:
    """Segment sets as bit masks, pushed along the links until nothing changes.

    Links may run in circles (a partner provides the activity that manages the partner),
    so a walk that follows them one by one would not end.
    """

    def __init__(self, document: Document) -> None:
        keys = [key for key, _ in _segments(document)]
        for_all = 1 << len(keys)
        masks = self._spread(document, {key: 1 << i for i, key in enumerate(keys)}, for_all)
        self.keys = {
            item: tuple(key for i, key in enumerate(keys) if mask >> i & 1)
            for item, mask in masks.items()
        }
        self.everyone = frozenset(item for item, mask in masks.items() if mask == for_all)

    def _spread(self, document: Document, masks: dict[str, int], for_all: int) -> Mapping[str, int]:
        followers: dict[str, list[str]] = defaultdict(list)
        for item, end in _links(document):
            followers[end].append(item)
        masks = dict.fromkeys((item.id for _, item in items(document)), 0) | masks
        masks.update(dict.fromkeys(_for_everyone(document), for_all))

        waiting = [item for item, mask in masks.items() if mask]
        while waiting:
            item = waiting.pop()
            for follower in followers[item]:
                if (wider := masks[follower] | masks[item]) != masks[follower]:
                    masks[follower] = wider
                    waiting.append(follower)
        return masks


def _segments(document: Document) -> Iterator[tuple[str, str]]:
    yield from ((segment.id, segment.name) for segment in document.segments)
    yield from ((p.id, p.name) for p in document.personas if p.segment is None)


def _for_everyone(document: Document) -> Iterator[str]:
    for channel in document.channels:
        if not channel.reaches and not any(touch.who for touch in channel.touches):
            yield channel.id
    yield from (r.id for r in document.relationships if not r.serves)


def _links(document: Document) -> Iterator[tuple[str, str]]:
    """Each item with what it is there for.

    What a proposition solves and the channels a relationship goes through say nothing of
    whom they are for: fits and `serves` do.
    """
    yield from ((persona.id, persona.segment) for persona in document.personas if persona.segment)
    yield from ((problem.id, problem.who) for problem in document.problems)
    yield from ((h.id, h.about) for h in document.assumptions if h.about)
    for link in links(document):
        if link.name == "fits":
            who, proposition = link.ids
            yield proposition, who
        elif link.name not in ("solves", "through") and len(link.ids) > 1:
            yield link.ids[0], link.ids[1]


def _letter(index: int) -> str:
    """A to Z, then AA, AB and so on."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, len(_ALPHABET))
        letters = _ALPHABET[rest] + letters
    return letters
