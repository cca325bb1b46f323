"""How a message speaks of items: in the founder's own words, so many that they can be read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import partial

from canvases.document import NAME_LENGTH, Item, isolated, name_key, words_of

# Of more items than this, the first few are named and the rest counted.
MOST = 5
FEW = 3


def called(item: Item) -> str:
    """A name as it stands; a text in quotes, on one line and no longer than a name."""
    if hasattr(item, "name"):
        return isolated(item.name)
    text = " ".join(words_of(item).split())
    if len(text) > NAME_LENGTH:
        text = text[: NAME_LENGTH - 1].rstrip() + "…"
    return f"“{isolated(text)}”"


def listed(names: Sequence[str], *, beside: int = 0) -> str:
    """ "A, B and C"; of more than five, with those named beside them, "A, B, C and 9 more"."""
    if len(names) > FEW and len(names) + beside > MOST:
        names = (*names[:FEW], f"{len(names) - FEW} more")
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def those(names: Sequence[str], many: str) -> str:
    """ "A", and of several "3 costs: A, B and C"."""
    return listed(names) if len(names) == 1 else f"{len(names)} {many}: {listed(names)}"


def alike(name: str) -> frozenset[str]:
    """What a name is without case and punctuation; two names that share a form are the same.

    A hyphen may join or part: "Face-to-face" is "Face to face", and "E-mail" is "Email".
    """
    folded = name_key(name)
    forms = (_NO_WORD.sub(partial(_unmarked, put), folded) for put in ("", " "))
    return frozenset(filter(None, (" ".join(form.split()) for form in forms)))


# Punctuation is among these.
_NO_WORD = re.compile(r"[^\w\s]|_")


def _unmarked(put: str, character: re.Match[str]) -> str:
    is_mark = unicodedata.category(character[0]).startswith("P")
    return put if is_mark else character[0]
