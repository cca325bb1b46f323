"""Editions as people read them: who changed which words of what, one entry a sitting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.translation import gettext, gettext_noop

from canvases import sentences
from canvases.access import Actor
from canvases.blocks import Field
from canvases.insights.named_rows import NamedRow, list_label, named_row
from canvases.models import Edition
from canvases.page_ids import handle, is_plain
from canvases.saving import edition_log

_VERBS = {
    "add": gettext_noop("added"),
    "change": gettext_noop("changed"),
    "move": gettext_noop("moved"),
    "remove": gettext_noop("deleted"),
    "undo": gettext_noop("brought back"),
    "restore": gettext_noop("restored"),
    "dismiss": gettext_noop("set aside"),
    "stand": gettext_noop("took up again"),
}
# In the list of all entries a text is told by how it begins.
SHORT = 160
_PARTED = "~"


@dataclass(frozen=True)
class HistoryField:
    """One field of an entry, in words; `earlier` says whether its old words may be put back."""

    key: str
    label: str
    before: str
    after: str
    earlier: bool


@dataclass(frozen=True)
class HistoryEntry:
    """What one person did to one row in one sitting."""

    id: int
    slug: str
    row: NamedRow
    who: str
    did: str
    at: dt.datetime
    saves: int
    changes: tuple[HistoryField, ...]
    links: tuple[str, ...]
    bring_back: int | None
    suggested_by: str


def entries(
    editions: Iterable[Edition], actor: Actor, names: Mapping[str, str], currency: str
) -> Iterator[HistoryEntry]:
    """Entries of editions, the newest first; `names` are those of the items."""
    now: dict[tuple[str, str], Any] = {}
    for edition in editions:
        row = named_row(edition.row, edition.block, edition.name)
        for key, value in edition.after.items():
            now.setdefault((edition.row, key), value)
        changes = tuple(_changes(edition, row, partial(_in_words, names, currency), now))
        yield HistoryEntry(
            id=edition.pk,
            slug=slug(edition.row),
            row=row,
            who=edition_log.name_for(edition.user, edition.guest, actor, you=gettext_noop("You")),
            did=gettext(_VERBS[edition.verb]),
            at=edition.ended_at,
            saves=edition.saves,
            changes=changes,
            links=tuple(list_label(edition.block, name) for name in edition.links),
            bring_back=edition.deletion_id if edition_log.can_come_back(edition) else None,
            suggested_by=edition.suggested_by,
        )


def slug(row: str) -> str:
    """A row's name in an address: "step~channels"; a hash where it is not that plain."""
    parts = row.split(":")
    return _PARTED.join(parts) if all(map(is_plain, parts)) else handle(row)


def row_of(name: str, rows: Callable[[], Iterable[str]]) -> str:
    """The row behind such a name; the `rows` that there were are read for a hash only."""
    parts = name.split(_PARTED)
    if all(map(is_plain, parts)):
        return ":".join(parts)
    return next((row for row in rows() if handle(row) == name), "")


def _changes(
    edition: Edition,
    row: NamedRow,
    told: Callable[[Field, Any], str],
    now: Mapping[tuple[str, str], Any],
) -> Iterator[HistoryField]:
    """The fields that say something else after the sitting than before; not the name of what
    came or went, which is its title."""
    for key, field in row.fields.items():
        before, after = edition.before.get(key), edition.after.get(key)
        came_or_went = (before or "", after or "") in (("", row.title), (row.title, ""))
        if before == after or came_or_went:
            continue
        yield HistoryField(
            key=key,
            label=field.label,
            before=told(field, before),
            after=told(field, after),
            earlier=key in row.texts and bool(before) and before != now.get((edition.row, key)),
        )


def _in_words(names: Mapping[str, str], currency: str, field: Field, value: Any) -> str:
    return "" if value is None else sentences.in_words(field, value, names, currency)
