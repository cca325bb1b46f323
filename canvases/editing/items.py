"""Items: adding, changing, moving."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec
from django.db.models import Count, Max, Q
from django.utils.translation import gettext, gettext_noop

from canvases import document as doc
from canvases import models, storage
from canvases.access import Actor
from canvases.editing import consequences, item_lists
from canvases.editing.errors import Gone, Invalid, NotFound, Stale
from canvases.editing.journal import columns as columns_of
from canvases.editing.link_ends import BLOCK_MODELS, BLOCK_OF
from canvases.editing.pricing import Currency
from canvases.editing.recording import Edited
from canvases.editing.restoring import free_name
from canvases.editing.values import Given, given
from canvases.editing.work import Saved, Work, is_stale, work_on
from canvases.models import POSITION_GAP, new_ref
from canvases.models.tables import end_column
from canvases.steps import STEP_OF_KEY
from web.text.formats import number

_LIST_IS_FULL = gettext_noop(
    "A list holds %(most)s items, and this one has %(held)s. "
    "Of these %(fresh)s there is room for %(room)s: take out %(over)s."
)
_CANVAS_IS_FULL = gettext_noop(
    "A canvas holds %(most)s items, and this one has %(held)s. "
    "Of these %(fresh)s there is room for %(room)s: take out %(over)s."
)


def add(
    actor: Actor,
    canvas_id: UUID,
    block: str,
    values: Mapping[str, Any],
    *,
    before: str | None = None,
    numbered: bool = False,
) -> Saved:
    """A new item at the end of its block, or before another one.

    With `numbered` a name that is taken gets a number, instead of being refused.
    """
    _check_block(block)
    with work_on(actor, canvas_id) as work:
        if numbered:
            values = {**values, "name": free_name(values["name"], names_in(work, block))}
        item = add_item(work, block, values, before=before)
        work.did("add", block, item.ref, step=step_of(item))
    return work.saved(item.ref, item.revision, str(item))


def add_all(
    actor: Actor, canvas_id: UUID, block: str, many: Sequence[Mapping[str, Any]]
) -> tuple[Saved, list[str | None]]:
    """Several new items in their order, as one change that `take_back` takes back as one.

    Gives the last one's Saved, and the refs; None for an item whose name is on the list already.
    Raises Invalid where one of them cannot be stored, and then stores none.
    """
    _check_block(block)
    with work_on(actor, canvas_id) as work:
        taken = names_in(work, block)
        _check_room_for(work, block, many, taken)
        made = [_add_one(work, block, values, taken, n) for n, values in enumerate(many, 1)]
        items = [item for item in made if item is not None]
        if len(items) < len(many):
            names = [values["name"] for values, item in zip(many, made, strict=True) if not item]
            work.also.append(
                gettext("On the list already: %(names)s.") % {"names": consequences.listed(names)}
            )
        if items:
            work.did("add", block, items[0].ref, step=step_of(items[0]))
    refs = [item and item.ref for item in made]
    if not items:
        return work.saved(), refs
    return work.saved(items[-1].ref, work.revision, str(items[-1])), refs


def change(
    actor: Actor,
    canvas_id: UUID,
    block: str,
    ref: str,
    values: Mapping[str, Any],
    revision: int | None,
    *,
    suggested_by: str = "",
    currency: str = "",
) -> Saved:
    """Other values for some of an item's fields; a list that is given replaces the one there is.

    Lists are held against the item's revision only where they differ, so that a link ticked
    elsewhere does not put a form out of date that leaves its lists alone. `suggested_by` is who
    gets the credit, where somebody takes over another's words. `currency` is what was said of
    it beside the amounts, as `pricing.Currency` has it.
    """
    _check_block(block)
    with work_on(actor, canvas_id) as work:
        work.suggested_by = suggested_by
        item = find(work, block, ref)
        if change_item(work, block, item, values, revision, currency=currency):
            work.did("change", block, ref, step=step_of(item))
    return work.saved(ref, item.revision, str(item))


def move(
    actor: Actor,
    canvas_id: UUID,
    block: str,
    ref: str,
    revision: int | None,
    *,
    before: str | None = None,
) -> Saved:
    """Put an item before another one of its block, or at the end. One row changes."""
    _check_block(block)
    with work_on(actor, canvas_id) as work:
        item = find(work, block, ref)
        check_revision(work, block, item, revision)
        if before != ref and following(item) != before:
            was = {"position": item.position}
            item.position = _position(work, block, before, moving=item)
            item.revision = item.own_revision = work.revision
            item.save(update_fields=["position", "revision", "own_revision"])
            work.journal.altered(item, was)
            work.edited(Edited(row_of(block, ref), block, str(item), "move"))
            work.did("move", block, ref, step=step_of(item), starts=False)
    return work.saved(ref, item.revision, str(item))


def put_into(actor: Actor, canvas_id: UUID, persona: str, segment: str, *, wanted: bool) -> Saved:
    """Put somebody into a segment, or out of it; what is so already stays as it is. As for a cell
    of a link table the last word counts, so no revision is asked for."""
    with work_on(actor, canvas_id) as work:
        item, group = find(work, "personas", persona), find(work, "segments", segment)
        if wanted != (item.segment_id == group.pk):
            values = {"segment": segment if wanted else None}
            change_item(work, "personas", item, values, item.revision)
            work.did("change", "personas", persona, step=step_of(item))
    return work.saved(persona, item.revision, str(item))


def has_moved(canvas_id: UUID, block: str, ref: str, since: int) -> bool:
    """Whether somebody put an item elsewhere, or brought it back, after a revision."""
    changes = models.Change.objects.filter(canvas=canvas_id, revision__gt=since)
    return changes.filter(block=block, ref=ref, verb__in=("move", "undo")).exists()


def find(work: Work, block: str, ref: str) -> Any:
    """The row of an item. Raises Gone."""
    item = BLOCK_MODELS[block]._default_manager.filter(canvas=work.canvas, ref=ref).first()
    if item is None:
        raise Gone(row_of(block, ref))
    return item


def row_of(block: str, ref: str) -> str:
    """What an item goes by among the rows of its canvas, as in `storage.Snapshot.revisions`."""
    return f"action:{ref}" if block == "actions" else ref


def check_revision(work: Work, block: str, item: Any, revision: int | None) -> None:
    """Raises NoRevision or Stale, unless the item's own words are what was seen at `revision`."""
    if is_stale(revision, item.own_revision, item.revision):
        raise Stale(_current(work, block, item.ref), item.revision, item.own_revision)


def add_item(
    work: Work, block: str, values: Mapping[str, Any], *, before: str | None = None
) -> Any:
    """The stored new item. Raises Invalid, and NotFound where `before` is not in the block."""
    model, currency = BLOCK_MODELS[block], Currency(work)
    found = given(block, currency.read(block, values), new=True)
    _refuse_other(found, currency)
    columns, lists = item_lists.resolve(item_lists.NamedItems(work, block, found), block, found)
    last = _check_room(work, block, found)
    _raise_errors(found)
    item: Any = model(
        canvas=work.canvas,
        ref=new_ref(block),
        position=last + POSITION_GAP,
        revision=work.revision,
        own_revision=work.revision,
        **found.columns,
        **columns,
    )
    if before is not None:
        item.position = _position(work, block, before)
    _hash_about(work, item, {*found.columns, *columns})
    item.save(force_insert=True)
    work.journal.made(item)
    if block != "actions":
        work.count(items=1)
    differences = [item_lists.difference(name, None, rows) for name, rows in lists.items()]
    item_lists.apply(work, item.pk, differences)
    _record(work, item, {}, {**found.columns, **columns}, filter(None, differences), verb="add")
    currency.store()
    return item


def change_item(
    work: Work,
    block: str,
    item: Any,
    values: Mapping[str, Any],
    revision: int | None,
    *,
    currency: str = "",
) -> bool:
    """Store what differs; whether anything did. Raises NoRevision, Stale and Invalid."""
    check_revision(work, block, item, revision)
    money = Currency(work, currency)
    found = given(block, money.read(block, values))
    _refuse_other(found, money)
    columns, lists = item_lists.resolve(item_lists.NamedItems(work, block, found), block, found)
    differences = {
        name: difference
        for name, rows in lists.items()
        if (difference := item_lists.difference(name, item.pk, rows))
    }
    if differences and revision != item.revision:
        raise Stale(_current(work, block, item.ref), item.revision)
    changed = {
        name: value
        for name, value in {**found.columns, **columns}.items()
        if getattr(item, name) != value
    }
    _check_name(work, block, item, changed, found)
    _raise_errors(found)
    if not changed and not differences:
        return money.store()
    before = {name: getattr(item, name) for name in changed}
    _store(work, item, changed)
    item_lists.apply(work, item.pk, differences.values())
    _record(work, item, before, changed, differences.values())
    parted = {name for name, difference in differences.items() if difference.parts_from_somebody}
    consequences.say_everyone(work, parted, {item.pk: str(item)})
    money.store()
    return True


def _add_one(
    work: Work, block: str, values: Mapping[str, Any], taken: set[str], number: int
) -> Any:
    """One of several items; None where its name is taken. Errors say which one they are about."""
    key = doc.name_key(doc.clean(str(values.get("name", ""))))
    if key and key in taken:
        return None
    taken.add(key)
    try:
        return add_item(work, block, values)
    except Invalid as invalid:
        raise Invalid(
            {
                field: [
                    gettext("Line %(number)s: %(message)s") % {"number": number, "message": message}
                    for message in said
                ]
                for field, said in invalid.errors.items()
            }
        ) from invalid


def names_in(work: Work, block: str) -> set[str]:
    """The names of a list as they are compared."""
    model = BLOCK_MODELS[block]
    if not issubclass(model, models.NamedItem):
        return set()
    return set(model._default_manager.filter(canvas=work.canvas).values_list("name_key", flat=True))


def step_of(item: Any) -> str:
    """The step that an item belongs to; an assumption says itself which one it rests on."""
    if isinstance(item, models.Assumption):
        return item.step or "analysis"
    return STEP_OF_KEY[BLOCK_OF[type(item)]].key


def _check_block(block: str) -> None:
    if block not in BLOCK_MODELS:
        raise NotFound


def _refuse_other(found: Given, currency: Currency) -> None:
    for name, message in currency.errors.items():
        found.refuse(name, message)


def _raise_errors(found: Given) -> None:
    if found.errors:
        raise Invalid(found.errors)


def _store(work: Work, item: Any, changed: Mapping[str, Any]) -> None:
    before = columns_of(item)
    for name, value in changed.items():
        setattr(item, name, value)
    item.revision = work.revision
    if changed:
        item.own_revision = work.revision
    _hash_about(work, item, changed)
    item.save(force_update=True)
    work.journal.altered(item, before)
    touch_sentences(work, item, changed)


def touch_sentences(work: Work, item: Any, changed: Collection[str]) -> None:
    """The sentences of step 2 show an offer's name beside its problems: they are out of date as
    well where it changed."""
    if isinstance(item, models.Proposition) and "name" in changed:
        solved = models.Problem.objects.filter(solvings__proposition=item)
        solved.update(revision=work.revision, own_revision=work.revision)


def _record(
    work: Work,
    item: Any,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    differences: Iterable[item_lists.ListChange],
    *,
    verb: str = "change",
) -> None:
    """Say for the history what an item said before and after."""
    block = BLOCK_OF[type(item)]
    records_before, records_after, links = item_lists.history_of(work, differences)
    ends = [_END_FIELDS.get((block, name)) for name in after if name.endswith("_id")]
    edited = Edited(
        row_of(block, item.ref),
        block,
        str(item),
        verb,
        before={**_own_values(before), **records_before},
        after={**_own_values(after), **records_after},
        links=(*dict.fromkeys(filter(None, ends)), *links),
    )
    work.edited(edited)


def _own_values(columns: Mapping[str, Any]) -> dict[str, Any]:
    """Values, without the rows that some columns point at."""
    return {name: value for name, value in columns.items() if not name.endswith("_id")}


# The fields that name one item, by the columns that keep which.
_END_FIELDS = {
    (block, end_column(end)): field
    for block, fields in doc.REFERENCES.items()
    for field, ends in fields.items()
    for end in ends
}


def _hash_about(work: Work, item: Any, changed: Any) -> None:
    """Remember what an assumption was about when its status was given."""
    if not isinstance(item, models.Assumption) or not {"status", "about"} & set(changed):
        return
    item.about_hash = ""
    if item.about and item.status != "untested":
        item.about_hash = doc.item_hash(storage.fresh(work.canvas).document, [item.about])


def _current(work: Work, block: str, ref: str) -> dict[str, Any]:
    """What stands there now, as the document has it."""
    now = storage.fresh(work.canvas)
    if block == "actions":
        return msgspec.structs.asdict(now.document.actions[now.actions.index(ref)])
    return msgspec.structs.asdict(doc.index(now.document)[ref])


# Names and places


def _check_room(work: Work, block: str, found: Given) -> int:
    """The last position of the block; what is wrong with one more goes into `found`."""
    key = doc.name_key(found.columns.get("name", ""))
    rows = BLOCK_MODELS[block]._default_manager.filter(canvas=work.canvas)
    taken = {"taken": Count("pk", filter=Q(name_key=key))} if key else {}
    said = rows.aggregate(last=Max("position"), count=Count("pk"), **taken)
    if said["count"] >= doc.BLOCK_ITEMS:
        found.refuse(
            "",
            gettext("A list holds at most %(most)s entries.") % {"most": doc.BLOCK_ITEMS},
        )
    if said.get("taken"):
        found.refuse("name", _on_the_list(found.columns["name"]))
    return said["last"] or 0


def _check_name(
    work: Work, block: str, item: Any, changed: Mapping[str, Any], found: Given
) -> None:
    if "name" not in changed:
        return
    rows: Any = BLOCK_MODELS[block]._default_manager.filter(canvas=work.canvas)
    if rows.exclude(pk=item.pk).filter(name_key=doc.name_key(changed["name"])).exists():
        found.refuse("name", _on_the_list(changed["name"]))


def _check_room_for(
    work: Work, block: str, many: Sequence[Mapping[str, Any]], taken: Collection[str]
) -> None:
    """Say at once how many of them are too many. Raises Invalid."""
    keys = [doc.name_key(doc.clean(str(values.get("name", "")))) for values in many]
    fresh = len({key for key in keys if key} - set(taken)) + keys.count("")
    rows = BLOCK_MODELS[block]._default_manager.filter(canvas=work.canvas)
    refused = too_many(fresh, rows.count(), 0 if block == "actions" else work.canvas.items)
    if refused:
        raise Invalid({"": [refused]})


def too_many(fresh: int, held: int, on_canvas: int) -> str:
    """Why so many more items have no place; "" where they have. `held` are on the list."""
    for most, there, message in (
        (doc.BLOCK_ITEMS, held, _LIST_IS_FULL),
        (doc.CANVAS_ITEMS, on_canvas, _CANVAS_IS_FULL),
    ):
        if fresh > most - there:
            return gettext(message) % {
                "most": number(most),
                "held": number(there),
                "fresh": number(fresh),
                "room": number(most - there),
                "over": number(fresh - (most - there)),
            }
    return ""


def _on_the_list(name: str) -> str:
    return gettext("“%(name)s” is on the list already.") % {"name": doc.isolated(name)}


def following(item: Any) -> str | None:
    """The ref of the item behind it in its list."""
    later = type(item)._default_manager.filter(canvas=item.canvas_id, position__gt=item.position)
    return later.order_by("position", "id").values_list("ref", flat=True).first()


def _position(work: Work, block: str, before: str | None, *, moving: Any = None) -> int:
    """A position before another item, or after the last one. Raises NotFound."""
    rows = BLOCK_MODELS[block]._default_manager.filter(canvas=work.canvas)
    others = rows.exclude(pk=moving.pk) if moving else rows
    if before is None:
        return (others.aggregate(last=Max("position"))["last"] or 0) + POSITION_GAP
    for _ in range(2):
        following = others.filter(ref=before).values_list("position", flat=True).first()
        if following is None:
            raise Gone(row_of(block, before))
        earlier = others.filter(position__lt=following).aggregate(last=Max("position"))["last"]
        if earlier is None:
            return following - POSITION_GAP
        if following - earlier > 1:
            return (earlier + following) // 2
        _spread(work, rows)
    raise AssertionError("no room after making room")


def _spread(work: Work, rows: Any) -> None:
    """Make room between all items of a block again; their order stays, and so do revisions."""
    items = list(rows.order_by("position", "id"))
    for place, item in enumerate(items, 1):
        was = {"position": item.position}
        item.position = place * POSITION_GAP
        work.journal.altered(item, was)
    rows.model.objects.bulk_update(items, ["position"])
