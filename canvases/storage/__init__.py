"""Between rows and the document."""

from canvases.storage import pace, snapshots
from canvases.storage.creating import answers, create
from canvases.storage.pace import paces
from canvases.storage.reading import order
from canvases.storage.snapshots import Snapshot, fresh, read, snapshot

__all__ = ["Snapshot", "answers", "create", "forget", "fresh", "order", "paces", "read", "snapshot"]


def forget() -> None:
    """Drop what this process keeps. For tests, which take the database away underneath."""
    snapshots.forget()
    pace.forget()
