"""The lists of a canvas, each declared once: a module of this room is a block, named as the file
names its list. What else names blocks is derived from these, or is about that very block."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from canvases import document, words
from canvases.blocks.block import (
    Block,
    Field,
    More,
    PosterPlace,
    choice,
    choices,
    yes_no,
)
from web.text.language import ngettext

__all__ = [
    "ACTIONS",
    "ASSUMPTIONS",
    "BLOCKS",
    "LISTS",
    "NOUNS",
    "Block",
    "Field",
    "More",
    "PosterPlace",
    "choice",
    "choices",
    "kind",
    "noun",
    "relationships",
    "yes_no",
]


def _declared(key: str) -> Block:
    block: Block = import_module(f"{__name__}.{key}").BLOCK
    return block


# Those whose items have an id, in the order of the file.
BLOCKS: Mapping[str, Block] = MappingProxyType({key: _declared(key) for key in document.BLOCKS})
ASSUMPTIONS = BLOCKS["assumptions"]
ACTIONS = _declared("actions")
LISTS: Mapping[str, Block] = MappingProxyType({**BLOCKS, ACTIONS.key: ACTIONS})
# How items are counted, where it is one and where it is another number.
NOUNS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {**words.NOUNS, **{key: block.noun for key, block in LISTS.items()}}
)


def noun(block: str, count: int) -> str:
    """A number of items in words that a form or a list can show: "1 person", "3 people"."""
    return ngettext(*NOUNS[block], count) % {"count": count}


def kind(block: str) -> str:
    """What one item is, in small letters, such as "person"."""
    return (ngettext(*NOUNS[block], 1) % {"count": ""}).strip()
