"""A belief that an item rests on, drafted in the item's words. Pure.

It is a draft to be put in the founder's own words: what must be true of such an item at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from canvases.document import Document, Item, index, words_of
from canvases.sentences import one_line, shorten

_NAME = 400  # of a text of 2,000
# By the item's block: of which kind the belief is, and what it says; {who} has the problem.
_DRAFTS: Mapping[str, tuple[str, str]] = {
    "segments": ("persona", "{name} are alike in what they need, and we can reach them"),
    "personas": ("persona", "there are many like {name}"),
    "problems": ("problem", "{who} would pay to be rid of this: {name}"),
    "propositions": ("value", "{name} is better than what they do today"),
    "channels": ("customer_creation", "they find us, and buy, through {name}"),
    "relationships": ("usability", "{name} is how they want to be dealt with"),
    "revenue_streams": ("value", "they pay for this: {name}"),
    "captures": ("value", "we earn this beyond the price: {name}"),
    "activities": ("other", "we can do this well: {name}"),
    "resources": ("other", "we can get and keep this: {name}"),
    "partners": ("other", "{name} will do their part"),
    "costs": ("other", "{name} costs no more than we think"),
}


def draft(block: str, item: Item, document: Document) -> dict[str, Any]:
    """Text and kind of an assumption about an item of that block."""
    kind, text = _DRAFTS[block]
    who = getattr(item, "who", None)
    names = index(document)
    said = text.format(name=_name(item), who=_name(names[who]) if who else "")
    return {"kind": kind, "text": said[:1].upper() + said[1:]}


def _name(item: Item) -> str:
    return shorten(one_line(words_of(item)), _NAME)
