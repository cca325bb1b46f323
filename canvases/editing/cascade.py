"""Taking rows away with all that rests on them, and remembering them whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS
from django.db.models import CASCADE, Model

from canvases import document as doc
from canvases import models
from canvases.editing.consequences import listed, say_everyone
from canvases.editing.link_ends import (
    BLOCK_MODELS,
    BLOCK_OF,
    HOLDERS,
    LINK_MODELS,
    LIST_ROWS,
    End,
    named,
)
from canvases.editing.recording import Edited
from canvases.editing.work import Work
from web.text.language import gettext, ngettext

_Row = dict[str, Any]
# By table of links: the list whose rows they are.
_LIST_OF = {held.model: name for name, held in LIST_ROWS.items()}
# Lists without which an item is for everyone.
_PARTING = {"channels": ("reaches", "touches"), "relationships": ("serves",)}


class Cleared(NamedTuple):
    """A field that was emptied: of which row, and what it held."""

    model: type[Model]
    pk: int
    column: str
    value: Any


@dataclass
class Taken:
    """Rows that go, by table and id, those first that others point at; and fields that empty."""

    rows: dict[type[Model], dict[int, _Row]] = field(default_factory=dict)
    cleared: list[Cleared] = field(default_factory=list)

    def refs(self) -> set[str]:
        items = (rows for model, rows in self.rows.items() if model in BLOCK_OF)
        return {row["ref"] for rows in items for row in rows.values()}

    def in_block(self, block: str) -> dict[int, _Row]:
        return self.rows.get(BLOCK_MODELS[block], {})

    def joined(self, then: Taken) -> Taken:
        """Both, with the items before the links, for that is the order in which they come back."""
        joined = Taken(cleared=[*self.cleared, *then.cleared])
        tables = dict.fromkeys((*self.rows, *then.rows))
        for model in sorted(tables, key=lambda model: model not in BLOCK_OF):
            joined.rows[model] = {**self.rows.get(model, {}), **then.rows.get(model, {})}
        return joined


def take_away(work: Work, *rows: models.BlockItem | models.Link) -> Taken:
    """Take rows away, and say and remember what goes with them."""
    # All that others may point at stands first, for that is the order in which it comes back.
    roots = {type(row): [r.pk for r in rows if type(r) is type(row)] for row in rows}
    taken = Taken({model: {} for model in roots})
    for model, pks in roots.items():
        _collect(taken, model, {"pk__in": pks})
    _collect_mentions(work, taken)
    _empty(work, taken)
    # The database takes along what points at the rows; all of it has just been collected.
    for model, pks in roots.items():
        model._default_manager.filter(pk__in=pks)._raw_delete(DEFAULT_DB_ALIAS)
    if models.Dismissal in taken.rows:
        models.Dismissal.objects.filter(pk__in=taken.rows[models.Dismissal]).delete()
    for table, gone in taken.rows.items():
        work.journal.gone_by_id(table, gone)
    work.count(
        items=-sum(len(taken.in_block(block)) for block in doc.BLOCKS),
        links=-sum(len(rows) for model, rows in taken.rows.items() if model in LINK_MODELS),
    )
    _say(work, next(iter(roots)), taken)
    return taken


def remember(work: Work, taken: Taken) -> None:
    """Keep what one change took away for `undo`, and its words for the history."""
    if not any(taken.rows.values()):
        return
    removed = [
        [model._meta.model_name, pk, row]
        for model, rows in taken.rows.items()
        for pk, row in rows.items()
    ]
    cleared = [[model._meta.model_name, *rest] for model, *rest in taken.cleared]
    deletion = models.Deletion.objects.create(
        canvas=work.canvas, at=work.now, rows={"removed": removed, "cleared": cleared}
    )
    work.undo = deletion.pk
    work.edited(*history_of(taken, "remove"))


def history_of(taken: Taken, verb: str) -> Iterator[Edited]:
    """For the history: what the items said that went or came back, and the notes on the
    journeys of those who did."""
    for model in [model for model in taken.rows if model in BLOCK_OF]:
        block = BLOCK_OF[model]
        for pk, row in taken.rows[model].items():
            name = f"action:{row['ref']}" if block == "actions" else row["ref"]
            said = {**_own_values(row), **_records(taken, block, pk)}
            yield _with_values(Edited(name, block, row.get("name") or row["text"], verb), said)
    for note in taken.rows.get(models.JourneyNote, {}).values():
        who = _who_of(taken, note)
        if who is not None:
            name = f"journey:{who['ref']}:{note['stage']}"
            edited = Edited(name, "journey_notes", who["name"], verb)
            yield _with_values(edited, {"text": note["text"]})


def touch_holders(work: Work, taken: Taken) -> dict[str, set[int]]:
    """Raise the revision of the items whose lists these rows belong to; give them by block."""
    found: dict[str, set[int]] = defaultdict(set)
    for model, rows in taken.rows.items():
        if model in _LIST_OF:
            name = _LIST_OF[model]
            found[HOLDERS[name]] |= {row[LIST_ROWS[name].holder] for row in rows.values()}
    holders = {block: pks - set(taken.in_block(block)) for block, pks in found.items()}
    for block, pks in holders.items():
        if pks:
            items = BLOCK_MODELS[block]._default_manager.filter(pk__in=pks)
            items.update(revision=work.revision)
    return holders


def _collect(taken: Taken, model: type[Model], where: dict[str, Any]) -> None:
    """The rows of a table, and those that point at them, table by table."""
    rows = {row.pop("id"): row for row in model._default_manager.filter(**where).values()}
    if not rows:
        return
    for row in rows.values():
        del row["canvas_id"]
    taken.rows.setdefault(model, {}).update(rows)
    for relation in model._meta.related_objects:
        child, column = relation.related_model, relation.field.attname
        if relation.on_delete is CASCADE:
            _collect(taken, child, {f"{column}__in": list(rows)})
            continue
        emptied = child._default_manager.filter(**{f"{column}__in": list(rows)})
        for pk, value in emptied.values_list("pk", column):
            taken.cleared.append(Cleared(child, pk, column, value))


def _collect_mentions(work: Work, taken: Taken) -> None:
    """What names the items by ref: assumptions about them, and findings set aside."""
    refs = taken.refs()
    if not refs:
        return
    about = models.Assumption.objects.filter(canvas=work.canvas, about__in=refs)
    gone = taken.in_block("assumptions")
    for pk, ref, about_hash in about.values_list("pk", "about", "about_hash"):
        if pk not in gone:
            taken.cleared.append(Cleared(models.Assumption, pk, "about", ref))
            taken.cleared.append(Cleared(models.Assumption, pk, "about_hash", about_hash))
    dismissals = models.Dismissal.objects.filter(canvas=work.canvas)
    aside = [pk for pk, named_ in dismissals.values_list("pk", "about") if refs & set(named_)]
    if aside:
        _collect(taken, models.Dismissal, {"pk__in": aside})


def _empty(work: Work, taken: Taken) -> None:
    """Empty the fields that named what goes."""
    pks = defaultdict(set)
    for model, pk, column, value in taken.cleared:
        pks[model, column].add(pk)
        empty = "" if column == "about_hash" else None
        work.journal.emptied(model, pk, {column: value}, {column: empty})
    for (model, column), rows in pks.items():
        empty = "" if column == "about_hash" else None
        model._default_manager.filter(pk__in=rows).update(
            **{column: empty}, revision=work.revision, own_revision=work.revision
        )


# For the history


def _with_values(edited: Edited, said: _Row) -> Edited:
    if edited.verb == "remove":
        return replace(edited, before=said)
    return replace(edited, after=said)


def _own_values(row: _Row) -> _Row:
    """Its own words and values, where it has any."""
    return {
        name: value
        for name, value in row.items()
        if value not in (None, "", []) and name not in _INNER and not name.endswith("_id")
    }


def _records(taken: Taken, block: str, pk: int) -> dict[str, list[_Row]]:
    """The small records that an item held: packages, tests, notes."""
    found = {}
    for name, holder in HOLDERS.items():
        held = LIST_ROWS[name]
        if holder != block or held.is_link:
            continue
        rows = taken.rows.get(held.model, {}).values()
        if own := [_own_values(row) for row in rows if row[held.holder] == pk]:
            found[name] = own
    return found


def _who_of(taken: Taken, note: _Row) -> _Row | None:
    whos = {"personas": note["persona_id"], "segments": note["segment_id"]}
    return next((taken.in_block(b)[pk] for b, pk in whos.items() if pk in taken.in_block(b)), None)


_INNER = {"ref", "position", "revision", "own_revision", "name_key", "about_hash"}


# In sentences


def _say(work: Work, root: type[Model], taken: Taken) -> None:
    """Say what else is gone, who is everyone now, and whose links are gone."""
    holders = touch_holders(work, taken)
    known = named(work.canvas.pk, _affected(root, holders, taken))
    _say_deleted(work, root, taken)
    everyone = {
        (block, pk) for block in _PARTING for pk in _say_everyone(work, taken, known, block)
    }
    unlinked = [_words(end) for end in known if (end.block, end.pk) not in everyone]
    if unlinked:
        work.also.append(gettext("Also unlinks %(names)s.") % {"names": listed(unlinked)})


def _affected(root: type[Model], holders: dict[str, set[int]], taken: Taken) -> dict[str, set[int]]:
    """The items that stay and are linked to less than before, by block."""
    found = defaultdict(set, {block: set(pks) for block, pks in holders.items()})
    for model, pk, *_ in taken.cleared:
        found[BLOCK_OF[model]].add(pk)  # type: ignore[index]
    if root is models.Proposition:
        for row in taken.rows.get(models.Fit, {}).values():
            block = "personas" if row["persona_id"] else "segments"
            found[block].add(row["persona_id"] or row["segment_id"])
    return found


def _say_deleted(work: Work, root: type[Model], taken: Taken) -> None:
    gone = [f"“{doc.isolated(row['text'])}”" for row in taken.in_block("problems").values()]
    if root is models.Problem:
        gone = []
    if notes := len(taken.rows.get(models.JourneyNote, {})):
        told = ngettext("a note on the journey", "%(count)s notes on the journey", notes)
        gone.append(told % {"count": notes})
    if gone:
        work.also.append(gettext("Also deletes %(names)s.") % {"names": listed(gone)})


def _say_everyone(work: Work, taken: Taken, known: list[End], block: str) -> list[int]:
    parted: dict[str, set[int]] = {}
    for name in _PARTING[block]:
        held = LIST_ROWS[name]
        rows = taken.rows.get(held.model, {}).values()
        parted[name] = {row[held.holder] for row in rows if row["persona_id"] or row["segment_id"]}
    lists = [name for name, pks in parted.items() if pks]
    pks = {pk for name in lists for pk in parted[name]}
    items = {end.pk: end.words for end in known if end.block == block and end.pk in pks}
    return say_everyone(work, lists, items)


def _words(end: End) -> str:
    return (
        f"“{doc.isolated(end.words)}”"
        if end.block in ("problems", "captures", "assumptions")
        else end.words
    )
