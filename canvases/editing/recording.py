"""What the history remembers: one edition a row and sitting, however often it was saved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Max

from canvases import document as doc
from canvases import models

# Who comes back after a longer pause sits down anew.
SITTING = dt.timedelta(minutes=10)
# A deletion is an entry of its own, and what follows it begins another.
_JOINED = frozenset({"change", "move"})
_JOINING = frozenset({"add", *_JOINED})


@dataclass(frozen=True)
class Edited:
    """What a save did to a row; the columns are those of models.Edition."""

    row: str
    block: str
    name: str = ""
    verb: str = "change"
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    links: tuple[str, ...] = ()

    def then(self, later: Edited) -> Edited:
        """This and what followed, as one."""
        return replace(
            self,
            name=later.name or self.name,
            verb=later.verb if self.verb == "move" else self.verb,
            before={**later.before, **self.before},
            after={**self.after, **later.after},
            links=tuple(dict.fromkeys((*self.links, *later.links))),
        )


def record(change: models.Change, edited: Iterable[Edited], *, deletion: int | None) -> None:
    """Write down what a save did: a constant number of queries, and one more for each row that
    the same person changed a moment ago."""
    rows = _by_row(edited)
    latest = _latest(change, [row for row, one in rows.items() if one.verb in _JOINED])
    new = []
    for row, one in rows.items():
        held = latest.get(row)
        if held is not None and _same_sitting(held, change):
            _join(held, one, change.at)
        else:
            new.append(_edition(change, one, deletion if one.verb == "remove" else None))
    models.Edition.objects.bulk_create(new)


def _by_row(edited: Iterable[Edited]) -> dict[str, Edited]:
    rows: dict[str, Edited] = {}
    for one in edited:
        rows[one.row] = rows[one.row].then(one) if one.row in rows else one
    return rows


def _latest(change: models.Change, rows: Sequence[str]) -> dict[str, models.Edition]:
    """The last edition of each row, whoever it is by."""
    if not rows:
        return {}
    known = models.Edition.objects.filter(canvas=change.canvas_id, row__in=rows)
    last = known.order_by().values("row").annotate(last=Max("pk")).values("last")
    return {held.row: held for held in models.Edition.objects.filter(pk__in=last)}


def _same_sitting(held: models.Edition, change: models.Change) -> bool:
    return (
        (held.user_id, held.guest_id) == (change.user_id, change.guest_id)
        and held.suggested_by == change.suggested_by
        and held.verb in _JOINING
        and change.at - held.ended_at < SITTING
    )


def _join(held: models.Edition, one: Edited, at: dt.datetime) -> None:
    joined = Edited(
        held.row, held.block, held.name, held.verb, held.before, held.after, tuple(held.links)
    ).then(one)
    held.name, held.verb = joined.name[: doc.NAME_LENGTH], joined.verb
    held.before, held.after, held.links = joined.before, joined.after, list(joined.links)
    held.ended_at, held.saves = at, held.saves + 1
    held.save(force_update=True)


def _edition(change: models.Change, one: Edited, deletion: int | None) -> models.Edition:
    return models.Edition(
        canvas_id=change.canvas_id,
        row=one.row,
        block=one.block,
        name=one.name[: doc.NAME_LENGTH],
        verb=one.verb,
        user_id=change.user_id,
        guest_id=change.guest_id,
        suggested_by=change.suggested_by,
        started_at=change.at,
        ended_at=change.at,
        before=one.before,
        after=one.after,
        links=list(one.links),
        deletion_id=deletion,
    )
