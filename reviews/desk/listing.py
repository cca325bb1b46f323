"""A page of somebody's desk: the same few queries for 10 canvases and for 5,000."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from accounts.models import User
from canvases import access
from canvases.access import Actor, Rights, Role
from canvases.checks import Counts, claims
from canvases.models import Canvas, Member, StepState
from canvases.steps import NUMBERED
from reviews.desk.query import DeskQuery, Key, Sort
from reviews.desk.rows import key_of
from reviews.desk.search import found
from reviews.models import DeskRow
from reviews.transitions import label as state_label
from web.text import formats
from web.text.language import gettext, ngettext

PAGE = 25
_SETTLED = ("done", "not_applicable")


@dataclass(frozen=True)
class DeskCanvas:
    """A canvas as the desk shows it. `reads` says whether they may read the draft: without that,
    nothing is told of it."""

    id: UUID
    title: str
    organisation: str
    client: str  # whose it is, "" where it is one's own
    role: str
    reads: bool
    news: str  # "New", "Changed", or nothing
    statuses: tuple[tuple[str, str], ...]  # of the numbered steps: title and status
    done: int
    counts: Counts  # of the findings, by their severity
    untested: int
    comments: int
    state: str
    is_outdated: bool  # changed since it was approved
    turn: str
    waits: str
    waited: str
    since: dt.datetime
    changed_at: dt.datetime

    @property
    def address(self) -> str:
        return f"/canvases/{self.id}/{'review/' if self.role == 'reviewer' else ''}"

    @property
    def going(self) -> int:
        """Steps that are begun and not done."""
        return sum(status == "in_progress" for _, status in self.statuses)

    @property
    def progress(self) -> str:
        """What the ten marks say, in words."""
        done, begun = (
            formats.in_line(title for title, status in self.statuses if status in wanted)
            for wanted in (_SETTLED, ("in_progress",))
        )
        told = (
            gettext("Done: %(steps)s.") % {"steps": done} if done else "",
            gettext("Begun: %(steps)s.") % {"steps": begun} if begun else "",
        )
        return " ".join(filter(None, told))

    @property
    def findings(self) -> int:
        return claims(self.counts)

    @property
    def errors(self) -> int:
        return self.counts.get("error", 0)


@dataclass(frozen=True)
class Page:
    lines: tuple[DeskCanvas, ...]
    older: str  # the address of the next page, "" where this is the last
    newer: str


@dataclass(frozen=True)
class DeskCounts:
    """How many canvases lie on a desk: by role, and in the shown role by whose turn it is."""

    roles: Mapping[str, int]
    turns: Mapping[str, int]
    states: Mapping[str, int]


def has_clients(user: User) -> bool:
    """Whether any canvas of somebody else lies on their desk."""
    return DeskRow.objects.filter(user=user).exclude(role="owner").exists()


def page(user: User, wanted: DeskQuery, size: int = PAGE) -> Page:
    """A page, as the address asks for it."""
    place, order = wanted.place, wanted.order
    back = place is not None and place.back
    rows = _ordered(rows_of(user, wanted), order, back=back)
    if place is not None:
        rows = rows.filter(_beyond(order, place.key, place.pk, back=back))
    got = list(rows[: size + 1])
    more, got = len(got) > size, got[:size]
    if back:
        got.reverse()
    goes_on, goes_back = (True, more) if back else (more, place is not None)
    return Page(
        tuple(lines(user, got)),
        older=wanted.behind(_key(got[-1], order), got[-1].pk) if got and goes_on else "",
        newer=wanted.before(_key(got[0], order), got[0].pk) if got and goes_back else "",
    )


def rows_of(user: User, wanted: DeskQuery) -> QuerySet[DeskRow]:
    """The rows that are wanted, in no order yet."""
    rows = DeskRow.objects.filter(user=user, role=wanted.role)
    if wanted.text:
        rows = rows.filter(found(user, wanted.text))
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.waits:
        rows = rows.filter(waits=wanted.waits)
    if wanted.changed:
        rows = rows.filter(seen__lt=F("revision"))
    if wanted.outdated:
        rows = rows.filter(state="approved", revision__gt=F("approved_revision"))
    if wanted.errors:
        rows = rows.filter(errors__gt=0)
    if wanted.organisation:
        rows = rows.filter(organisation_key=key_of(wanted.organisation))
    return rows


def every(user: User, wanted: DeskQuery, size: int) -> Iterator[DeskCanvas]:
    """All lines that are wanted, however many, some at a time."""
    order, rows = wanted.order, rows_of(user, wanted)
    beyond = Q()
    while got := list(_ordered(rows, order).filter(beyond)[:size]):
        yield from lines(user, got)
        beyond = _beyond(order, _key(got[-1], order), got[-1].pk)


def counts(user: User, role: str) -> DeskCounts:
    """One query, which reads an index and no row."""
    grouped = DeskRow.objects.filter(user=user).order_by().values_list("role", "waits", "state")
    roles: dict[str, int] = {}
    turns: dict[str, int] = {}
    states: dict[str, int] = {}
    for held, waits, state, number in grouped.annotate(number=Count("*")):
        roles[held] = roles.get(held, 0) + number
        if held == role:
            turns[waits] = turns.get(waits, 0) + number
            states[state] = states.get(state, 0) + number
    return DeskCounts(roles, turns, states)


def known(user: User, ids: Sequence[UUID]) -> dict[UUID, tuple[Canvas, Rights]]:
    """Those canvases that the person may know of, and what they may do there; two queries."""
    members = Member.objects.filter(user=user, canvas__in=ids).values_list("canvas", "role")
    roles = {canvas: cast(Role, role) for canvas, role in members}
    found = {}
    canvases = Canvas.objects.select_related("owner")
    for canvas in canvases.filter(pk__in=ids, deleted_at=None):
        role: Role | None = "owner" if canvas.owner_id == user.pk else roles.get(canvas.pk)
        if role is not None:
            found[canvas.pk] = canvas, access.rights_as(role, canvas)
    return found


def lines(user: User, rows: Sequence[DeskRow]) -> Iterator[DeskCanvas]:
    """Rows with what stands on their canvases now. What somebody may not know of any more is left
    out, whatever the rows say: members and owner are asked."""
    ids = [row.canvas_id for row in rows]
    canvases = known(user, ids)
    shown = [pk for pk in ids if pk in canvases and canvases[pk][1].read]
    states = StepState.objects.filter(canvas__in=shown).values_list("canvas", "step", "status")
    statuses = {(canvas, step): status for canvas, step, status in states}
    now = timezone.now()
    for row in rows:
        if row.canvas_id in canvases:
            canvas, rights = canvases[row.canvas_id]
            yield _line(row, canvas, rights, statuses, now)


def _line(
    row: DeskRow,
    canvas: Canvas,
    rights: Rights,
    statuses: Mapping[tuple[UUID, str], str],
    now: dt.datetime,
) -> DeskCanvas:
    ten = tuple((s.title, statuses.get((canvas.pk, s.key), "not_started")) for s in NUMBERED)
    return DeskCanvas(
        id=canvas.pk,
        title=canvas.title,
        organisation=canvas.organisation,
        client="" if rights.role == "owner" else access.name_of(Actor(user=canvas.owner)),
        role=str(rights.role),
        reads=rights.read,
        news=_news(row, rights),
        statuses=ten if rights.read else (),
        done=canvas.steps_done if rights.read else 0,
        counts=canvas.counts if rights.read else {},
        untested=canvas.untested if rights.read else 0,
        comments=row.comments,
        state=row.state,
        is_outdated=_is_outdated(row),
        turn=_turn(row),
        waits=row.waits,
        waited=waited(row.since, now),
        since=row.since,
        changed_at=canvas.changed_at if rights.read else row.changed_at,
    )


def _news(row: DeskRow, rights: Rights) -> str:
    if rights.role == "owner" or row.seen >= row.revision:
        return ""
    return gettext("Changed") if row.seen else gettext("New")


def _is_outdated(row: DeskRow) -> bool:
    return row.state == "approved" and row.revision > row.approved_revision


def _turn(row: DeskRow) -> str:
    """Whose turn it is and at what: "Waits for you, round 2"."""
    if row.state == "draft":
        if row.role in ("owner", "editor"):
            return gettext("Draft")
        return gettext("With the client, a draft")
    if row.state == "approved":
        approved = gettext("First half approved") if row.is_half else gettext("Approved")
        since = [gettext("changed since")] if _is_outdated(row) else []
        return formats.in_line([approved, *since])
    if row.waits == "me":
        who = gettext("Waits for you")
    else:
        who = gettext("With the client") if row.role == "reviewer" else gettext("With the reviewer")
    if row.state in _AT_ROUND:
        at = gettext("round %(number)s") % {"number": row.round}
        return formats.in_line([who, at, *([gettext("halfway")] if row.is_half else [])])
    return formats.in_line([who, state_label(row.state).lower()])


_AT_ROUND = ("submitted", "in_review")


def waited(since: dt.datetime, now: dt.datetime) -> str:
    """For how long, as roughly as one says it."""
    days = (now - since).days
    if days < 1:
        return gettext("since today")
    if days < 14:
        return ngettext("for %(count)s day", "for %(count)s days", days) % {"count": days}
    weeks, months = days // 7, days // 30
    if weeks < 9:
        return ngettext("for %(count)s week", "for %(count)s weeks", weeks) % {"count": weeks}
    return ngettext("for %(count)s month", "for %(count)s months", months) % {"count": months}


def _ordered(rows: QuerySet[DeskRow], order: Sort, *, back: bool = False) -> QuerySet[DeskRow]:
    falls = order.falls != back
    return rows.order_by(f"{'-' if falls else ''}{order.column}", "-id" if back else "id")


def _beyond(order: Sort, key: Key, pk: int, *, back: bool = False) -> Q:
    """What comes after a row; the first condition is what lets both databases use the index."""
    side = "lt" if order.falls != back else "gt"
    further = Q(**{f"{order.column}__{side}": key}) | Q(**{f"id__{'lt' if back else 'gt'}": pk})
    return Q(**{f"{order.column}__{side}e": key}) & further


def _key(row: DeskRow, order: Sort) -> Key:
    key: Key = getattr(row, order.column)
    return key
