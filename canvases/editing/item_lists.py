"""The lists that an item holds: what they should hold, against what they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, gettext_noop

from canvases import document as doc
from canvases import models
from canvases.editing.link_ends import LIST_ROWS, End, ListRows, ends, fits_of
from canvases.editing.link_ends import named as ends_by_pk
from canvases.editing.values import Given
from canvases.editing.work import Work
from canvases.models import tables

_GONE = gettext_noop("One of these is not on this canvas any more.")
_WHO_COLUMNS = ("persona_id", "segment_id")
_Row = tuple[Any, ...]


@dataclass(frozen=True)
class ListChange:
    """Rows to make and rows to take away, by id, so that a list holds what it should."""

    name: str
    held: ListRows
    make: tuple[_Row, ...]
    drop: Mapping[int, _Row]
    was: tuple[_Row, ...]
    wanted: tuple[_Row, ...]

    def __bool__(self) -> bool:
        return bool(self.make or self.drop)

    @property
    def parts_from_somebody(self) -> bool:
        """Whether a row goes that named a persona or a segment."""
        whos = [n for n, column in enumerate(self.held.columns) if column in _WHO_COLUMNS]
        return any(row[n] is not None for row in self.drop.values() for n in whos)


class NamedItems:
    """The items that a save names, read in one query."""

    def __init__(self, work: Work, block: str, found: Given) -> None:
        self._work = work
        self._ends = ends(work.canvas.pk, _refs(found), _blocks(block, found))

    def one(self, ref: str | None, blocks: Iterable[str]) -> End | None:
        """The item, if it stands in one of the blocks. Raises KeyError where it does not."""
        if ref is None:
            return None
        end = self._ends[ref]
        if end.block not in blocks:
            raise KeyError(ref)
        return end

    def rows(self, name: str, values: tuple[Any, ...]) -> list[_Row]:
        """The values of a list as its table holds them. Raises KeyError for what is gone."""
        if name in tables.LISTS:
            return [self._ref_row(name, ref) for ref in values]
        return _ROWS[name](self, values)

    def _ref_row(self, name: str, ref: str) -> _Row:
        end = self.one(ref, tables.LISTS[name].ends)
        assert end is not None
        return tuple(end.pk if column == end.column else None for column in LIST_ROWS[name].columns)

    def _who(self, ref: str | None) -> tuple[int | None, int | None]:
        """Who, as the columns persona_id and segment_id."""
        end = self.one(ref, doc.WHO)
        if end is None:
            return None, None
        return (end.pk, None) if end.block == "personas" else (None, end.pk)

    def _touches(self, values: tuple[Any, ...]) -> list[_Row]:
        return [(*self._who(who), stage) for who, stage in values]

    def _notes(self, values: tuple[Any, ...]) -> list[_Row]:
        return [(*self._who(who), stage, text) for who, stage, text in values]

    def _drivers(self, values: tuple[Any, ...]) -> list[_Row]:
        """The fits; those that are missing are written first."""
        pairs = [(self.one(who, doc.WHO), self.one(v, ("propositions",))) for who, v in values]
        return [(fit,) for fit in fits(self._work, pairs)]  # type: ignore[arg-type]


def difference(name: str, holder: int | None, wanted: list[_Row]) -> ListChange:
    """What to do so that the item holds `wanted`; without an item, all of it is new."""
    held = LIST_ROWS[name]
    now: dict[_Row, int] = {}
    if holder is not None:
        rows = held.model._default_manager.filter(**{held.holder: holder})
        now = {tuple(row): pk for pk, *row in rows.values_list("pk", *held.columns)}
    return ListChange(
        name,
        held,
        tuple(row for row in wanted if row not in now),
        {pk: row for row, pk in now.items() if row not in wanted},
        tuple(now),
        tuple(wanted),
    )


def apply(work: Work, holder: int, differences: Iterable[ListChange]) -> None:
    """Store what differs. Raises Invalid where the canvas would hold too many links."""
    for held, make, drop in ((d.held, d.make, d.drop) for d in differences):
        if drop:
            held.model._default_manager.filter(pk__in=drop).delete()
            rows = {pk: {held.holder: holder, **_by_name(held, row)} for pk, row in drop.items()}
            work.journal.gone_by_id(held.model, rows)
        made = held.model._default_manager.bulk_create(
            held.model(
                canvas=work.canvas,
                **{held.holder: holder},
                **_by_name(held, row),
            )
            for row in make
        )
        work.journal.made(*made)
        if held.is_link:
            work.count(links=len(make) - len(drop))


def _by_name(held: ListRows, row: _Row) -> dict[str, Any]:
    return dict(zip(held.columns, row, strict=True))


def history_of(
    work: Work, differences: Iterable[ListChange]
) -> tuple[dict[str, Any], dict[str, Any], tuple[str, ...]]:
    """Lists for the history: small records as they were and as they are, and the names of lists
    of links."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    links = []
    for difference in differences:
        if difference.held.is_link:
            links.append(difference.name)
            continue
        records = _note_records if difference.name == "notes" else _part_records
        before[difference.name] = records(work, difference, difference.was)
        after[difference.name] = records(work, difference, difference.wanted)
    return before, after, tuple(links)


def fits(work: Work, pairs: list[tuple[End, End]]) -> list[int]:
    """The fit of each pair of who and proposition; those that are missing are made."""
    known = fits_of(work.canvas.pk, {proposition.pk for _, proposition in pairs}) if pairs else {}
    keys = [(who.column, who.pk, proposition.pk) for who, proposition in pairs]
    missing = list(dict.fromkeys(key for key in keys if key not in known))
    made = models.Fit.objects.bulk_create(
        models.Fit(canvas=work.canvas, proposition_id=proposition, **{column: who})
        for column, who, proposition in missing
    )
    work.journal.made(*made)
    work.count(links=len(made))
    known.update({key: fit.pk for key, fit in zip(missing, made, strict=True)})
    return [known[key] for key in keys]


def resolve(
    named: NamedItems, block: str, found: Given
) -> tuple[dict[str, int | str | None], dict[str, list[_Row]]]:
    """References as columns and lists as rows; what names nothing becomes an error in `found`."""
    columns: dict[str, int | str | None] = {}
    lists: dict[str, list[_Row]] = {}
    for name, ref in found.one.items():
        try:
            columns |= _reference(name, named.one(ref, doc.REFERENCES[block][name]))
        except KeyError:
            found.refuse(name, gettext(_GONE))
    for name, values in found.many.items():
        try:
            lists[name] = named.rows(name, values)
        except KeyError:
            found.refuse(name, gettext(_GONE))
    return columns, lists


def _part_records(work: Work, difference: ListChange, rows: Iterable[_Row]) -> list[dict[str, Any]]:
    columns = difference.held.columns
    records = [dict(zip(columns, row, strict=True)) for row in sorted(rows, key=lambda row: row[0])]
    return [{name: record[name] for name in columns if name != "position"} for record in records]


def _note_records(work: Work, difference: ListChange, rows: Iterable[_Row]) -> list[dict[str, Any]]:
    pks = {
        "personas": {row[0] for row in rows if row[0]},
        "segments": {row[1] for row in rows if row[1]},
    }
    refs = {(end.column, end.pk): end.ref for end in ends_by_pk(work.canvas.pk, pks)}
    return [
        {
            "who": refs.get(("persona_id", persona)) or refs.get(("segment_id", segment)),
            "stage": stage or None,
            "text": text,
        }
        for persona, segment, stage, text in rows
    ]


def _reference(name: str, end: End | None) -> dict[str, int | str | None]:
    if name == "about":
        return {"about": end.ref if end else None}
    if name == "segment":
        return {"segment_id": end.pk if end else None}
    columns: dict[str, int | str | None] = {"persona_id": None, "segment_id": None}
    if end is not None:
        columns[end.column] = end.pk
    return columns


def _parts(name: str) -> Callable[[NamedItems, tuple[Any, ...]], list[_Row]]:
    columns = LIST_ROWS[name].columns[1:]

    def rows(named: NamedItems, values: tuple[Any, ...]) -> list[_Row]:
        return [
            (position, *(getattr(value, column) for column in columns))
            for position, value in enumerate(values)
        ]

    return rows


_ROWS: Mapping[str, Callable[[NamedItems, tuple[Any, ...]], list[_Row]]] = {
    "touches": NamedItems._touches,
    "drivers": NamedItems._drivers,
    "notes": NamedItems._notes,
    **{name: _parts(name) for name in tables.PARTS},
}


def _refs(found: Given) -> set[str | None]:
    return {*found.one.values(), *_refs_in_lists(found)}


def _refs_in_lists(found: Given) -> Iterator[str | None]:
    for name, values in found.many.items():
        if name in tables.LISTS:
            yield from values
        elif name == "drivers":
            yield from (ref for pair in values for ref in pair)
        elif name in ("touches", "notes"):
            yield from (value[0] for value in values)


def _blocks(block: str, found: Given) -> Iterator[str]:
    """The blocks that the names may come from."""
    for name in found.one:
        yield from doc.REFERENCES[block][name]
    for name in found.many:
        if name in tables.LISTS:
            yield from tables.LISTS[name].ends
        elif name not in tables.PARTS:
            yield from (*doc.WHO, *(("propositions",) if name == "drivers" else ()))
