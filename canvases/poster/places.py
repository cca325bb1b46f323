"""What stands in the picture, and where: the one geometry of the poster, the small canvas and the
first page of the PDF. Each draws it in its own measures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from canvases.blocks import BLOCKS, PosterPlace
from canvases.document import Channel, Document, Item
from canvases.steps import STEP_OF

# By the step of each block, in the order of the walk.
LISTS: Mapping[str, str] = MappingProxyType(
    {STEP_OF[key].key: key for key, block in BLOCKS.items() if block.on_poster}
)
PLACES: Mapping[str, PosterPlace] = MappingProxyType(
    {STEP_OF[key].key: block.on_poster for key, block in BLOCKS.items() if block.on_poster}
)
COLUMNS = 1 + max(place.column for place in PLACES.values() if place.part != "foot")


def standing(part: str) -> tuple[str, ...]:
    """The blocks of a part of the picture, each by its step, from the left."""
    steps = (step for step, place in PLACES.items() if place.part == part)
    return tuple(sorted(steps, key=lambda step: PLACES[step].column))


def across(step: str) -> tuple[int, int]:
    """Which of how many a block is, from the left: of the columns, or of the row below them."""
    place = PLACES[step]
    return place.column, len(standing("foot")) if place.part == "foot" else COLUMNS


def items_of(document: Document, list_: str) -> Iterator[Item]:
    """What a block shows: a persona without a segment counts as one; what is rejected is absent."""
    for item in getattr(document, list_):
        if not (isinstance(item, Channel) and item.use == "rejected"):
            yield item
    if list_ == "segments":
        yield from (persona for persona in document.personas if persona.segment is None)
