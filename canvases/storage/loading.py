"""From rows to the document: a constant number of queries, values and no model instances."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple, get_args
from uuid import UUID

from django.db.models import BigIntegerField, Model, QuerySet, SmallIntegerField, Value
from django.db.models.functions import Cast

from canvases import document as doc
from canvases import models
from canvases.models import tables
from canvases.storage import prepared

# An end of a link: its place in the order of the file, and its id there.
_End = tuple[int, int, str | None]
_NOBODY: _End = (-1, -1, None)
_MOST_ENDS = max(len(table.ends) for table in tables.LISTS.values())
_DETAILS = tables.columns(doc.Document, models.Canvas)
_STAGES: tuple[str, ...] = ("", *get_args(doc.JourneyStage))


class LoadedCanvas(NamedTuple):
    """A canvas as it was read. `actions` are the refs of the document's actions."""

    document: doc.Document
    revisions: MappingProxyType[str, int]
    revision: int
    actions: tuple[str, ...]


def read_rows(canvas_id: UUID) -> LoadedCanvas | None:
    """The canvas as it stands; None where there is none. Not safe against a writer beside it."""
    reader = _Reader(canvas_id)
    parts = reader.parts()
    # Last, so that a caller who knew the revision before knows that nothing came between.
    row = reader.canvas()
    if row is None:
        return None
    details, revision = row
    return LoadedCanvas(
        document=doc.Document(format="canvas", version=1, **details, **parts),
        revisions=MappingProxyType(reader.revisions),
        revision=revision,
        actions=reader.actions,
    )


def order(canvas_id: UUID, block: str) -> list[str]:
    """The refs of a block as they stand, in one query."""
    items = tables.BLOCK_MODELS[block]._default_manager.filter(canvas=canvas_id)
    return list(items.order_by("position", "id").values_list("ref", flat=True))


class _Reader:
    """One reading of one canvas, block by block."""

    def __init__(self, canvas_id: UUID) -> None:
        self.canvas_id = canvas_id
        self.revisions: dict[str, int] = {}
        self.actions: tuple[str, ...] = ()
        # By block, by the id of the row.
        self.ends: dict[str, dict[int, _End]] = {}

    def canvas(self) -> tuple[dict[str, Any], int] | None:
        row = next(iter(prepared.rows(_canvas, self.canvas_id)), None)
        if row is None:
            return None
        revision, self.revisions["details"], *details = row
        return dict(zip(_DETAILS, details, strict=True)), revision

    def parts(self) -> dict[str, Any]:
        """Everything of the document but the details that stand on the canvas's own row."""
        read: dict[str, Any] = {block: self._items(block) for block in doc.BLOCKS}
        fits, drivers = self._fits()
        held: dict[str, dict[int, Any]] = {
            **self._lists(),
            "touches": self._touches(),
            "drivers": drivers,
            "notes": self._relationship_notes(),
            "packages": self._parts("packages"),
            "tests": self._parts("tests"),
        }
        blocks = {
            block: tuple(_item(block, row, held) for row in rows) for block, rows in read.items()
        }
        return {
            **blocks,
            "fits": fits,
            "journey_notes": self._journey_notes(),
            "forces": self._forces(),
            "actions": self._actions(),
            "steps": self._steps(),
            "dismissals": self._dismissals(),
            **self._answers(),
        }

    def _items(self, block: str) -> list[tuple[int, dict[str, Any]]]:
        """The rows of a block in the founder's order: (id, what the document says)."""
        model = tables.BLOCK_MODELS[block]
        columns = tables.columns(tables.STRUCTS[block], model)
        ends = self.ends[block] = {}
        number, items = doc.BLOCKS.index(block), []
        named = _REFERENCES.get(block, ())
        rows = self._rows(
            model, "id", "ref", "revision", *columns, *named, order=("position", "id")
        )
        for place, (pk, ref, revision, *values) in enumerate(rows):
            ends[pk] = (number, place, ref)
            self.revisions[ref] = revision
            item = {"id": ref, **dict(zip(columns, values, strict=False))}
            item.update(self._references(block, values[len(columns) :]))
            items.append((pk, item))
        return items

    def _references(self, block: str, values: list[Any]) -> dict[str, Any]:
        if block == "personas":
            return {"segment": self.ends["segments"][values[0]][2] if values[0] else None}
        if block == "problems":
            return {"who": self._who(values[0], values[1])[2]}
        return {}

    def _who(self, persona_id: int | None, segment_id: int | None) -> _End:
        if segment_id is not None:
            return self.ends["segments"][segment_id]
        return _NOBODY if persona_id is None else self.ends["personas"][persona_id]

    def _fits(self) -> tuple[tuple[doc.Fit, ...], dict[int, tuple[doc.Fit, ...]]]:
        """The fits, and by the id of a stream those that drive it."""
        propositions = self.ends["propositions"]
        pairs = {
            pk: (self._who(persona, segment), propositions[proposition])
            for pk, persona, segment, proposition in self._rows(
                models.Fit, "id", "persona_id", "segment_id", "proposition_id"
            )
        }
        # One struct a fit, shared by all that name it.
        fits = {
            pair: doc.Fit(who=pair[0][2], proposition=pair[1][2])  # type: ignore[arg-type]
            for pair in pairs.values()
        }
        drivers = defaultdict(list)
        for stream, fit in self._rows(models.Driver, "stream_id", "fit_id"):
            drivers[stream].append(pairs[fit])
        by_stream = {
            stream: tuple(fits[pair] for pair in sorted(driving))
            for stream, driving in drivers.items()
        }
        return tuple(fits[pair] for pair in sorted(fits)), by_stream

    def _lists(self) -> dict[str, dict[int, tuple[str | None, ...]]]:
        """Every list of ids, by its name and the id of the row that holds it."""
        found: dict[tuple[str, int], list[_End]] = defaultdict(list)
        names = tuple(tables.LISTS)
        for number, left, *rights in prepared.rows(_list_rows, self.canvas_id):
            table = tables.LISTS[names[number]]
            for place, (block, right) in enumerate(zip(table.ends, rights, strict=False)):
                if right is not None:
                    _, row, ref = self.ends[block][right]
                    found[table.field, left].append((place, row, ref))
        lists: dict[str, dict[int, tuple[str | None, ...]]] = {name: {} for name in names}
        for (field, left), ends in found.items():
            lists[field][left] = tuple(ref for _, _, ref in sorted(ends))
        return lists

    def _touches(self) -> dict[int, tuple[doc.Touch, ...]]:
        found = defaultdict(list)
        rows = self._rows(models.Touch, "channel_id", "persona_id", "segment_id", "stage")
        for channel, persona, segment, stage in rows:
            found[channel].append((self._who(persona, segment), _STAGES.index(stage)))
        return {
            channel: tuple(
                doc.Touch(who=who[2], stage=_STAGES[stage])  # type: ignore[arg-type]
                for who, stage in sorted(touches)
            )
            for channel, touches in found.items()
        }

    def _relationship_notes(self) -> dict[int, tuple[doc.RelationshipNote, ...]]:
        found = defaultdict(list)
        rows = self._rows(
            models.RelationshipNote, "relationship_id", "persona_id", "segment_id", "stage", "text"
        )
        for relationship, persona, segment, stage, text in rows:
            who = self._who(persona, segment)
            found[relationship].append((who, _STAGES.index(stage), text))
        return {
            relationship: tuple(
                doc.RelationshipNote(who=who[2], stage=_STAGES[stage] or None, text=text)  # type: ignore[arg-type]
                for who, stage, text in sorted(notes)
            )
            for relationship, notes in found.items()
        }

    def _journey_notes(self) -> tuple[doc.JourneyNote, ...]:
        rows = self._rows(
            models.JourneyNote, "persona_id", "segment_id", "stage", "text", "revision"
        )
        notes = sorted(
            (self._who(persona, segment), _STAGES.index(stage), text, revision)
            for persona, segment, stage, text, revision in rows
        )
        for who, stage, _, revision in notes:
            self.revisions[f"journey:{who[2]}:{_STAGES[stage]}"] = revision
        return tuple(
            doc.JourneyNote(who=who[2], stage=_STAGES[stage], text=text)  # type: ignore[arg-type]
            for who, stage, text, _ in notes
        )

    def _parts(self, name: str) -> dict[int, tuple[Any, ...]]:
        """The packages of streams, the tests of assumptions."""
        (block, model), struct = tables.PARTS[name], tables.STRUCTS[name]
        columns = tables.columns(struct, model)
        found = defaultdict(list)
        for row in self._rows(model, tables.end_column(block), *columns, order=("position",)):
            found[row[0]].append(struct(**dict(zip(columns, row[1:], strict=True))))
        return {pk: tuple(parts) for pk, parts in found.items()}

    def _forces(self) -> tuple[doc.Force, ...]:
        found = {}
        for force, rating, note, revision in self._rows(
            models.Force, "force", "rating", "note", "revision"
        ):
            self.revisions[f"force:{force}"] = revision
            found[force] = doc.Force(force=force, rating=rating, note=note)
        return tuple(found[kind] for kind in get_args(doc.ForceKind) if kind in found)

    def _actions(self) -> tuple[doc.Action, ...]:
        columns = tables.columns(doc.Action, models.Action)
        rows = self._rows(models.Action, "ref", "revision", *columns, order=("position", "id"))
        actions, refs = [], []
        for ref, revision, *values in rows:
            self.revisions[f"action:{ref}"] = revision
            refs.append(ref)
            actions.append(doc.Action(**dict(zip(columns, values, strict=True))))
        self.actions = tuple(refs)
        return tuple(actions)

    def _steps(self) -> dict[str, doc.Step]:
        found = {}
        for step, note, status, reason, litmus, revision in self._rows(
            models.StepState, "step", "note", "status", "reason", "litmus", "revision"
        ):
            self.revisions[f"step:{step}"] = revision
            ticks = tuple(tick for tick in doc.LITMUS[step] if tick in litmus)
            found[step] = doc.Step(note=note, status=status, reason=reason, litmus=ticks)
        return {
            step: found[step]
            for step in get_args(doc.StepKey)
            if step in found and found[step] != _UNTOUCHED
        }

    def _dismissals(self) -> tuple[doc.Dismissal, ...]:
        rows = self._rows(
            models.Dismissal, "code", "about", "about_hash", "reason", order=("position", "id")
        )
        places = {
            ref: end for ends in self.ends.values() for end in ends.values() if (ref := end[2])
        }
        steps = get_args(doc.StepKey)
        return tuple(
            doc.Dismissal(
                code=code,
                about=tuple(
                    sorted(about, key=steps.index if code == "C40" else places.__getitem__)
                ),
                about_hash=about_hash,
                reason=reason,
            )
            for code, about, about_hash, reason in rows
        )

    def _answers(self) -> dict[str, Any]:
        texts: dict[str, dict[str, str]] = {"positioning": {}, "design_answers": {}, "": {}}
        for key, text, revision in self._rows(models.Answer, "key", "text", "revision"):
            self.revisions[f"answer:{key}"] = revision
            group, _, name = key.rpartition(".")
            texts[group]["for_" if name == "for" else name] = text
        return {
            "positioning": doc.Positioning(**texts["positioning"]),
            "design_answers": doc.DesignAnswers(**texts["design_answers"]),
            **texts[""],
        }

    def _rows(
        self, model: type[Model], *columns: str, order: tuple[str, ...] = ()
    ) -> list[tuple[Any, ...]]:
        return prepared.rows(_select(model, columns, order), self.canvas_id)


_UNTOUCHED = doc.Step()
# PostgreSQL wants the same type in every part of a union.
_NULL = Cast(Value(None), BigIntegerField())
_REFERENCES = {"personas": ("segment_id",), "problems": ("persona_id", "segment_id")}
# What is read from tables of its own, by block.
_HELD = {
    block: tuple(
        name
        for name in tables.STRUCTS[block].__struct_fields__  # type: ignore[attr-defined]
        if name in {*doc.LISTS.get(block, ()), *doc.RECORDS[block]}
    )
    for block in doc.BLOCKS
}


def _canvas(canvas_id: UUID) -> QuerySet[Any, Any]:
    rows = models.Canvas.objects.filter(pk=canvas_id)
    return rows.values_list("revision", "details_revision", *_DETAILS)


@cache
def _select(
    model: type[Model], columns: tuple[str, ...], order: tuple[str, ...]
) -> prepared.Select:
    """The rows of one table."""

    def select(canvas_id: UUID) -> QuerySet[Any, Any]:
        rows = model._default_manager.filter(canvas_id=canvas_id)
        return rows.values_list(*columns).order_by(*order)

    return select


def _list_rows(canvas_id: UUID) -> QuerySet[Any, Any]:
    """The rows of all tables behind lists of ids, in one query."""
    selects = [
        table.model._default_manager.filter(canvas_id=canvas_id).values_list(
            Value(number, SmallIntegerField()),
            table.left,
            *map(table.right, table.ends),
            *[_NULL] * (_MOST_ENDS - len(table.ends)),
        )
        for number, table in enumerate(tables.LISTS.values())
    ]
    return selects[0].union(*selects[1:], all=True)


def _item(block: str, row: tuple[int, dict[str, Any]], held: dict[str, dict[int, Any]]) -> Any:
    pk, said = row
    for name in _HELD[block]:
        if pk in held[name]:
            said[name] = held[name][pk]
    if block == "relationships":
        said["aims"] = tuple(aim for aim in get_args(doc.Aim) if aim in said["aims"])
    return tables.STRUCTS[block](**said)
