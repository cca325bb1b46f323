"""From a document to the rows of a new canvas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from django.db import transaction
from django.db.models import Model

from accounts.models import Guest, User
from canvases import document as doc
from canvases import models, signals, steps
from canvases.insights.tallies import tallies
from canvases.models import POSITION_GAP, new_ref, tables


def create(
    document: doc.Document,
    *,
    owner: User | None = None,
    guest: Guest | None = None,
    example: str | None = None,
    instead_of: models.Canvas | None = None,
) -> models.Canvas:
    """Store a valid document as a new canvas; a fixed number of statements a table.

    `instead_of` is deleted, and its address kept.
    """
    with transaction.atomic():
        canvas = models.Canvas.objects.create(
            **_inherited(instead_of),
            owner=owner,
            guest=guest,
            example=example,
            items=sum(doc.counts(document).values()),
            links=sum(1 for _ in doc.links(document)),
            steps_done=steps_done(document),
            **tallies(document),
            **{
                column: getattr(document, column)
                for column in tables.columns(doc.Document, models.Canvas)
            },
        )
        Creator(canvas, document).create()
        signals.people_changed.send(models.Canvas, canvas_ids=[canvas.pk])
    return canvas


def _inherited(old: models.Canvas | None) -> dict[str, Any]:
    """What a canvas takes over: a revision further, so that no cache gives the old one away."""
    if old is None:
        return {}
    kept = {"id": old.pk, "revision": old.revision + 1, "created_at": old.created_at}
    old.delete()
    return kept


def steps_done(document: doc.Document) -> int:
    """How many of the numbered steps are settled."""
    return sum(
        step.status in ("done", "not_applicable")
        for key, step in document.steps.items()
        if steps.BY_KEY[key].number
    )


@dataclass(frozen=True)
class CarriedOver:
    """What rows of an earlier state pass on to those that say the same of the same.

    `ids` are those of items by block and ref, `fits` those of fits by the refs of their ends,
    which what was deleted may name; `steps` the columns of steps that no document has,
    and `actions` the id and ref of each action.
    """

    ids: Mapping[tuple[str, str], int] = field(default_factory=dict)
    fits: Mapping[tuple[str, str], int] = field(default_factory=dict)
    steps: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    actions: Sequence[tuple[int, str] | None] = ()


class Creator:
    """Makes the rows of one document, those first that others point at."""

    def __init__(
        self,
        canvas: models.Canvas,
        document: doc.Document,
        *,
        revision: int = 1,
        kept: CarriedOver | None = None,
    ) -> None:
        self.canvas = canvas
        self.document = document
        self.revision = revision
        self.kept = kept or CarriedOver()
        # By ref: the column of a link that names the item, and the id of its row.
        self.ends: dict[str, tuple[str, int]] = {}

    def create(self) -> None:
        for block in doc.BLOCKS:
            self._store(self._block(block), block)
        self._store(self._actions())
        fits = self._store(self._fits())
        pairs = {
            (fit.who, fit.proposition): row.pk
            for fit, row in zip(self.document.fits, fits, strict=True)
        }
        self._store(self._drivers(pairs))
        for name in tables.LISTS:
            self._store(self._list(name))
        for name in tables.PARTS:
            self._store(self._parts(name))
        self._store(self._touches())
        self._store(self._relationship_notes())
        self._store(self._journey_notes())
        self._store(self._answers())
        self._store(self._forces())
        self._store(self._steps())
        self._store(self._dismissals())

    def _store(self, rows: Iterator[Model], block: str = "") -> list[Any]:
        made = list(rows)
        if not made:
            return []
        stored = type(made[0])._default_manager.bulk_create(made)
        if block:
            column = tables.end_column(block)
            self.ends.update({row.ref: (column, row.pk) for row in stored})  # type: ignore[attr-defined]
        return stored

    def _block(self, block: str) -> Iterator[Model]:
        model = tables.BLOCK_MODELS[block]
        columns = tables.columns(tables.STRUCTS[block], model)
        for position, item in enumerate(getattr(self.document, block), 1):
            yield model(
                id=self.kept.ids.get((block, item.id)),
                canvas=self.canvas,
                ref=item.id,
                position=position * POSITION_GAP,
                revision=self.revision,
                own_revision=self.revision,
                **self._end(_reference(block, item)),
                **{column: getattr(item, column) for column in columns},
            )

    def _end(self, ref: str | None) -> dict[str, int]:
        if ref is None:
            return {}
        column, pk = self.ends[ref]
        return {column: pk}

    def _actions(self) -> Iterator[Model]:
        columns = tables.columns(doc.Action, models.Action)
        actions = zip_longest(self.document.actions, self.kept.actions)
        for position, (action, kept) in enumerate(actions, 1):
            pk, ref = kept or (None, new_ref("actions"))
            yield models.Action(
                id=pk,
                canvas=self.canvas,
                ref=ref,
                position=position * POSITION_GAP,
                revision=self.revision,
                own_revision=self.revision,
                **{column: getattr(action, column) for column in columns},
            )

    def _fits(self) -> Iterator[Model]:
        for fit in self.document.fits:
            yield models.Fit(
                id=self.kept.fits.get((fit.who, fit.proposition)),
                canvas=self.canvas,
                **self._end(fit.who),
                **self._end(fit.proposition),
            )

    def _drivers(self, fits: dict[tuple[str, str], int]) -> Iterator[Model]:
        for stream in self.document.revenue_streams:
            for driver in stream.drivers:
                fit_id = fits[driver.who, driver.proposition]
                yield models.Driver(canvas=self.canvas, **self._end(stream.id), fit_id=fit_id)

    def _list(self, name: str) -> Iterator[Model]:
        table = tables.LISTS[name]
        for item in getattr(self.document, table.block):
            for ref in getattr(item, name):
                yield table.model(canvas=self.canvas, **self._end(item.id), **self._end(ref))

    def _parts(self, name: str) -> Iterator[Model]:
        block, model = tables.PARTS[name]
        make: Any = model
        columns = tables.columns(tables.STRUCTS[name], model)
        for item in getattr(self.document, block):
            for position, part in enumerate(getattr(item, name)):
                yield make(
                    canvas=self.canvas,
                    position=position,
                    **self._end(item.id),
                    **{column: getattr(part, column) for column in columns},
                )

    def _touches(self) -> Iterator[Model]:
        for channel in self.document.channels:
            for touch in channel.touches:
                yield models.Touch(
                    canvas=self.canvas,
                    stage=touch.stage,
                    **self._end(channel.id),
                    **self._end(touch.who),
                )

    def _relationship_notes(self) -> Iterator[Model]:
        for relationship in self.document.relationships:
            for note in relationship.notes:
                yield models.RelationshipNote(
                    canvas=self.canvas,
                    stage=note.stage or "",
                    text=note.text,
                    **self._end(relationship.id),
                    **self._end(note.who),
                )

    def _journey_notes(self) -> Iterator[Model]:
        for note in self.document.journey_notes:
            yield models.JourneyNote(
                canvas=self.canvas,
                stage=note.stage,
                text=note.text,
                revision=self.revision,
                **self._end(note.who),
            )

    def _answers(self) -> Iterator[Model]:
        for key, text in answers(self.document).items():
            if text:
                yield models.Answer(canvas=self.canvas, key=key, text=text, revision=self.revision)

    def _forces(self) -> Iterator[Model]:
        for force in self.document.forces:
            yield models.Force(
                canvas=self.canvas,
                force=force.force,
                rating=force.rating,
                note=force.note,
                revision=self.revision,
            )

    def _steps(self) -> Iterator[Model]:
        for key in dict.fromkeys((*self.document.steps, *self.kept.steps)):
            step = self.document.step(key)
            yield models.StepState(
                **self.kept.steps.get(key, {}),
                canvas=self.canvas,
                step=key,
                note=step.note,
                status=step.status,
                reason=step.reason,
                litmus=list(step.litmus),
                revision=self.revision,
                note_revision=self.revision,
                status_revision=self.revision,
            )

    def _dismissals(self) -> Iterator[Model]:
        for position, dismissal in enumerate(self.document.dismissals, 1):
            yield models.Dismissal(
                canvas=self.canvas,
                position=position * POSITION_GAP,
                code=dismissal.code,
                about=list(dismissal.about),
                about_hash=dismissal.about_hash,
                reason=dismissal.reason,
            )


def answers(document: doc.Document) -> dict[str, str]:
    """The texts of the canvas as a whole, by the key that editing knows them by."""
    return {
        **{
            f"positioning.{name.removesuffix('_')}": getattr(document.positioning, name)
            for name in doc.Positioning.__struct_fields__
        },
        **{
            f"design_answers.{name}": getattr(document.design_answers, name)
            for name in doc.DesignAnswers.__struct_fields__
        },
        "capture_summary": document.capture_summary,
    }


def _reference(block: str, item: Any) -> str | None:
    """The one item that an item names, where its block has such a reference."""
    if block == "personas":
        return item.segment
    return item.who if block == "problems" else None
