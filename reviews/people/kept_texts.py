"""What a person wrote stays theirs when the canvas is closed to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypedDict

from django.dispatch import receiver

from accounts.models import User
from canvases import signals
from canvases.models import Canvas, Parting
from reviews.labels import kind_label, where
from reviews.mail import notices
from reviews.models import Comment, Event, Kept, PrivateNote, Reply, Round
from reviews.rounds import OUTCOMES, documents, verdicts
from web.text.language import gettext
from web.text.language import gettext_noop as _


class KeptText(TypedDict):
    """A text as it stood: of which kind, on what, in which words of the item, and when."""

    kind: str
    where: str
    about: str
    text: str
    proposed: str
    at: str
    sent: bool


@receiver(signals.parted)
def keep(canvas: Canvas, parting: Parting, **rest: Any) -> None:
    """In the transaction that parts them, so that nothing later gets in and nothing is missed."""
    texts = [*_verdicts(canvas, parting.user), *_comments(canvas, parting.user)]
    texts += [*_replies(canvas, parting.user), *_notes(canvas, parting.user)]
    Kept.objects.update_or_create(parting=parting, defaults={"texts": texts})
    if parting.by == "owner":
        notices.parted(canvas, parting)


def _comments(canvas: Canvas, user: User) -> Iterator[KeptText]:
    for one in Comment.objects.filter(canvas=canvas, author=user).order_by("id"):
        yield _text(one, kind_label(one.kind), where(one.step), one.quote, one.proposed)


def _replies(canvas: Canvas, user: User) -> Iterator[KeptText]:
    said = Reply.objects.filter(comment__canvas=canvas, author=user).select_related("comment")
    for one in said.order_by("id"):
        yield _text(one, gettext("Reply"), where(one.comment.step), one.comment.quote)


def _verdicts(canvas: Canvas, user: User) -> Iterator[KeptText]:
    finished = Round.objects.filter(canvas=canvas, finished_by=user, outcome__in=OUTCOMES)
    for one in finished.select_related("version").order_by("number"):
        is_approved = one.outcome == "approved"
        word = gettext("Approved") if is_approved else gettext("Changes asked for")
        place = gettext("Round %(round)s, version %(version)s") % {
            "round": one.nth,
            "version": one.version.number,
        }
        yield _made(word, place, one.answer, one.finished_at, about=_of_steps(user, one))
    for event in Event.objects.filter(canvas=canvas, user=user, act="reopen").order_by("id"):
        yield _made(gettext("Reopened"), "", event.words, event.at)


def _of_steps(user: User, round_: Round) -> str:
    """ "Approved: steps 1 and 2." and the like, a line each."""
    words = verdicts(user, round_)
    by_word = {
        said: [step for step, word in words.items() if word == key]
        for key, said in (
            ("approve", _("Approved: %(steps)s.")),
            ("changes", _("Changes asked for: %(steps)s.")),
        )
    }
    said = (
        gettext(word) % {"steps": documents.named_steps(steps)}
        for word, steps in by_word.items()
        if steps
    )
    return "\n".join(said)


def _notes(canvas: Canvas, user: User) -> Iterator[KeptText]:
    for one in PrivateNote.objects.filter(canvas=canvas, user=user).order_by("id"):
        yield _made(gettext("Note for yourself"), where(one.step), one.text, one.at)


def _text(one: Comment | Reply, kind: str, place: str, about: str, proposed: str = "") -> KeptText:
    made = _made(kind, place, one.text, one.at, about=about)
    return {**made, "proposed": proposed, "sent": one.sent_at is not None}


def _made(kind: str, place: str, text: str, at: Any, *, about: str = "") -> KeptText:
    return {
        "kind": kind,
        "where": place,
        "about": about,
        "text": text,
        "proposed": "",
        "at": at.isoformat(),
        "sent": True,
    }
