"""The desk: all canvases that somebody reviews, and those they own, edit or read."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from django.views.decorators.http import require_safe

from accounts.models import User
from reviews import archives
from reviews.desk import listing, search, table
from reviews.desk.listing import DeskCounts
from reviews.desk.query import ROLES, SORTS, DeskQuery, wanted
from reviews.transitions import LABELS
from web.answers import kept_nowhere
from web.text.declared import by_key

# As many as one statement reads for a file, however long it gets.
_AT_A_TIME = 250
_PARTINGS = 20  # the latest that are shown


@require_safe
@login_required
def desk(request: HttpRequest) -> HttpResponse:
    """A page of them, as the address asks."""
    return shown(request)


def shown(request: HttpRequest, *, error: str = "") -> HttpResponse:
    """The desk, with what was wrong with what was ticked on it."""
    user = person(request)
    asked = wanted(request.GET)
    behind = search.bring_along(user) if asked.text else 0
    counts = listing.counts(user, asked.role)
    context = {
        "wanted": asked,
        "page": listing.page(user, asked),
        "behind": behind,
        "total": counts.roles.get(asked.role, 0),
        "mine": counts.turns.get("me", 0),
        "roles": _roles(asked, counts),
        "turns": _turns(asked, counts),
        "heads": _heads(asked),
        "sorts": [(key, sort.label) for key, sort in SORTS.items()],
        "states": by_key(LABELS).items(),
        "plain": DeskQuery(role=asked.role).address(),
        "here": asked.address(),
        "archive": archives.latest(user),
        "partings": user.partings.order_by("-at")[:_PARTINGS],
        "error": error,
    }
    return render(request, "reviews/desk.html", context, status=422 if error else 200)


@require_safe
@login_required
def as_csv(request: HttpRequest) -> StreamingHttpResponse:
    """All that the address asks for, whatever page it is on, as a file for a spreadsheet."""
    user = person(request)
    asked = replace(wanted(request.GET), place=None)
    if asked.text:
        search.bring_along(user)
    lines = listing.every(user, asked, _AT_A_TIME)
    response = StreamingHttpResponse(table.rows(lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, "clients.csv")
    return kept_nowhere(response)


def person(request: HttpRequest) -> User:
    """Whose desk it is, behind login_required."""
    assert isinstance(request.user, User)
    return request.user


Choice = tuple[str, int, str, bool]  # label, how many, address, whether it is chosen


def _roles(asked: DeskQuery, counts: DeskCounts) -> list[Choice]:
    """The desk by what one is to a canvas; what one is nowhere is not offered."""
    return [
        (
            gettext(label),
            counts.roles.get(role, 0),
            DeskQuery(role=role).address(),
            role == asked.role,
        )
        for role, label in ROLES.items()
        if counts.roles.get(role) or role in ("reviewer", asked.role)
    ]


def _turns(asked: DeskQuery, counts: DeskCounts) -> list[Choice]:
    """The filters that are pressed most; pressed again, they are taken away."""
    is_reviewer = asked.role == "reviewer"
    them = gettext("Waiting for client") if is_reviewer else gettext("Waiting for others")
    turns = [("me", gettext("Waiting for me")), ("them", them)]
    chosen = [
        (label, counts.turns.get(turn, 0), _toggled(asked, waits=turn), asked.waits == turn)
        for turn, label in turns
    ]
    is_approved = asked.state == "approved"
    approved = _toggled(asked, state="approved")
    return [*chosen, (gettext("Approved"), counts.states.get("approved", 0), approved, is_approved)]


@dataclass(frozen=True)
class ColumnHead:
    """A column, and how the desk is sorted by it."""

    label: str
    sort: str = ""
    address: str = ""
    chosen: str = ""  # as aria-sort has it

    @property
    def is_number(self) -> bool:
        return self.sort in ("findings", "untested", "comments")


_HEADS = (
    (_("Client and canvas"), "title"),
    (_("Steps"), ""),
    (_("To look at"), "findings"),
    (_("Untested"), "untested"),
    (_("Comments"), "comments"),
    (_("Review"), "waiting"),
    (_("Last change"), "changed"),
)


def _heads(asked: DeskQuery) -> list[ColumnHead]:
    way = "descending" if asked.order.falls else "ascending"
    return [
        ColumnHead(
            gettext(label), sort, asked.address(sort=sort), way if sort == asked.sort else ""
        )
        if sort
        else ColumnHead(gettext(label))
        for label, sort in _HEADS
    ]


def _toggled(asked: DeskQuery, **change: str) -> str:
    ((name, value),) = change.items()
    return asked.address(**{name: "" if getattr(asked, name) == value else value})
