"""The one way to change where a review stands.

Each change is one transaction that holds the canvas's row, and leaves an Event. The page says
which round it saw: what is sent twice, or after somebody else was first, changes nothing more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast, get_args
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from accounts.models import User
from canvases import access, editing
from canvases import document as doc
from canvases.access import Actor, Rights
from canvases.editing import keep_version, lock
from canvases.models import Canvas, Member
from canvases.steps import BY_KEY
from reviews.desk.rows import lay_out
from reviews.mail import notices
from reviews.models import Comment, Event, Reply, Review, Round, StepVerdict
from reviews.rounds import authors, documents
from reviews.texts import checked, chosen
from reviews.transitions import WAITS_FOR, WITH_REVIEWER, Act, Scope, Side, StepWord, after

OUTCOMES = ("approved", "changes")


def submit(actor: Actor, canvas_id: UUID, *, scope: str, message: str, seen: int) -> Round:
    """Hand the canvas over as it stands. Who is invited to review it finds it when they accept.
    Raises Invalid where there is nobody."""
    with transaction.atomic():
        canvas = lock(actor, canvas_id, _owns)
        review = review_of(canvas)
        is_later = review.state in WITH_REVIEWER and review.number > seen
        if is_later and review.round is not None and _is_again(actor, canvas, "submit", message):
            return review.round
        after(review.state, "submit")
        said = checked(message, "message")
        wanted = chosen(scope, "scope", get_args(Scope), gettext("Choose what is to be reviewed."))
        if not canvas.members.filter(role="reviewer").exists() and not invited(canvas):
            raise editing.Invalid(
                {"": [gettext("Nobody reviews this canvas yet. Invite somebody first.")]}
            )
        review.number += 1
        review.round = Round.objects.create(
            canvas=canvas,
            number=review.number,
            nth=_finished(canvas).count() + 1,
            scope=wanted,
            version=keep_version(actor, canvas, kind="submitted"),
            message=said,
            submitted_by=actor.user,
        )
        _move(actor, canvas, review, "submit", "founder", said)
        notices.submitted(actor, canvas, review.round)
    return review.round


def withdraw(actor: Actor, canvas_id: UUID, *, seen: int) -> None:
    """Take back what was submitted. What the reviewer wrote stays theirs."""
    with transaction.atomic():
        canvas = lock(actor, canvas_id, _owns)
        review = review_of(canvas)
        if review.number != seen or review.round is None or review.round.outcome:
            return
        _close(review.round, actor, "withdrawn", "")
        _move(actor, canvas, review, "withdraw", "founder", "")


def judge(actor: Actor, canvas_id: UUID, step: str, verdict: str, *, seen: int) -> str:
    """What the reviewer says of a step, "" to say nothing; only they know until they finish.
    Gives what they said before, which takes it back.

    Raises NotFound for a step that there is not, and WrongState where nothing is submitted.
    """
    if step not in BY_KEY:
        raise editing.NotFound
    words = ("", *get_args(StepWord))
    word = chosen(verdict, "verdict", words, gettext("Approve the step, or ask for changes."))
    with transaction.atomic():
        canvas, user = lock(actor, canvas_id, _reviews), _user(actor)
        open_round = begin(actor, canvas)
        if open_round is None or open_round.number != seen:
            raise editing.Invalid(
                {"": [gettext("This round is over. Look at what was submitted last.")]}
            )
        place: dict[str, Any] = {"round": open_round, "user": user, "step": step}
        before = StepVerdict.objects.filter(**place).values_list("verdict", flat=True).first()
        if word:
            values = {"verdict": word, "at": timezone.now()}
            StepVerdict.objects.update_or_create(defaults=values, **place)
        else:
            StepVerdict.objects.filter(**place).delete()
    return before or ""


def begin(actor: Actor, canvas: Canvas) -> Round | None:
    """The round that waits for the reviewer, now begun; None where nothing is submitted.

    The canvas's row is locked.
    """
    review = review_of(canvas)
    if review.state not in WITH_REVIEWER:
        return None
    if review.state == "submitted":
        _move(actor, canvas, review, "begin", "reviewer", "")
    return review.round


@dataclass(frozen=True)
class Hurdles:
    """What stands in the way of approving."""

    must_fix: int = 0
    asked: tuple[str, ...] = ()  # steps for which the reviewer asks for changes
    edited: tuple[str, ...] = ()  # steps that the reviewer wrote in
    may_sign: bool = True  # whether the owner lets who edited sign

    @property
    def sentences(self) -> list[str]:
        said = []
        if self.must_fix:
            open_ = ngettext(
                "%(count)s must-fix comment is open.",
                "%(count)s must-fix comments are open.",
                self.must_fix,
            )
            said.append(open_ % {"count": self.must_fix})
        if self.asked:
            said.append(
                gettext("You ask for changes in %(steps)s.")
                % {"steps": documents.named_steps(self.asked)}
            )
        if self.edited and not self.may_sign:
            said.append(
                gettext("You edited %(steps)s, so somebody else has to approve.")
                % {"steps": documents.named_steps(self.edited)}
            )
        return said


def hurdles(actor: Actor, canvas: Canvas, round_: Round) -> Hurdles:
    """What keeps the actor from approving what was submitted. What guests say does not: anybody
    to whom a share link was passed on could hold up the review."""
    mine = Q(sent_at__isnull=False) | Q(author=actor.user)
    must_fix = Comment.objects.filter(mine, canvas=canvas, kind="must_fix", is_open=True, link=None)
    asked = StepVerdict.objects.filter(round=round_, user=actor.user, verdict="changes")
    steps = set(asked.values_list("step", flat=True))
    return Hurdles(
        must_fix=must_fix.count(),
        asked=tuple(key for key in BY_KEY if key in steps),
        edited=authors.steps_edited_by(actor, canvas, until=round_.version.revision),
        may_sign=canvas.reviewers_may_edit,
    )


def finish(
    actor: Actor,
    canvas_id: UUID,
    *,
    outcome: str,
    message: str,
    seen: int,
) -> Round:
    """Send the verdict, with everything that the reviewer wrote meanwhile.

    Raises Invalid where it cannot be approved, and WrongState where nothing is submitted.
    """
    with transaction.atomic():
        canvas = lock(actor, canvas_id, _reviews)
        review = review_of(canvas)
        act: Act = "approve" if outcome == "approved" else "ask"
        last = Round.objects.filter(canvas=canvas, number=seen).first()
        if last is not None and last.outcome and _is_again(actor, canvas, act, message):
            return last
        after(review.state, act)
        if review.round is None or review.number != seen:
            raise editing.Invalid(
                {"": [gettext("This round is over. Look at what was submitted last.")]}
            )
        said = checked(message, "message")
        chosen(outcome, "outcome", OUTCOMES, gettext("Approve the canvas, or ask for changes."))
        _finish(actor, canvas, review, review.round, outcome, said)
        _send(actor, canvas, review.round)
        _move(actor, canvas, review, act, "reviewer", said)
        notices.finished(actor, canvas, review.round)
    return review.round


def reopen(actor: Actor, canvas_id: UUID, *, reason: str, seen: int) -> None:
    """Take an approval back to work on it again."""
    with transaction.atomic():
        canvas = lock(actor, canvas_id, lambda rights: rights.share or rights.review)
        review = review_of(canvas)
        if review.state == "reopened" and _is_again(actor, canvas, "reopen", reason):
            return
        after(review.state, "reopen")
        said = checked(reason, "reason", needed=gettext("Say in a few words why."))
        side: Side = "founder" if access.rights_of(actor, canvas).share else "reviewer"
        _move(actor, canvas, review, "reopen", side, said)
        notices.reopened(actor, canvas, said)


@dataclass(frozen=True)
class Message:
    """What the founder wrote to whoever reviews."""

    by: str
    text: str


def message_of(round_: Round | None) -> Message | None:
    """None where they wrote nothing; a query only where they did."""
    if round_ is None or not round_.message:
        return None
    return Message(access.name_of(Actor(user=round_.submitted_by)), round_.message)


def verdicts(user: User, round_: Round) -> dict[str, StepWord]:
    """What a reviewer says of each step in a round, where they say anything."""
    said = round_.verdicts.filter(user=user).values_list("step", "verdict")
    return {step: cast(StepWord, verdict) for step, verdict in said}


def carried(user: User, round_: Round) -> dict[str, StepWord]:
    """The steps that stand as the reviewer approved them the last time, and that they did not
    judge anew: these need no second look."""
    last = last_reviewed(round_)
    if last is None:
        return {}
    changed, judged = documents.changes(last.version, round_.version), verdicts(user, round_)
    return {
        step: word
        for step, word in verdicts(user, last).items()
        if word == "approve" and step not in changed and step not in judged
    }


def last_reviewed(round_: Round) -> Round | None:
    """The round before, with its version, that somebody finished; None in the first."""
    earlier = Round.objects.filter(canvas=round_.canvas_id, number__lt=round_.number)
    finished = earlier.filter(outcome__in=OUTCOMES).select_related("version")
    return finished.order_by("-number").first()


def last_finished(canvas: Canvas) -> Round | None:
    """What the reviewer said last."""
    return _finished(canvas).select_related("version").order_by("-number").first()


def review_of(canvas: Canvas) -> Review:
    """Where the review stands; a draft that is not stored yet where there never was one."""
    held = Review.objects.select_related("round__version", "approved").filter(canvas=canvas).first()
    return held or Review(canvas=canvas)


def _finished(canvas: Canvas) -> QuerySet[Round]:
    return Round.objects.filter(canvas=canvas, outcome__in=OUTCOMES)


def _owns(rights: Rights) -> bool:
    return rights.share


def _reviews(rights: Rights) -> bool:
    return rights.review


def _is_again(actor: Actor, canvas: Canvas, act: Act, typed: str) -> bool:
    """Whether something is sent a second time that was done already. With other words it is not
    the same: those are refused, and shown, rather than lost."""
    last = Event.objects.filter(canvas=canvas, act=act).order_by("-pk").first()
    return last is not None and (last.user, last.words) == (actor.user, doc.clean(typed).strip())


def _move(actor: Actor, canvas: Canvas, review: Review, act: Act, side: Side, words: str) -> None:
    """Change the state, say so in the history, and have open pages look again."""
    before, now = review.state, timezone.now()
    review.state = after(review.state, act)
    review.waiting_for, review.since = WAITS_FOR[review.state], now
    review.save()
    Event.objects.create(
        canvas=canvas,
        act=act,
        before=before,
        after=review.state,
        number=review.number,
        version=review.round.version if review.round is not None else None,
        side=side,
        user=actor.user,
        name=access.name_of(actor)[: doc.NAME_LENGTH],
        words=words,
        at=now,
    )
    raise_talk(canvas)


def raise_talk(canvas: Canvas) -> None:
    """Something may be read that could not before; the canvas's row is locked."""
    Canvas.objects.filter(pk=canvas.pk).update(talk=F("talk") + 1)
    lay_out([canvas.pk])


def _finish(
    actor: Actor,
    canvas: Canvas,
    review: Review,
    round_: Round,
    outcome: str,
    words: str,
) -> None:
    _carry(_user(actor), round_)
    if outcome == "approved":
        found = hurdles(actor, canvas, round_)
        if found.sentences:
            raise editing.Invalid({"outcome": found.sentences})
        round_.edited_steps = list(found.edited)
        note = gettext("The same as version %(number)s, which was approved.") % {
            "number": round_.version.number
        }
        review.approved = keep_version(actor, canvas, kind="approved", of=round_.version, note=note)
        review.approved_scope = round_.scope
    _close(round_, actor, outcome, words)


def _close(round_: Round, actor: Actor, outcome: str, words: str) -> None:
    round_.outcome, round_.answer = outcome, words
    round_.finished_by, round_.finished_at = actor.user, timezone.now()
    round_.finished_by_name = access.name_of(actor)[: doc.NAME_LENGTH]
    round_.save()


def _carry(user: User, round_: Round) -> None:
    """Approve the steps again that stand as they were approved, and were not judged anew."""
    StepVerdict.objects.bulk_create(
        StepVerdict(round=round_, user=user, step=step, verdict=word)
        for step, word in carried(user, round_).items()
    )


def _user(actor: Actor) -> User:
    """Whoever reviews has an account."""
    if actor.user is None:
        raise editing.Forbidden
    return actor.user


def _send(actor: Actor, canvas: Canvas, round_: Round) -> None:
    """Let the others read what the actor wrote for the end of the review, from its end on."""
    at = round_.finished_at
    Comment.objects.filter(canvas=canvas, author=actor.user, sent_at=None).update(sent_at=at)
    replies = Reply.objects.filter(comment__canvas=canvas, author=actor.user, sent_at=None)
    replies.update(sent_at=at)


def reviewers(canvas: Canvas) -> list[Member]:
    """Those who are asked to review it."""
    return list(canvas.members.filter(role="reviewer").select_related("user").order_by("pk"))


def invited(canvas: Canvas) -> list[str]:
    """The addresses of those who are asked to review it and have not accepted yet."""
    waiting = canvas.invitations.filter(role="reviewer", accepted_at=None, revoked_at=None)
    unexpired = waiting.filter(expires_at__gt=timezone.now())
    return list(unexpired.order_by("id").values_list("email", flat=True))
