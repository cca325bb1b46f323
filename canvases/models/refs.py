"""The ids of items in the canvas file, where the file does not bring them."""

from __future__ import annotations

import secrets

from canvases.blocks import LISTS

# No letter that reads like a digit, and no vowel that makes words.
_ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
_LENGTH = 10


def new_ref(block: str) -> str:
    """A ref that is free on any canvas: one of 200 million million."""
    return LISTS[block].letter + "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
