"""A belief that an item rests on, drafted in the item's words. Pure.

It is a draft to be put in the founder's own words: what must be true of such an item at all.
"""

from __future__ import annotations

from typing import Any

from canvases.blocks import BLOCKS
from canvases.document import Document, Item, index, words_of
from canvases.sentences import one_line, shorten

_NAME = 400  # of a text of 2,000


def draft(block: str, item: Item, document: Document) -> dict[str, Any]:
    """Text and kind of an assumption about an item of that block."""
    drafted = BLOCKS[block].draft
    assert drafted
    who = getattr(item, "who", None)
    names = index(document)
    said = drafted.text.format(name=_name(item), who=_name(names[who]) if who else "")
    return {"kind": drafted.kind, "text": said[:1].upper() + said[1:]}


def _name(item: Item) -> str:
    return shorten(one_line(words_of(item)), _NAME)
