"""Who hears by mail of what happens in a review: at once, once a day, or never."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext

from accounts import mail
from accounts.models import User
from canvases import access
from canvases.access import Actor
from canvases.document import isolated
from canvases.models import Canvas, Parting
from reviews.labels import KIND_ORDER, kind_label, where
from reviews.models import Comment, MailChoice, Notice, Reply, Round, wanted

_SALT = "reviews.mail"
# As much as one reads in a mail; the canvas has the rest.
_MOST_QUOTED = 5
_LONGEST_QUOTE = 400


def submitted(actor: Actor, canvas: Canvas, round_: Round) -> None:
    """To all who review it."""
    users = [m.user for m in canvas.members.filter(role="reviewer").select_related("user")]
    line = (
        gettext("%(who)s submitted the first half of %(title)s for review.")
        if round_.scope == "half"
        else gettext("%(who)s submitted %(title)s for review.")
    ) % _who_and_what(actor, canvas)
    _notify(users, actor, canvas, "submitted", line, _path("review", canvas), words=round_.message)


def finished(actor: Actor, canvas: Canvas, round_: Round) -> None:
    """To the owner, once, with everything."""
    line = (
        gettext("%(who)s approved %(title)s.")
        if round_.outcome == "approved"
        else gettext("%(who)s asks for changes in %(title)s.")
    ) % _who_and_what(actor, canvas)
    said = Comment.objects.filter(canvas=canvas, author=actor.user, sent_at=round_.finished_at)
    pressing = sorted(said.order_by("id"), key=lambda one: KIND_ORDER[one.kind])
    _notify(
        _owner(canvas),
        actor,
        canvas,
        "finished",
        line,
        _home(canvas),
        words=round_.answer,
        comments=len(pressing),
        quoted=[_quoted(one) for one in pressing[:_MOST_QUOTED]],
        still_open=_still_open(canvas, round_),
        more=max(0, len(pressing) - _MOST_QUOTED),
        outcome=round_.outcome,
    )


def reopened(actor: Actor, canvas: Canvas, reason: str) -> None:
    """To everybody on the other side."""
    members = canvas.members.filter(role="reviewer").select_related("user")
    users = [*_owner(canvas), *(member.user for member in members)]
    line = gettext("%(who)s reopened %(title)s.") % _who_and_what(actor, canvas)
    _notify(users, actor, canvas, "reopened", line, _home(canvas), words=reason)


def commented(actor: Actor, canvas: Canvas, comment: Comment) -> None:
    """A comment that may be read at once: to the owner, and to those who review."""
    members = canvas.members.filter(role="reviewer").select_related("user")
    users = [*_owner(canvas), *(member.user for member in members)]
    line = gettext("%(who)s commented on %(title)s.") % {
        "who": isolated(comment.signature),
        "title": isolated(canvas.title),
    }
    words = comment.text
    _notify(users, actor, canvas, "comment", line, _of_comment(canvas, comment), words=words)


def replied(actor: Actor, canvas: Canvas, comment: Comment, reply: Reply) -> None:
    """A reply: to whoever wrote in the thread, and to whom it is assigned."""
    said = comment.replies.exclude(sent_at=None).select_related("author")
    users = [comment.author, comment.assignee, *(one.author for one in said)]
    line = gettext("%(who)s replied to a comment on %(title)s.") % {
        "who": isolated(reply.signature),
        "title": isolated(canvas.title),
    }
    path = _of_comment(canvas, comment)
    _notify(users, actor, canvas, "reply", line, path, words=reply.text, about=comment.text)


def parted(canvas: Canvas, parting: Parting) -> None:
    """To whoever was taken out, though the canvas is closed to them by now."""
    user = parting.user
    line = gettext("%(who)s closed %(title)s to you.") % {
        "who": parting.owner_name,
        "title": parting.title,
    }
    path = reverse("reviews:kept", args=[parting.pk])
    choice = MailChoice.objects.filter(user=user).first() or MailChoice(user=user)
    if not user.is_active or choice.pace == "never":
        return
    if choice.pace == "daily":
        Notice.objects.create(user=user, canvas=canvas, text=line, path=path, is_last=True)
    else:
        post(user, "reviews/mail/parted", {"line": line, "path": path})


def token_of(user: User) -> str:
    """What stands in the link that ends the mails to somebody."""
    return signing.dumps(user.pk, salt=_SALT)


def user_of(token: str) -> User | None:
    """Whose mails a link ends; None for one that we did not write."""
    try:
        pk = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    return User.objects.filter(pk=pk).first()


def post(user: User, template: str, context: Mapping[str, Any]) -> None:
    """A mail to somebody with an account, with the link that ends them."""
    end = f"{settings.SITE_URL}{reverse('reviews:unsubscribe', args=[token_of(user)])}"
    headers = {
        "List-Unsubscribe": f"<{end}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    said = {**context, "unsubscribe": end, "choose": reverse("reviews:mail")}
    mail.post(template, user.email, said, headers=headers)


def _notify(
    users: Iterable[User | None],
    actor: Actor,
    canvas: Canvas,
    template: str,
    line: str,
    path: str,
    **context: Any,
) -> None:
    """Each of them once, but for who did it, and who may not read the canvas any more."""
    for user in dict.fromkeys(filter(None, users)):
        if user == actor.user or not user.is_active:
            continue
        if access.role_of(Actor(user=user), canvas) is None:
            continue
        choice = MailChoice.objects.filter(user=user).first() or MailChoice(user=user)
        if choice.pace == "daily":
            Notice.objects.create(user=user, canvas=canvas, text=line, path=path)
        elif choice.pace == "at_once":
            said = {**context, "canvas": canvas, "line": line, "path": path}
            post(user, f"reviews/mail/{template}", said)


def _still_open(canvas: Canvas, round_: Round) -> int:
    """How many comments an approval leaves open; 0 where changes are asked for."""
    if round_.outcome != "approved":
        return 0
    return wanted(Comment.objects.filter(canvas=canvas, sent_at__isnull=False)).count()


class Quoted(NamedTuple):
    """A comment as a mail quotes it: of which kind, on what, and what it says."""

    kind: str
    about: str
    text: str


def _quoted(comment: Comment) -> Quoted:
    name = comment.quote.partition("\n")[0] if comment.ref else ""
    said = comment.text or gettext("Proposes: %(proposed)s") % {"proposed": comment.proposed}
    return Quoted(
        kind_label(comment.kind),
        name or where(comment.step),
        Truncator(said).chars(_LONGEST_QUOTE),
    )


def _who_and_what(actor: Actor, canvas: Canvas) -> dict[str, str]:
    return {"who": isolated(access.name_of(actor)), "title": isolated(canvas.title)}


def _owner(canvas: Canvas) -> list[User]:
    return [canvas.owner] if canvas.owner else []


def _home(canvas: Canvas) -> str:
    return f"/canvases/{canvas.pk}/"


def _path(name: str, canvas: Canvas) -> str:
    return reverse(f"reviews:{name}", args=[canvas.pk])


def _of_comment(canvas: Canvas, comment: Comment) -> str:
    return reverse("reviews:comment", args=[canvas.pk, comment.pk])
