"""The founder's own word on a step: the note, the status, the ticks."""

from __future__ import annotations

from typing import Any, get_args
from uuid import UUID

from django.utils.translation import gettext

from canvases import document as doc
from canvases import models
from canvases.access import Actor
from canvases.document.shape import shape_of
from canvases.editing.errors import Invalid, NotFound, Stale
from canvases.editing.pace import refresh_pace
from canvases.editing.recording import Edited
from canvases.editing.values import plain
from canvases.editing.work import Saved, Work, is_stale, work_on
from canvases.fields.kinds import Refused

_KEYS = shape_of(doc.Step).keys


def save_note(actor: Actor, canvas_id: UUID, step: str, note: str, revision: int | None) -> Saved:
    """The step's note, in Markdown."""
    _check_step(step)
    with work_on(actor, canvas_id) as work:
        state = work.state(step)
        _check(state, revision, state.note_revision)
        said = _checked("note", note)
        if said != state.note:
            _record(work, state, note=said)
            state.note = said
            state.revision = state.note_revision = work.revision
            work.did("note", ref=step, step=step, starts=bool(said.strip()))
    return work.saved("", state.revision)


def set_status(
    actor: Actor, canvas_id: UUID, step: str, status: str, reason: str, revision: int | None
) -> Saved:
    """How far the step is; "not applicable" needs a reason."""
    _check_step(step)
    with work_on(actor, canvas_id) as work:
        state = work.state(step)
        _check(state, revision, state.status_revision)
        said = (_checked("status", status), _checked("reason", reason))
        if said[0] == "not_applicable" and not said[1].strip():
            raise Invalid({"reason": [gettext("Say in a few words why this step does not apply.")]})
        changed = said != (state.status, state.reason)
        if changed:
            _set(work, state, *said)
    if changed and status == "done":
        refresh_pace(step)
    return work.saved("", state.revision)


def tick(actor: Actor, canvas_id: UUID, step: str, litmus: str, wanted: bool) -> Saved:
    """Tick a litmus test, or take the tick away. Carries no revision: it says what is wanted."""
    _check_step(step)
    if litmus not in doc.LITMUS[step]:
        raise NotFound
    with work_on(actor, canvas_id) as work:
        state = work.state(step)
        if (litmus in state.litmus) != wanted:
            ticks = {*state.litmus, litmus} if wanted else {*state.litmus} - {litmus}
            ticked = [key for key in doc.LITMUS[step] if key in ticks]
            _record(work, state, litmus=ticked)
            state.litmus = ticked
            work.did("tick" if wanted else "untick", ref=step, step=step, starts=wanted)
    return work.saved("", state.revision)


def _set(work: Work, state: models.StepState, status: str, reason: str) -> None:
    if status == "done" and state.status != "done":
        state.done_at = work.now
    elif status != "done":
        state.done_at = None
    _record(work, state, status=status, reason=reason)
    state.status, state.reason = status, reason
    state.revision = state.status_revision = work.revision
    work.did("status", ref=state.step, step=state.step, starts=False)


def _record(work: Work, state: models.StepState, **after: Any) -> None:
    """Say for the history what the founder's own word was, and is."""
    before = {name: getattr(state, name) for name in after}
    work.edited(Edited(f"step:{state.step}", "steps", before=before, after=after))


def _check_step(step: str) -> None:
    if step not in get_args(doc.StepKey):
        raise NotFound


def _check(state: models.StepState, revision: int | None, changed_in: int) -> None:
    """A save is out of date only if what it writes has changed since."""
    if is_stale(revision, changed_in, state.revision):
        current = {"note": state.note, "status": state.status, "reason": state.reason}
        raise Stale(current, state.revision, changed_in)


def _checked(name: str, value: str) -> str:
    try:
        return plain(_KEYS[name], value, name)
    except Refused as refused:
        raise Invalid({name: [str(refused)]}) from refused
