"""What every change has in common: the lock, the revision, the counts, and who did it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from canvases import access, models, signals
from canvases import document as doc
from canvases.access import Actor, Rights
from canvases.editing import journal as journals
from canvases.editing.errors import Forbidden, Invalid, NoRevision, NotFound
from canvases.editing.recording import Edited, record
from canvases.editing.tallying import has_changed, tallied_once
from web.text.formats import number

# A longer pause between two saves was not spent at the step.
_LONGEST_PAUSE = 120
_SETTLED = ("done", "not_applicable")
# No finding rests on these, and nothing is in ink for them.
_BESIDE = frozenset({"note", "answer", "force", "journey", "tick", "untick", "delete"})


# What a change asks of the rights of whoever makes it.
May = Callable[[Rights], bool]


def _edits(rights: Rights) -> bool:
    return rights.edit


@dataclass(frozen=True)
class Saved:
    """What a save did. `ref` and `revision` are those of the row that was meant.

    `undo` is what to give to `undo`; `also` says in sentences what else the save did. `words`
    are those that the row is known by, `at` is when the canvas last changed. `parts` are the refs
    of the rows of a sentence, by what they are; `changed` says whether anything did.
    """

    ref: str
    revision: int
    canvas_revision: int
    undo: int | None = None
    also: tuple[str, ...] = ()
    words: str = field(default="", compare=False)
    at: datetime | None = field(default=None, compare=False)
    parts: Mapping[str, str] = field(default_factory=dict, compare=False)
    changed: bool = field(default=False, compare=False)


class Work:
    """One change of one canvas, whose row is locked."""

    def __init__(self, actor: Actor, canvas: models.Canvas) -> None:
        self.actor = actor
        self.canvas = canvas
        self.now = timezone.now()
        # What every row gets that this change touches.
        self.revision = canvas.revision + 1
        self.also: list[str] = []
        self.undo: int | None = None
        self.suggested_by = ""  # whose words they are, where these are somebody else's
        self.journal = journals.Journal()
        self._edited: list[Edited] = []
        self._change: models.Change | None = None
        self._state: models.StepState | None = None
        self._state_before: Mapping[str, Any] = {}
        self._was_settled = False

    def did(
        self, verb: str, block: str = "", ref: str = "", *, step: str = "", starts: bool = True
    ) -> None:
        """Say that something changed, in which step, and whether that begins the step."""
        self._change = models.Change(
            canvas=self.canvas,
            revision=self.revision,
            user=self.actor.user,
            guest_id=None if self.actor.user else self.actor.guest,
            verb=verb,
            block=block,
            ref=ref,
            step=step,
            suggested_by=self.suggested_by[: doc.NAME_LENGTH],
            at=self.now,
        )
        if not step:
            return
        state = self.state(step)
        if starts and state.status == "not_started":
            state.status = "in_progress"

    def edited(self, *edited: Edited) -> None:
        """Say for the history what rows said before, and say now."""
        self._edited.extend(edited)

    def state(self, step: str) -> models.StepState:
        """The step's row, stored with the change; one change concerns one step."""
        if self._state is None:
            held = models.StepState.objects.filter(canvas=self.canvas, step=step).first()
            self._state = held or models.StepState(canvas=self.canvas, step=step)
            self._state_before = journals.columns(self._state)
            self._was_settled = self._state.status in _SETTLED
        assert self._state.step == step
        return self._state

    def count(self, *, items: int = 0, links: int = 0) -> None:
        """Keep the counts of the canvas. Raises Invalid where it would grow beyond its limits."""
        self.canvas.items += items
        self.canvas.links += links
        if items > 0 and self.canvas.items > doc.CANVAS_ITEMS:
            raise Invalid(
                {
                    "": [
                        gettext("A canvas holds at most %(most)s entries.")
                        % {"most": number(doc.CANVAS_ITEMS)}
                    ]
                }
            )
        if links > 0 and self.canvas.links > doc.CANVAS_LINKS:
            raise Invalid(
                {
                    "": [
                        gettext("A canvas holds at most %(most)s links.")
                        % {"most": number(doc.CANVAS_LINKS)}
                    ]
                }
            )

    def finish(self) -> None:
        """Store what `did` said; without it nothing changed, and no revision is raised."""
        if self._change is None:
            return
        if self._state is not None:
            self._save_state(self._state)
        self.canvas.revision = self.revision
        self.canvas.changed_at = self.now
        self.canvas.save(force_update=True)
        self._change.rows = {"acts": self.journal.acts, "deletion": self.undo}
        self._change.save(force_insert=True)
        if self._change.verb not in _BESIDE and self._change.block != "actions":
            has_changed(self.canvas)
        record(self._change, self._edited, deletion=self.undo)
        signals.written.send(models.Canvas, canvas=self.canvas, actor=self.actor)

    def saved(self, ref: str = "", revision: int = 0, words: str = "") -> Saved:
        return Saved(
            ref,
            revision,
            self.canvas.revision,
            self.undo,
            tuple(self.also),
            words,
            self.canvas.changed_at,
            changed=self._change is not None,
        )

    def _save_state(self, state: models.StepState) -> None:
        if state.saved_at is not None:
            pause = (self.now - state.saved_at).total_seconds()
            state.seconds += max(0, min(round(pause), _LONGEST_PAUSE))
        state.saved_at = self.now
        state.save()
        self.journal.altered(state, self._state_before)
        if state.step != "halfway":
            self.canvas.steps_done += (state.status in _SETTLED) - self._was_settled


@contextmanager
def work_on(actor: Actor, canvas_id: UUID, may: May = _edits) -> Iterator[Work]:
    """One transaction on one canvas, which others wait for. Raises NotFound and Forbidden."""
    with transaction.atomic(), tallied_once():
        work = Work(actor, lock(actor, canvas_id, may))
        yield work
        work.finish()


def lock(actor: Actor, canvas_id: UUID, may: May = _edits) -> models.Canvas:
    """The canvas, for which others wait until the transaction ends. Raises NotFound for who may
    not know of it, and Forbidden for whom it does not allow what `may` asks."""
    found = access.find(actor, canvas_id, models.Canvas.objects.select_for_update(no_key=True))
    if found is None:
        raise NotFound
    canvas, rights = found
    if not may(rights):
        raise Forbidden
    return canvas


def is_stale(revision: int | None, changed_in: int, now: int) -> bool:
    """Whether what was seen at `revision` has changed: last in `changed_in`, and is at `now`.

    Raises NoRevision where an edit does not say what it saw.
    """
    if revision is None:
        raise NoRevision
    return not changed_in <= revision <= now
