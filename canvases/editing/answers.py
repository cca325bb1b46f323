"""What is said of the canvas as a whole: details, answers, forces, notes on the journey."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args
from uuid import UUID

from django.db.models import Model

from canvases import document as doc
from canvases import models, storage
from canvases.access import Actor
from canvases.document.shape import shape_of
from canvases.editing import values
from canvases.editing.errors import Gone, Invalid, NotFound, Stale
from canvases.editing.journal import columns
from canvases.editing.link_ends import ends
from canvases.editing.recording import Edited
from canvases.editing.work import Saved, Work, is_stale, work_on
from canvases.fields.kinds import Refused
from canvases.steps import STEP_OF_KEY

_ANSWERS = frozenset(storage.answers(doc.Document(format="canvas", version=1, title="?")))
_TEXT = shape_of(doc.JourneyNote).keys["text"]
_RATING = shape_of(doc.Force).keys["rating"]


def save_details(
    actor: Actor, canvas_id: UUID, given: Mapping[str, Any], revision: int | None
) -> Saved:
    """Some of title, organisation, currency, stage, business_type and next_review."""
    with work_on(actor, canvas_id) as work:
        canvas = work.canvas
        if is_stale(revision, canvas.details_revision, canvas.details_revision):
            current = {name: getattr(canvas, name) for name in values.DETAILS}
            raise Stale(current, canvas.details_revision)
        found = values.details(given)
        if found.errors:
            raise Invalid(found.errors)
        if any(getattr(canvas, name) != value for name, value in found.columns.items()):
            before = {name: getattr(canvas, name) for name in found.columns}
            for name, value in found.columns.items():
                setattr(canvas, name, value)
            canvas.details_revision = work.revision
            work.edited(Edited("details", "details", before=before, after=found.columns))
            work.journal.altered(canvas, before)
            work.did("details")
    return work.saved("", canvas.details_revision)


def save_answer(actor: Actor, canvas_id: UUID, key: str, text: str, revision: int | None) -> Saved:
    """One of the texts that stand once in a canvas: "positioning.for", "capture_summary"."""
    if key not in _ANSWERS:
        raise NotFound
    with work_on(actor, canvas_id) as work:
        row = models.Answer.objects.filter(canvas=work.canvas, key=key).first()
        row = row or models.Answer(canvas=work.canvas, key=key, revision=0)
        _check(row, revision, {"text": row.text})
        edited = Edited(f"answer:{key}", "answers")
        if _store(work, edited, row, {"text": _text(text)}):
            step = STEP_OF_KEY[key.partition(".")[0]]
            work.did("answer", ref=key, step=step.key, starts=bool(row.text))
    return work.saved("", row.revision)


def save_force(
    actor: Actor,
    canvas_id: UUID,
    force: str,
    rating: int | None,
    note: str,
    revision: int | None,
) -> Saved:
    """One of the five forces: how strong it is, and a line."""
    if force not in get_args(doc.ForceKind):
        raise NotFound
    with work_on(actor, canvas_id) as work:
        row = models.Force.objects.filter(canvas=work.canvas, force=force).first()
        row = row or models.Force(canvas=work.canvas, force=force, revision=0)
        _check(row, revision, {"rating": row.rating, "note": row.note})
        said = {"rating": _rating(rating), "note": _text(note, "note")}
        if _store(work, Edited(f"force:{force}", "forces"), row, said):
            work.did("force", ref=force, step="analysis", starts=any(said.values()))
    return work.saved("", row.revision)


def save_journey_note(
    actor: Actor, canvas_id: UUID, who: str, stage: str, text: str, revision: int | None
) -> Saved:
    """A sentence about how somebody fares at a stage of the journey."""
    if stage not in get_args(doc.JourneyStage):
        raise NotFound
    with work_on(actor, canvas_id) as work:
        end = ends(work.canvas.pk, [who], doc.WHO).get(who)
        if end is None:
            raise Gone(who)
        place = {"canvas": work.canvas, "stage": stage, end.column: end.pk}
        row = models.JourneyNote.objects.filter(**place).first()
        row = row or models.JourneyNote(**place, revision=0)
        _check(row, revision, {"text": row.text})
        edited = Edited(f"journey:{who}:{stage}", "journey_notes", end.words)
        if _store(work, edited, row, {"text": _text(text)}):
            work.did("journey", ref=who, step="channels", starts=bool(row.text))
    return work.saved(who, row.revision)


def _check(row: Any, revision: int | None, current: Mapping[str, Any]) -> None:
    """A row that is not there yet has revision 0."""
    if is_stale(revision, row.revision, row.revision):
        raise Stale(current, row.revision)


def _store(work: Work, edited: Edited, row: Any, said: Mapping[str, Any]) -> bool:
    """Store what differs; a row that says nothing any more goes, and is 0 again."""
    before = {name: getattr(row, name) for name in said}
    if before == said:
        return False
    work.edited(replace(edited, before=before, after=said))
    for name, value in said.items():
        setattr(row, name, value)
    row.revision = work.revision if any(said.values()) else 0
    is_new = row.pk is None
    if row.revision:
        row.save()
        work.journal.made(row) if is_new else work.journal.altered(row, before)
    elif not is_new:
        work.journal.gone_by_id(type(row), {row.pk: {**columns(row), **before}})
        Model.delete(row)
    return True


def _text(text: str, name: str = "text") -> str:
    try:
        return values.plain(_TEXT, text, name)
    except Refused as refused:
        raise Invalid({name: [str(refused)]}) from refused


def _rating(rating: int | None) -> int | None:
    try:
        return values.plain(_RATING, rating, kind="rating")
    except Refused as refused:
        raise Invalid({"rating": [str(refused)]}) from refused
