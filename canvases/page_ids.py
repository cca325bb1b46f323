"""Names for items in addresses, element ids and cells.

An item's id may be any text that its file had, with spaces, slashes or signs of ours in
it. In a page it goes by a handle: the id itself where that is plain, else a hash of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256

from canvases.document import Document, index

_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,40}")
_HASHED = "x-"


def handle(ref: str) -> str:
    """The item's name in a page: letters, digits, - and _ only."""
    if is_plain(ref):
        return ref
    return _HASHED + sha256(ref.encode()).hexdigest()[:16]


def is_plain(ref: str) -> bool:
    """Whether a ref is its own handle."""
    return _PLAIN.fullmatch(ref) is not None and not ref.startswith(_HASHED)


def ref_of(name: str, document: Document | Callable[[], Document]) -> str:
    """The id behind a handle; the handle itself where no item has it, which nothing will find.

    Only a hash asks for the document, which may come as what reads it.
    """
    if not name.startswith(_HASHED):
        return name
    read = document() if callable(document) else document
    return next((ref for ref in index(read) if handle(ref) == name), name)
