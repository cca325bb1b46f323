"""Taking back what one's own changes did, and doing it again: the reverse of a reverse."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Field, ForeignKey, Model, Q, QuerySet
from django.utils.translation import gettext, gettext_noop

from canvases import document as doc
from canvases import models
from canvases.access import Actor
from canvases.compare import merge
from canvases.editing.cascade import Taken, remember, take_away, touch_holders
from canvases.editing.errors import Invalid
from canvases.editing.items import row_of, touch_sentences
from canvases.editing.link_ends import BLOCK_MODELS, BLOCK_OF, HOLDERS, LIST_ROWS, named
from canvases.editing.recording import Edited
from canvases.editing.restoring import restore
from canvases.editing.work import Saved, Work, work_on

_CHANGED = gettext_noop("It was changed since, so it stays as it is.")
_NOT_KEPT = gettext_noop("This cannot be taken back any more.")
_TAKEN = gettext_noop("“%(name)s” is on the list again by now.")
# Those first that others point at.
_ORDER = (*BLOCK_MODELS.values(), models.Fit)
_LIST_OF = {held.model: name for name, held in LIST_ROWS.items()}
_Act = Mapping[str, Any]


def reverse(actor: Actor, canvas_id: UUID, revisions: Collection[int]) -> Saved:
    """Take back what these changes of the actor's did, the latest first, as one change; taking
    that one back does them again.

    It rests on what rows say, not on when they changed: what went to and fro is no obstacle, and
    a text in which somebody else changed other words is merged. Raises Invalid where one of the
    changes is not the actor's or is not kept any more, or did what does not stand there now.
    """
    with work_on(actor, canvas_id) as work:
        changes = list(_own(actor, work.canvas, revisions))
        if not changes or len(changes) != len(set(revisions)):
            raise Invalid({"": [gettext(_NOT_KEPT)]})
        for change in changes:
            _take_back(work, change)
        first = changes[-1]
        work.did("undo", first.block, first.ref, step=first.step, starts=False)
    return replace(work.saved("", work.revision), ref=_still_there(first))


def _own(
    actor: Actor, canvas: models.Canvas, revisions: Collection[int]
) -> QuerySet[models.Change]:
    """Whoever signed in goes on with what they did as a guest."""
    mine = Q(user=actor.user) | Q(guest__claimed_by=actor.user)
    if actor.user is None:
        mine = Q(user=None, guest=actor.guest)
    kept = models.Change.objects.filter(mine, canvas=canvas, rows__isnull=False)
    return kept.filter(revision__in=revisions).order_by("-revision")


def _take_back(work: Work, change: models.Change) -> None:
    """Raises Invalid where it had no effect, or something else has its place by now."""
    try:
        with transaction.atomic():
            if _Reversal(work, change).run():
                return
    except IntegrityError:
        pass  # a link was made again, or a record stands where one should come back
    raise Invalid({"": [gettext(_CHANGED)]})


def _still_there(change: models.Change) -> str:
    model = BLOCK_MODELS.get(change.block)
    if model is None:
        return ""
    items = model._default_manager.filter(canvas=change.canvas_id, ref=change.ref)
    return change.ref if items.exists() else ""


class _Reversal:
    """One change, taken back: what was linked goes, what went comes, words and then items go."""

    def __init__(self, work: Work, change: models.Change) -> None:
        self._work = work
        kept = change.rows or {"acts": [], "deletion": None}
        self._acts: list[_Act] = list(reversed(kept["acts"]))
        self._deletion = kept["deletion"]
        self._step = change.step
        self._taken = Taken()

    def run(self) -> bool:
        """Whether what it did is taken back. Raises Invalid where it changed since."""
        if not self._acts:
            return True
        parted = self._made(items=False)
        effects = [self._take(parted), self._bring_back(), self._alter()]
        effects.append(self._take(self._made(items=True)))
        remember(self._work, self._taken)
        return any(effects)

    def _made(self, *, items: bool) -> list[Any]:
        """The rows that it made and that are still there, as they were made."""
        found = []
        for act in self._acts:
            model = _model(act)
            if act["was"] is not None or (model in BLOCK_OF) is not items:
                continue
            row = self._row(act)
            if row is not None:
                self._check(row, act["now"])
                found.append(row)
        return found

    def _take(self, rows: list[Any]) -> bool:
        beside = [row for row in rows if not isinstance(row, models.BlockItem | models.Link)]
        for row in beside:
            self._work.journal.gone(row)
            self._say(row, before=_own_values(row))
            row.delete()
        linked = [row for row in rows if row not in beside]
        if linked:
            taken = take_away(self._work, *linked)
            self._tell_links(taken)
            self._taken = self._taken.joined(taken)
        return bool(rows)

    def _bring_back(self) -> bool:
        gone = [act for act in self._acts if act["now"] is None and self._row(act) is None]
        if not gone:
            return False
        gone.sort(key=lambda act: _rank(_model(act)))
        removed = [[act["model"], act["id"], act["was"]] for act in gone]
        acts = len(self._work.journal.acts)
        restore(self._work, {"removed": removed, "cleared": []})
        deleted = models.Deletion.objects.filter(pk=self._deletion, undone_at=None)
        deleted.update(undone_at=self._work.now)
        return len(self._work.journal.acts) > acts

    def _alter(self) -> bool:
        altered = [act for act in self._acts if act["was"] is not None and act["now"] is not None]
        effects = [self._alter_row(act) for act in altered]
        return any(effects)

    def _alter_row(self, act: _Act) -> bool:
        row = self._row(act)
        if row is None:
            raise Invalid({"": [gettext(_CHANGED)]})
        before = {name: getattr(row, name) for name in act["was"]}
        changed = {}
        for name, was in act["was"].items():
            changed[name] = self._met(row, name, was, act["now"][name])
        if changed == before:
            return False
        for name, value in changed.items():
            setattr(row, name, value)
        self._store(row, before, changed)
        return True

    def _met(self, row: Any, name: str, was: Any, now: Any) -> Any:
        """What a column says once this is taken back."""
        field = row._meta.get_field(name)
        was, now, current = (*map(field.to_python, (was, now)), getattr(row, name))
        if current == now:
            self._check_end(field, was)
            return was
        if isinstance(current, str) and isinstance(now, str) and not field.choices:
            merged = merge(now, was, current)
            if not merged.conflicts:
                return merged.text
        raise Invalid({"": [gettext(_CHANGED)]})

    def _check_end(self, field: Field, pk: Any) -> None:
        if pk is None or not isinstance(field, ForeignKey):
            return
        ends = field.related_model._default_manager.filter(pk=pk, canvas=self._work.canvas)
        if not ends.exists():
            raise Invalid({"": [gettext(_CHANGED)]})

    def _store(self, row: Any, before: Mapping[str, Any], changed: Mapping[str, Any]) -> None:
        self._say(row, before=before, after=changed)
        if isinstance(row, models.StepState):
            return self._store_step(row, before, changed)
        self._work.journal.altered(row, before)
        if isinstance(row, models.Canvas):
            row.details_revision = self._work.revision
            return None  # stored with the change
        self._check_name(row, changed)
        row.revision = self._work.revision
        if isinstance(row, models.BlockItem):
            row.own_revision = self._work.revision
        row.save(force_update=True)
        return touch_sentences(self._work, row, changed)

    def _store_step(
        self, row: models.StepState, before: Mapping[str, Any], changed: Mapping[str, Any]
    ) -> None:
        if "note" in changed:
            row.note_revision = self._work.revision
        if {"status", "reason"} & set(changed):
            row.status_revision = self._work.revision
            row.done_at = self._work.now if row.status == "done" else None
        row.revision = self._work.revision
        if row.step != self._step:
            self._work.journal.altered(row, before)
            row.save(force_update=True)

    def _check_name(self, row: Any, changed: Mapping[str, Any]) -> None:
        if "name" not in changed or not isinstance(row, models.NamedItem):
            return
        others = type(row)._default_manager.filter(canvas=self._work.canvas).exclude(pk=row.pk)
        if others.filter(name_key=doc.name_key(changed["name"])).exists():
            raise Invalid({"": [gettext(_TAKEN) % {"name": changed["name"]}]})

    def _check(self, row: Any, now: Mapping[str, Any]) -> None:
        """Whether it still says what it said when it was made; its place in the list aside."""
        for name, value in now.items():
            is_place = name == "position" and isinstance(row, models.BlockItem | models.Dismissal)
            if not is_place and getattr(row, name) != row._meta.get_field(name).to_python(value):
                raise Invalid({"": [gettext(_CHANGED)]})

    def _row(self, act: _Act) -> Any:
        """The row as it is now; None where it is not there."""
        model = _model(act)
        if model is models.Canvas:
            return self._work.canvas
        row = model._default_manager.filter(pk=act["id"], canvas=self._work.canvas).first()
        if isinstance(row, models.StepState) and row.step == self._step:
            return self._work.state(row.step)
        return row

    # For the history

    def _say(self, row: Any, before: Mapping[str, Any], after: Mapping[str, Any] = {}) -> None:
        if isinstance(row, models.Link) and not isinstance(row, models.JourneyNote):
            return  # a link that was pointed elsewhere is no row of the history
        name, block, words = _history_name(row)
        told_before, told_after = (
            {key: value for key, value in values.items() if not key.endswith("_id")}
            for values in (before, after)
        )
        self._work.edited(Edited(name, block, words, before=told_before, after=told_after))

    def _tell_links(self, taken: Taken) -> None:
        """Items that stay, and whose lists say less."""
        for end in named(self._work.canvas.pk, touch_holders(self._work, taken)):
            lists = [
                _LIST_OF[model]
                for model in taken.rows
                if model in _LIST_OF and HOLDERS[_LIST_OF[model]] == end.block
            ]
            row = row_of(end.block, end.ref)
            self._work.edited(Edited(row, end.block, end.words, links=tuple(lists)))


def _model(act: _Act) -> type[Model]:
    return apps.get_model("canvases", act["model"])


def _rank(model: type[Model]) -> int:
    return _ORDER.index(model) if model in _ORDER else len(_ORDER)


def _own_values(row: Model) -> dict[str, Any]:
    names = ("text", "note", "rating", "reason")
    return {name: getattr(row, name) for name in names if hasattr(row, name)}


def _history_name(row: Any) -> tuple[str, str, str]:
    """What a row goes by in the history: its name, its block, its words."""
    if isinstance(row, models.BlockItem):
        block = BLOCK_OF[type(row)]
        return row_of(block, row.ref), block, str(row)
    if isinstance(row, models.StepState):
        return f"step:{row.step}", "steps", ""
    if isinstance(row, models.Answer):
        return f"answer:{row.key}", "answers", ""
    if isinstance(row, models.Force):
        return f"force:{row.force}", "forces", ""
    if isinstance(row, models.JourneyNote):
        who = row.persona or row.segment
        return f"journey:{who.ref if who else ''}:{row.stage}", "journey_notes", str(who or "")
    if isinstance(row, models.Dismissal):
        return f"finding:{row.code}:{row.pk}", "dismissals", row.code
    assert isinstance(row, models.Canvas)
    return "details", "details", ""
