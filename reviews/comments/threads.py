"""Comments as pages show them: who said what about what, and what one may do about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from canvases import access, storage
from canvases import document as doc
from canvases.access import Actor, Rights
from canvases.models import Canvas
from canvases.page_ids import handle
from canvases.steps import BY_KEY
from reviews.comments import changes
from reviews.labels import KIND_ORDER, kind_label, where
from reviews.models import Comment, Reply


@dataclass(frozen=True)
class Voice:
    """Words of somebody. `waits` says that only they can read them yet."""

    pk: int
    name: str
    letter: str
    text: str
    at: dt.datetime
    sent_at: dt.datetime | None
    own: bool

    @property
    def waits(self) -> bool:
        return self.sent_at is None


@dataclass(frozen=True)
class CommentThread:
    """A comment, what was answered, and what the reader may do about it."""

    pk: int
    kind: str
    label: str
    where: str  # "Step 4: Customer relationships", or the canvas
    step: str
    ref: str  # the handle of the item, "" where it is about none
    quote: str
    finding: str
    first: Voice
    replies: tuple[Voice, ...]
    is_open: bool
    resolved_by: str
    assignee: str
    due: dt.date | None
    proposed: str
    field: str
    now: str | None  # what the proposal would replace; None where the item is gone
    outcome: str
    decided_by: str
    revision: int
    settle: bool
    decide: bool
    own: bool
    by_guest: bool
    people: Sequence[tuple[int, str, bool]] = ()

    @property
    def asks(self) -> bool:
        """Whether it wants something done. Praise wants nothing, so it is never open."""
        return self.is_open and self.kind != "praise"

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.due is not None and self.due < dt.datetime.now(dt.UTC).date()


class Board:
    """What one person reads of what is said about a canvas."""

    def __init__(self, actor: Actor, canvas: Canvas, rights: Rights) -> None:
        self.actor, self.canvas, self.rights = actor, canvas, rights
        self._assignable: list[tuple[int, str]] | None = None
        readable = changes.readable(actor, canvas, rights).order_by("id")
        self.threads = tuple(self._thread(comment) for comment in readable)

    def of_step(self, step: str) -> list[CommentThread]:
        """Those of a step, or with "" of the canvas itself; the open ones first."""
        found = [thread for thread in self.threads if thread.step == step]
        return sorted(found, key=lambda thread: not thread.is_open)

    def open(self) -> list[CommentThread]:
        """What wants something done."""
        return [thread for thread in self.threads if thread.asks]

    def asked(self) -> list[CommentThread]:
        """What somebody else with a part in the canvas wants done, in the order of the walk, the
        most pressing first."""
        return self._wanted(by_guests=False)

    def asked_by_guests(self) -> list[CommentThread]:
        """The same of those who came by a share link."""
        return self._wanted(by_guests=True)

    def _wanted(self, *, by_guests: bool) -> list[CommentThread]:
        found = [one for one in self.open() if not one.own and one.by_guest == by_guests]
        places = {key: place for place, key in enumerate(("", *BY_KEY))}
        return sorted(found, key=lambda one: (places.get(one.step, 0), KIND_ORDER[one.kind]))

    def counts(self) -> dict[str, int]:
        """Open comments by the handle of the item that they are about."""
        found: dict[str, int] = {}
        for thread in self.open():
            if thread.ref:
                found[thread.ref] = found.get(thread.ref, 0) + 1
        return found

    def _thread(self, comment: Comment) -> CommentThread:
        own = changes.is_own(self.actor, comment)
        is_pending = bool(comment.field) and not comment.outcome
        wants = comment.kind != "praise"
        works = self.rights.edit or self.rights.review
        return CommentThread(
            pk=comment.pk,
            kind=comment.kind,
            label=kind_label(comment.kind),
            where=where(comment.step),
            step=comment.step,
            ref=handle(comment.ref) if comment.ref else "",
            quote=comment.quote,
            finding=comment.finding,
            first=self._voice(comment),
            replies=tuple(self._voice(reply) for reply in comment.replies.all()),
            is_open=comment.is_open,
            resolved_by=comment.resolved_by_name,
            assignee=_name(comment),
            due=comment.due,
            proposed=comment.proposed,
            field=_field(comment),
            now=self._now(comment) if is_pending and self.rights.read else "",
            outcome=comment.outcome,
            decided_by=comment.decided_by_name,
            revision=self._revision(comment) if is_pending and self.rights.edit else 0,
            settle=wants and (works or own),
            decide=is_pending and self.rights.edit and comment.sent_at is not None,
            own=own,
            by_guest=comment.is_by_guest,
            people=self._people(comment) if wants and works else (),
        )

    def _voice(self, said: Comment | Reply) -> Voice:
        own = changes.is_own(self.actor, said)
        name = gettext("You") if own else said.signature
        letter = (said.author_name[:1] or "?").upper()
        return Voice(said.pk, name, letter, said.text, said.at, said.sent_at, own)

    def _people(self, comment: Comment) -> tuple[tuple[int, str, bool], ...]:
        if self._assignable is None:
            self._assignable = [
                (user.pk, access.name_of(Actor(user=user)))
                for user in changes.assignable(self.canvas)
            ]
        return tuple((pk, name, pk == comment.assignee_id) for pk, name in self._assignable)

    def _now(self, comment: Comment) -> str | None:
        item = doc.index(storage.read(self.canvas)).get(comment.ref)
        return None if item is None else str(getattr(item, comment.field, "") or "")

    def _revision(self, comment: Comment) -> int:
        return storage.snapshot(self.canvas).revisions.get(comment.ref, 0)


@dataclass(frozen=True)
class Group:
    """The comments on a step, or on the canvas as a whole."""

    where: str
    threads: tuple[CommentThread, ...]


def by_step(threads: Iterable[CommentThread]) -> tuple[Group, ...]:
    """In the order of the walk, first what is about the canvas; the most pressing first."""
    pressing = sorted(threads, key=lambda thread: KIND_ORDER[thread.kind])
    groups = (
        Group(where(step), tuple(thread for thread in pressing if thread.step == step))
        for step in ("", *BY_KEY)
    )
    return tuple(group for group in groups if group.threads)


def _name(comment: Comment) -> str:
    return access.name_of(Actor(user=comment.assignee)) if comment.assignee else ""


def _field(comment: Comment) -> str:
    fields: Iterable[tuple[str, str]] = (
        (one.key, one.label) for one in changes.proposable(comment.block)
    )
    return dict(fields).get(comment.field, comment.field)
