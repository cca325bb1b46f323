"""The blocks of the picture, each by its step, in the order of the walk."""

from __future__ import annotations

from collections.abc import Iterator

from canvases.blocks import BLOCKS
from canvases.document import Channel, Document, Item
from canvases.steps import STEP_OF

LISTS = {STEP_OF[key].key: key for key, block in BLOCKS.items() if block.on_poster}


def items_of(document: Document, list_: str) -> Iterator[Item]:
    """What a block shows: a persona without a segment counts as one; what is rejected is absent."""
    for item in getattr(document, list_):
        if not (isinstance(item, Channel) and item.use == "rejected"):
            yield item
    if list_ == "segments":
        yield from (persona for persona in document.personas if persona.segment is None)
