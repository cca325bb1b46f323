"""Putting rows back that were taken away, as far as their ends are still there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model
from django.utils.translation import gettext, gettext_noop

from canvases import document as doc
from canvases import models
from canvases.editing.cascade import Taken, history_of, touch_holders
from canvases.editing.errors import Invalid
from canvases.editing.link_ends import BLOCK_OF, LINK_MODELS, ends
from canvases.editing.work import Work

_Row = dict[str, Any]
_GONE = gettext_noop("What this belonged to is gone, so it cannot come back.")


def restore(work: Work, kept: dict[str, Any]) -> Model:
    """Put back what `remember` kept; give the row that was deleted first of all.

    Rows come back under their old ids, which are never given out again. Raises Invalid where
    that first row has no place any more, or the canvas no room.
    """
    restorer = _Restorer(work)
    root: Model | None = None
    for model, rows in _by_table(kept["removed"]).items():
        made = restorer.put_back(model, rows)
        root = root or next(iter(made), None)
        if root is None:
            break
    if root is None:
        raise Invalid({"": [gettext(_GONE)]})
    restorer.fill(kept["cleared"])
    touch_holders(work, restorer.back)
    work.edited(*history_of(restorer.back, "undo"))
    return root


class _Restorer:
    def __init__(self, work: Work) -> None:
        self._work = work
        self.back = Taken()
        # Fits that were ticked again meanwhile, by the ids of those that were taken away.
        self._again: dict[int, int] = {}

    def put_back(self, model: type[Model], rows: list[_Row]) -> list[Any]:
        if model is models.Dismissal:
            rows = self._still_about(rows)
        rows = self._with_ends(model, rows)
        again = self._linked_again(model, rows)
        rows = [row for row in rows if row["id"] not in again]
        if model is models.Fit:
            self._again = again
        made = [self._instance(model, row) for row in rows]
        if model in BLOCK_OF:
            self._make_room(model, made)
        if model in LINK_MODELS:
            self._work.count(links=len(made))
        model._default_manager.bulk_create(made)
        self._work.journal.made(*made)
        names = {item.pk: {"name": item.name} for item in made if hasattr(item, "name")}
        self.back.rows[model] = {row["id"]: {**row, **names.get(row["id"], {})} for row in rows}
        return made or list(model._default_manager.filter(pk__in=again.values()))

    def fill(self, cleared: Iterable[list[Any]]) -> None:
        """Fill the fields again that were emptied, where nobody filled them meanwhile."""
        personas: dict[int, list[int]] = defaultdict(list)
        about: dict[int, dict[str, Any]] = defaultdict(dict)
        for name, pk, column, value in cleared:
            if name == "persona":
                personas[value].append(pk)
            else:
                about[pk][column] = value
        revisions = {"revision": self._work.revision, "own_revision": self._work.revision}
        for segment, pks in personas.items():
            parted = models.Persona.objects.filter(pk__in=pks, segment=None)
            for pk in parted.values_list("pk", flat=True):
                self._work.journal.emptied(
                    models.Persona, pk, {"segment_id": None}, {"segment_id": segment}
                )
            parted.update(segment_id=segment, **revisions)
        refs = self.back.refs()
        for pk, columns in about.items():
            if columns["about"] in refs:
                assumptions = models.Assumption.objects.filter(pk=pk, about=None)
                if assumptions.exists():
                    empty = {"about": None, "about_hash": ""}
                    was = {name: empty[name] for name in columns}
                    self._work.journal.emptied(models.Assumption, pk, was, columns)
                assumptions.update(**columns, **revisions)

    def _with_ends(self, model: type[Model], rows: list[_Row]) -> list[_Row]:
        """The rows whose ends are there; a persona can do without its segment."""
        for field in model._meta.concrete_fields:
            if not isinstance(field, ForeignKey) or field.name == "canvas":
                continue
            column = field.attname
            rows = [{**row, column: self._now(model, column, row[column])} for row in rows]
            there = self._there(field.related_model, {row[column] for row in rows})
            if model is models.Persona:
                rows = [{**row, column: there.get(row[column])} for row in rows]
            rows = [row for row in rows if row[column] is None or row[column] in there]
        return rows

    def _now(self, model: type[Model], column: str, pk: int | None) -> int | None:
        return self._again.get(pk, pk) if pk and column == "fit_id" else pk

    def _there(self, model: type[Model], pks: set[int | None]) -> dict[int | None, int]:
        wanted = pks - {None}
        if not wanted:
            return {}
        rows = model._default_manager.filter(canvas=self._work.canvas, pk__in=wanted)
        return {pk: pk for pk in rows.values_list("pk", flat=True)}

    def _linked_again(self, model: type[Model], rows: list[_Row]) -> dict[int, int]:
        """Links that were made again meanwhile, by the ids of those that were taken away."""
        if model not in LINK_MODELS or not rows:
            return {}
        names = [name for name in rows[0] if name != "id"]
        end = next(n for n in names if n.endswith("_id") and all(row[n] for row in rows))
        there = model._default_manager.filter(**{f"{end}__in": [row[end] for row in rows]})
        known = {tuple(values): pk for pk, *values in there.values_list("pk", *names)}
        found = {row["id"]: known.get(tuple(row[name] for name in names)) for row in rows}
        return {pk: again for pk, again in found.items() if again is not None}

    def _still_about(self, rows: list[_Row]) -> list[_Row]:
        refs = {ref for row in rows for ref in row["about"]}
        known = ends(self._work.canvas.pk, refs, doc.BLOCKS)
        return [row for row in rows if all(ref in known for ref in row["about"])]

    def _instance(self, model: type[Model], row: _Row) -> Any:
        fields = {field.attname: field for field in model._meta.concrete_fields}
        values = {name: fields[name].to_python(row[name]) for name in row if name in fields}
        for name in {"revision", "own_revision"} & fields.keys():
            values[name] = self._work.revision
        return model(canvas=self._work.canvas, **values)

    def _make_room(self, model: Any, made: list[Any]) -> None:
        """Count the items in, and number names that were taken meanwhile."""
        others = model._default_manager.filter(canvas=self._work.canvas)
        if others.count() + len(made) > doc.BLOCK_ITEMS:
            raise Invalid(
                {
                    "": [
                        gettext("A list holds at most %(most)s entries.")
                        % {"most": doc.BLOCK_ITEMS}
                    ]
                }
            )
        if model is not models.Action:
            self._work.count(items=len(made))
        if issubclass(model, models.NamedItem):
            taken = set(others.values_list("name_key", flat=True))
            for item in made:
                item.name = free_name(item.name, taken)


def free_name(name: str, taken: Iterable[str]) -> str:
    """The name, with the first number that makes it free where it is taken; never too long."""
    found, number, keys = name, 2, set(taken)
    while doc.name_key(found) in keys:
        suffix = f" ({number})"
        found = name[: doc.NAME_LENGTH - len(suffix)].rstrip() + suffix
        number += 1
    return found


def _by_table(removed: Iterable[list[Any]]) -> dict[type[Model], list[_Row]]:
    found: dict[type[Model], list[_Row]] = defaultdict(list)
    for name, pk, row in removed:
        found[apps.get_model("canvases", name)].append({"id": pk, **row})
    return found
