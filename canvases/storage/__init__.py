"""Between rows and the document."""

from canvases.storage import pace, snapshots
from canvases.storage.creating import answers, create
from canvases.storage.loading import order
from canvases.storage.pace import paces
from canvases.storage.replacing import replace
from canvases.storage.snapshots import Snapshot, fresh, keep, read, snapshot
from canvases.storage.version_documents import changes_since, document_of

__all__ = [
    "Snapshot",
    "answers",
    "changes_since",
    "create",
    "document_of",
    "forget",
    "fresh",
    "keep",
    "order",
    "paces",
    "read",
    "replace",
    "snapshot",
]


def forget() -> None:
    """Drop what this process keeps. For tests, which take the database away underneath."""
    snapshots.forget()
    pace.forget()
