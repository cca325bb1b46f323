"""The ids of items in the canvas file, where the file does not bring them."""

from __future__ import annotations

import secrets

# The letter that the ids of a block begin with.
_LETTERS = {
    "segments": "s",
    "personas": "p",
    "problems": "q",
    "propositions": "v",
    "channels": "c",
    "relationships": "r",
    "revenue_streams": "m",
    "captures": "k",
    "activities": "a",
    "resources": "e",
    "partners": "n",
    "costs": "x",
    "assumptions": "h",
    "actions": "t",
}
# No letter that reads like a digit, and no vowel that makes words.
_ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
_LENGTH = 10


def new_ref(block: str) -> str:
    """A ref that is free on any canvas: one of 200 million million."""
    return _LETTERS[block] + "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
