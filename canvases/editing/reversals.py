"""What a save of several rows did, kept whole, so that one step takes back all of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Model

from canvases import models
from canvases.editing.ends import BLOCK_OF, LINK_MODELS
from canvases.editing.items import change_item
from canvases.editing.restoring import free_name, restore
from canvases.editing.taking import Taken, remember, take_away
from canvases.editing.work import Work

_Row = models.BlockItem | models.Link
# Links that are part of an item's own list: that they go is no news to anybody else.
_QUIET = (models.Solving,)


@dataclass
class Reversal:
    """Rows that one save took away, made and changed. `undo` of it is one of its own."""

    work: Work
    taken: Taken = field(default_factory=Taken)
    made: list[tuple[str, int]] = field(default_factory=list)
    changed: list[tuple[str, int, dict[str, Any], dict[str, Any]]] = field(default_factory=list)
    is_wanted: bool = False  # whether the words alone could not bring it back

    def make(self, row: Model) -> None:
        """Say that a row is new."""
        self.made.append((_name(type(row)), row.pk))

    def change(self, row: Model, before: dict[str, Any], after: dict[str, Any]) -> None:
        """Say what a row said before, and says now."""
        if before != after:
            self.changed.append((_name(type(row)), row.pk, before, after))

    def move(self, link: models.Link, **columns: Any) -> None:
        """Point a link elsewhere: what rests on it goes along."""
        self.is_wanted = True
        before = {name: getattr(link, name) for name in columns}
        for name, value in columns.items():
            setattr(link, name, value)
        link.save(update_fields=list(columns))
        self.work.journal.altered(link, before)
        self.change(link, before, columns)

    def take(self, *rows: _Row) -> None:
        """Take rows away with what rests on them."""
        self.is_wanted = True
        also = list(self.work.also)
        self.taken = _joined(self.taken, take_away(self.work, *rows))
        if all(isinstance(row, _QUIET) for row in rows):
            self.work.also[:] = also

    def keep(self) -> None:
        """Remember it for `undo`."""
        changed = [list(one) for one in self.changed]
        remember(self.work, self.taken, made=[list(one) for one in self.made], changed=changed)


def is_held(item: models.BlockItem) -> bool:
    """Whether anything on the canvas points at an item. A need stands in sentences only: what
    else names it would keep a sentence on the page that was removed."""
    if isinstance(item, models.Problem):
        return bool(item.solvings.exists())
    return any(
        relation.related_model._default_manager.filter(**{relation.field.attname: item.pk}).exists()
        for relation in item._meta.related_objects
    )


def turn_back(work: Work, kept: dict[str, Any]) -> Model | None:
    """Bring back what a save took, set back what it changed, take away what it made, as far as
    nobody went on with it; give the first row that is there again. What is done is kept in turn."""
    back = Reversal(work)
    root = None
    if kept["removed"]:
        root = restore(work, kept)
        for name, pk, _ in kept["removed"]:
            back.made.append((name, pk))
    for name, pk, before, after in reversed(kept["changed"]):
        _set_back(back, apps.get_model("canvases", name), pk, before, after)
    _take_made(back, kept["made"])
    back.keep()
    return root


def _set_back(
    back: Reversal, model: type[Model], pk: int, before: dict[str, Any], after: dict[str, Any]
) -> None:
    row: Any = model._default_manager.filter(canvas=back.work.canvas, pk=pk).first()
    if row is None or any(getattr(row, name) != value for name, value in after.items()):
        return
    if model in BLOCK_OF:
        values = {**before, **_free(row, before)}
        change_item(back.work, BLOCK_OF[model], row, values, row.revision)
        back.change(row, after, values)
    elif not model._default_manager.filter(**{**_ends(row), **before}).exists():
        back.move(row, **before)


def _free(row: Any, before: dict[str, Any]) -> dict[str, str]:
    """Its name, with a number where that was taken meanwhile."""
    if "name" not in before:
        return {}
    others = type(row)._default_manager.filter(canvas=row.canvas_id).exclude(pk=row.pk)
    return {"name": free_name(before["name"], others.values_list("name_key", flat=True))}


def _ends(link: Any) -> dict[str, Any]:
    """What the link joins, by column."""
    names = (f.attname for f in link._meta.concrete_fields if f.is_relation and f.name != "canvas")
    return {name: getattr(link, name) for name in names}


def _take_made(back: Reversal, made: Iterable[tuple[str, int]]) -> None:
    """The links first, so that it shows which items nothing else holds."""
    found = [(apps.get_model("canvases", name), pk) for name, pk in made]
    for model, pk in [(m, pk) for m, pk in found if m in LINK_MODELS]:
        for link in model._default_manager.filter(canvas=back.work.canvas, pk=pk):
            back.take(link)
    for model, pk in [(m, pk) for m, pk in found if m in BLOCK_OF]:
        for item in model._default_manager.filter(canvas=back.work.canvas, pk=pk):
            if not is_held(item):
                back.take(item)


def _joined(first: Taken, then: Taken) -> Taken:
    """Both, with the items before the links, for that is the order in which they come back."""
    joined = Taken(cleared=[*first.cleared, *then.cleared])
    tables = dict.fromkeys((*first.rows, *then.rows))
    for model in sorted(tables, key=lambda model: model not in BLOCK_OF):
        joined.rows[model] = {**first.rows.get(model, {}), **then.rows.get(model, {})}
    return joined


def _name(model: type[Model]) -> str:
    assert model._meta.model_name is not None
    return model._meta.model_name
