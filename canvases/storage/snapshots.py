"""The document of a canvas as it stands, kept in the process for as long as it is true."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from uuid import UUID

from django.db import connection, transaction

from canvases.document import Document
from canvases.insights import Insights
from canvases.models import Canvas
from canvases.storage.loading import LoadedCanvas, read_rows

# A large canvas takes about a megabyte of memory.
MOST_KEPT = 64
_TRIES = 3


@dataclass(frozen=True)
class Snapshot:
    """A canvas at one revision.

    `revisions` are those of the rows that people edit: items by ref, and "details",
    "step:<key>", "answer:<key>", "force:<kind>", "action:<ref>", "journey:<who>:<stage>";
    what is not there has revision 0. `actions` are the refs of `document.actions`.
    """

    document: Document
    revisions: Mapping[str, int]
    revision: int
    actions: tuple[str, ...]

    @cached_property
    def insights(self) -> Insights:
        """What can be read out of the document, kept as long as it is."""
        return Insights(self.document)


def snapshot(canvas: Canvas) -> Snapshot:
    """The canvas as it stands: without a query where it is kept, else by a constant number.

    Raises Canvas.DoesNotExist where it is gone.
    """
    kept = _kept.get(canvas.pk, canvas.revision)
    if kept is not None:
        return kept
    read = Snapshot(*_settled(canvas.pk, canvas.revision))
    # What an open transaction wrote may be rolled back, and its revision given out again.
    if not connection.in_atomic_block:
        _kept.put(canvas.pk, read)
    return read


def read(canvas: Canvas) -> Document:
    """The canvas as one frozen value."""
    return snapshot(canvas).document


def fresh(canvas: Canvas) -> Snapshot:
    """The canvas as the open transaction sees it, which holds its row: nothing kept is used."""
    rows = read_rows(canvas.pk)
    if rows is None:
        raise Canvas.DoesNotExist
    return Snapshot(*rows)


def keep(canvas_id: UUID, snapshot: Snapshot) -> None:
    """Spare the next who asks a reading. Only what is committed may be kept."""
    _kept.put(canvas_id, snapshot)


def forget() -> None:
    """Drop what is kept. For tests, which may take the database away underneath."""
    _kept.clear()


class _Kept:
    """The latest snapshots, one a canvas, the longest unused dropped first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._snapshots: OrderedDict[UUID, Snapshot] = OrderedDict()

    def get(self, canvas_id: UUID, revision: int) -> Snapshot | None:
        with self._lock:
            found = self._snapshots.get(canvas_id)
            if found is None or found.revision != revision:
                return None
            self._snapshots.move_to_end(canvas_id)
            return found

    def put(self, canvas_id: UUID, snapshot: Snapshot) -> None:
        with self._lock:
            self._snapshots[canvas_id] = snapshot
            self._snapshots.move_to_end(canvas_id)
            if len(self._snapshots) > self._most:
                self._snapshots.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._snapshots.clear()


_kept = _Kept(MOST_KEPT)


def _settled(canvas_id: UUID, revision: int) -> LoadedCanvas:
    """The rows of one revision: read again where somebody wrote meanwhile."""
    for _ in range(_TRIES):
        rows = read_rows(canvas_id)
        if rows is None:
            raise Canvas.DoesNotExist
        if rows.revision == revision:
            return rows
        revision = rows.revision
    with transaction.atomic():
        # Writers wait while it is read.
        Canvas.objects.select_for_update().get(pk=canvas_id)
        rows = read_rows(canvas_id)
    assert rows is not None
    return rows
