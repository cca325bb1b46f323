"""Saved versions as documents, and what changed since."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from canvases.compare import Difference, compare
from canvases.document import Document
from canvases.models import Canvas, Version
from canvases.storage.snapshots import snapshot

# A large canvas takes about a megabyte of memory.
_MOST_KEPT = 32


def document_of(version: Version) -> Document:
    """The document of a version; the last ones are kept in the process."""
    return _document(version.document)


def changes_since(version: Version, canvas: Canvas) -> Difference:
    """What differs between a version and its canvas as it stands."""
    return compare(document_of(version), snapshot(canvas).document)


@lru_cache(maxsize=_MOST_KEPT)
def _document(text: str) -> Document:
    """What `document.compact` wrote. It was valid then, so it is not checked like a file of
    somebody's, and may be larger than one."""
    return msgspec.json.decode(text, type=Document)
