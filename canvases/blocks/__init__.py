"""The lists of a canvas, each declared once: a module of this room is a block, named as the file
names its list. What else names blocks is derived from these, or is about that very block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from types import MappingProxyType

from canvases import document
from canvases.blocks.block import (
    Block,
    Field,
    More,
    PosterPlace,
    choice,
    choices,
    yes_no,
)
from canvases.blocks.shared import JOURNEY, JOURNEY_GLOSSES, Pairs
from canvases.fields.kinds import KINDS
from web.text import declared
from web.text.language import ngettext, ngettext_noop

__all__ = [
    "ACTIONS",
    "ASSUMPTIONS",
    "BLOCKS",
    "CHOICES",
    "GLOSSES",
    "JOURNEY",
    "JOURNEY_GLOSSES",
    "LISTS",
    "NOUNS",
    "Block",
    "Field",
    "More",
    "Pairs",
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
# How items are counted, where it is one and where it is another number; and what is no item.
NOUNS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "fits": ngettext_noop("%(count)s link", "%(count)s links"),
        "journey_notes": ngettext_noop("%(count)s journey note", "%(count)s journey notes"),
        "forces": ngettext_noop("%(count)s force", "%(count)s forces"),
        **{key: block.noun for key, block in LISTS.items()},
    }
)


def _fields() -> Iterator[tuple[str, Field]]:
    """What lists ask with choices, by "<list in the file>.<field>"; so do their small records."""
    for block in LISTS.values():
        asked = [(block.key, one) for one in block.every_field]
        asked += [(held.key, one) for held in block.every_field for one in held.columns]
        for key, one in asked:
            if KINDS[one.kind].column in ("choice", "choices"):
                yield f"{key}.{one.key}", one


# As messages.
CHOICES: Mapping[str, Pairs] = MappingProxyType(
    {key: declared.message(one, "choices") for key, one in _fields()}
)
GLOSSES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {key: glosses for key, one in _fields() if (glosses := declared.message(one, "glosses"))}
)


def noun(block: str, count: int) -> str:
    """A number of items in words that a form or a list can show: "1 person", "3 people"."""
    return ngettext(*NOUNS[block], count) % {"count": count}


def kind(block: str) -> str:
    """What one item is, in small letters, such as "person"."""
    return (ngettext(*NOUNS[block], 1) % {"count": ""}).strip()
