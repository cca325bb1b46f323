"""Between rows and the document."""

from canvases.storage.creating import create
from canvases.storage.snapshots import Snapshot, forget, fresh, read, snapshot

__all__ = ["Snapshot", "create", "forget", "fresh", "read", "snapshot"]
