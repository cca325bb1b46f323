"""What is said about a canvas, and what becomes of it.

What a reviewer writes while something is submitted waits for the end of the review; everybody
else's words may be read at once. Whoever came by a share link reads only what came by that link.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_args
from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from accounts.models import User
from canvases import access, editing, storage
from canvases import document as doc
from canvases.access import Actor, Rights, guest_names
from canvases.blocks import BLOCKS, Field
from canvases.document import Document
from canvases.editing import lock
from canvases.fields.kinds import KINDS
from canvases.models import Canvas
from canvases.steps import BY_KEY, STEP_OF
from reviews import rounds
from reviews.mail import notices
from reviews.models import Comment, CommentKind, Reply
from reviews.texts import checked, chosen, date
from reviews.transitions import WITH_REVIEWER
from web.text.formats import number

# Beyond this a canvas is no place to talk.
MOST = 2_000


@dataclass(frozen=True)
class About:
    """What a comment is about: the canvas, a step, an item of it, or a finding on items."""

    step: str = ""
    block: str = ""
    ref: str = ""
    finding: str = ""
    refs: tuple[str, ...] = ()
    quote: str = ""


@dataclass(frozen=True)
class Draft:
    """What somebody typed as a comment."""

    kind: str
    text: str
    about: About = field(default_factory=About)
    field: str = ""  # of the item, whose wording is proposed
    proposed: str = ""


def add(actor: Actor, canvas_id: UUID, draft: Draft) -> Comment:
    """Store a comment. Raises Invalid for what was typed, NotFound for what it is about."""
    with transaction.atomic():
        canvas = lock(actor, canvas_id, _comments)
        rights = access.rights_of(actor, canvas)
        if canvas.comments.count() >= MOST:
            raise editing.Invalid(
                {
                    "": [
                        gettext("A canvas holds at most %(most)s comments.")
                        % {"most": number(MOST)}
                    ]
                }
            )
        kind = chosen(draft.kind, "kind", get_args(CommentKind), gettext("Choose what kind it is."))
        about = _placed(canvas, draft.about)
        proposed = _proposed(about, draft)
        needed = "" if draft.field and proposed else gettext("Write what you think.")
        comment = Comment(
            canvas=canvas,
            kind=kind,
            text=checked(draft.text, "text", needed=needed),
            step=about.step,
            block=about.block,
            ref=about.ref,
            finding=about.finding,
            about=list(about.refs),
            quote=about.quote,
            field=draft.field,
            proposed=proposed,
            **_signed(actor, canvas, rights),
        )
        comment.sent_at, comment.round = _when(actor, canvas, rights)
        comment.save(force_insert=True)
        if comment.sent_at:
            rounds.raise_talk(canvas)
            notices.commented(actor, canvas, comment)
    return comment


def reply(actor: Actor, canvas_id: UUID, pk: int, text: str) -> Reply:
    """Answer a comment. Raises NotFound where the actor may not read it."""
    with transaction.atomic():
        canvas, comment = _find(actor, canvas_id, pk)
        rights = access.rights_of(actor, canvas)
        said = checked(text, "text", needed=gettext("Write your reply."))
        answer = Reply(comment=comment, text=said, **_signed(actor, canvas, rights))
        answer.sent_at, _ = _when(actor, canvas, rights)
        if comment.sent_at is None:
            answer.sent_at = None
        answer.save(force_insert=True)
        if answer.sent_at:
            rounds.raise_talk(canvas)
            notices.replied(actor, canvas, comment, answer)
    return answer


def resolve(actor: Actor, canvas_id: UUID, pk: int, *, wanted: bool) -> Comment:
    """Settle a comment, or open it again; what is so already stays as it is."""
    with transaction.atomic():
        canvas, comment = _find(actor, canvas_id, pk)
        if not may_settle(actor, canvas, comment):
            raise editing.Forbidden
        if comment.is_open != wanted:
            return comment
        comment.is_open = not wanted
        comment.resolved_by_name = _called(actor, canvas) if wanted else ""
        comment.resolved_at = timezone.now() if wanted else None
        comment.save()
        _raise_talk(canvas, comment)
    return comment


def assign(actor: Actor, canvas_id: UUID, pk: int, who: str, due: str) -> Comment:
    """Say who sees to it and by when; "" for nobody, and for no day."""
    with transaction.atomic():
        canvas, comment = _find(actor, canvas_id, pk)
        if not may_settle(actor, canvas, comment):
            raise editing.Forbidden
        people = {str(user.pk): user for user in assignable(canvas)}
        if who and who not in people:
            raise editing.Invalid(
                {"assignee": [gettext("Choose somebody who works on this canvas.")]}
            )
        comment.assignee, comment.due = people.get(who), date(due, "due")
        comment.save()
        _raise_talk(canvas, comment)
    return comment


def edit(actor: Actor, canvas_id: UUID, pk: int, *, kind: str, text: str, proposed: str) -> Comment:
    """Say a comment in other words that nobody else could read yet. Raises Forbidden for all
    others, and Invalid."""
    with transaction.atomic():
        _, comment = _find(actor, canvas_id, pk)
        if comment.sent_at is not None:
            raise editing.Forbidden
        comment.kind = chosen(
            kind, "kind", get_args(CommentKind), gettext("Choose what kind it is.")
        )
        about = About(comment.step, comment.block, comment.ref)
        comment.proposed = _proposed(about, Draft("", "", field=comment.field, proposed=proposed))
        needed = "" if comment.field else gettext("Write what you think.")
        comment.text = checked(text, "text", needed=needed)
        comment.save(update_fields=["kind", "text", "proposed"])
    return comment


def edit_reply(actor: Actor, canvas_id: UUID, pk: int, reply: str, text: str) -> None:
    """Say one's own reply in other words that nobody else could read yet. Raises Forbidden for
    all others, and Invalid."""
    with transaction.atomic():
        answer = _unsent(actor, canvas_id, pk, reply)
        answer.text = checked(text, "text", needed=gettext("Write your reply."))
        answer.save(update_fields=["text"])


def remove_reply(actor: Actor, canvas_id: UUID, pk: int, reply: str) -> None:
    """Take back one's own reply that nobody else could read yet."""
    with transaction.atomic():
        _unsent(actor, canvas_id, pk, reply).delete()


def _unsent(actor: Actor, canvas_id: UUID, pk: int, reply: str) -> Reply:
    """Raises NotFound where the actor may not read it, and Forbidden once others may."""
    _, comment = _find(actor, canvas_id, pk)
    if not (reply.isascii() and reply.isdigit()):
        raise editing.NotFound
    found = comment.replies.filter(_sent_or_own(actor), pk=int(reply[:18])).first()
    if found is None:
        raise editing.NotFound
    if found.sent_at is not None:
        raise editing.Forbidden
    return found


def remove(actor: Actor, canvas_id: UUID, pk: int) -> None:
    """Take back a comment that nobody else could read yet. Raises Forbidden for all others."""
    with transaction.atomic():
        _, comment = _find(actor, canvas_id, pk)
        if comment.sent_at is not None:
            raise editing.Forbidden
        comment.delete()


def readable(actor: Actor, canvas: Canvas, rights: Rights) -> QuerySet[Comment]:
    """The comments that the actor may read, each with the replies that they may read."""
    return _readable(actor, canvas, rights).prefetch_related(
        Prefetch("replies", Reply.objects.filter(_sent_or_own(actor)).order_by("id"))
    )


def may_settle(actor: Actor, canvas: Canvas, comment: Comment) -> bool:
    """Whether the actor may resolve, assign and reopen: whoever works on the canvas or reviews
    it, and who wrote the comment."""
    rights = access.rights_of(actor, canvas)
    return rights.edit or rights.review or is_own(actor, comment)


def check_name(name: str, canvas: Canvas) -> None:
    """Raises Invalid for what a guest may not be called on the canvas, and for no name."""
    if not doc.shows(name):
        raise editing.Invalid({"name": [gettext("Say who you are.")]})
    if refusal := guest_names.refusal(name, canvas):
        raise editing.Invalid({"name": [refusal]})


def is_own(actor: Actor, comment: Comment | Reply) -> bool:
    if comment.author_id is not None:
        return actor.user is not None and comment.author_id == actor.user.pk
    return comment.link_id in actor.links and comment.author_name == access.name_of(actor)


def assignable(canvas: Canvas) -> list[User]:
    """The owner, and those who edit or review, by name."""
    members = canvas.members.filter(role__in=("editor", "reviewer")).select_related("user")
    users = [canvas.owner, *(member.user for member in members)]
    return sorted((user for user in users if user), key=lambda user: user.name or user.email)


def proposable(block: str) -> tuple[Field, ...]:
    """The fields of an item whose wording can be proposed."""
    if block not in BLOCKS:
        return ()
    return tuple(one for one in BLOCKS[block].every_field if KINDS[one.kind].is_text)


def subject(canvas: Canvas, rights: Rights) -> Document:
    """What the actor comments on: what was submitted while that is with the reviewer, and always
    where they may see no more; else the canvas as it stands. Raises Forbidden for nothing."""
    if rights.role == "commenter":
        return storage.read(canvas)
    review = rounds.review_of(canvas)
    submitted = review.round.version if review.round else None
    is_waiting = review.state in WITH_REVIEWER or not rights.read
    if rights.review and submitted is not None and is_waiting:
        return storage.document_of(submitted)
    if not rights.read:
        raise editing.Forbidden
    return storage.read(canvas)


def find(actor: Actor, canvas: Canvas, rights: Rights, pk: int) -> Comment:
    """Raises NotFound where the actor may not read it."""
    found = _readable(actor, canvas, rights).filter(pk=pk).first()
    if found is None:
        raise editing.NotFound
    return found


def quoted(document: Document, block: str, ref: str) -> str:
    """What an item says, in its own words."""
    item = doc.index(document).get(ref)
    if item is None:
        return ""
    description = getattr(item, "description", "")
    return f"{doc.words_of(item)}\n{description}".strip()[: doc.TEXT_LENGTH]


def _comments(rights: Rights) -> bool:
    return rights.comment


def _find(actor: Actor, canvas_id: UUID, pk: int) -> tuple[Canvas, Comment]:
    """A comment, whose canvas is locked."""
    canvas = lock(actor, canvas_id, _comments)
    return canvas, find(actor, canvas, access.rights_of(actor, canvas), pk)


def _readable(actor: Actor, canvas: Canvas, rights: Rights) -> QuerySet[Comment]:
    comments = Comment.objects.filter(canvas=canvas).select_related("author", "assignee")
    if not rights.comment:
        return comments.none()
    if rights.role == "commenter":
        return comments.filter(link__in=actor.links)
    return comments.filter(_sent_or_own(actor))


def _sent_or_own(actor: Actor) -> Q:
    sent = Q(sent_at__isnull=False)
    return sent | Q(author=actor.user) if actor.user else sent


def _signed(actor: Actor, canvas: Canvas, rights: Rights) -> Mapping[str, Any]:
    """Who says it. Raises Invalid where somebody without an account gave no name."""
    signed: dict[str, Any] = {"author_name": access.name_of(actor)[: doc.NAME_LENGTH]}
    if rights.role == "commenter":
        links = canvas.share_links.filter(pk__in=actor.links, kind="comment", revoked_at=None)
        signed["link"] = links.filter(expires_at__gt=timezone.now()).order_by("-pk").first()
    if actor.user is not None:
        signed["author"] = actor.user
    elif rights.role == "commenter":
        check_name(actor.name, canvas)
    return signed


def _called(actor: Actor, canvas: Canvas) -> str:
    """What others read where somebody did something."""
    name = access.name_of(actor)[: doc.NAME_LENGTH]
    is_guest = access.rights_of(actor, canvas).role == "commenter"
    return guest_names.shown(name) if is_guest else name


def _when(actor: Actor, canvas: Canvas, rights: Rights) -> tuple[Any, int]:
    """When others may read it, and the round that it belongs to."""
    if rights.review:
        begun = rounds.begin(actor, canvas)
        if begun is not None:
            return None, begun.number
    return timezone.now(), rounds.review_of(canvas).number


def _raise_talk(canvas: Canvas, comment: Comment) -> None:
    if comment.sent_at is not None:
        rounds.raise_talk(canvas)


def _placed(canvas: Canvas, about: About) -> About:
    """The same, held against what there is. Raises NotFound for a step that there is not."""
    if about.step and about.step not in BY_KEY:
        raise editing.NotFound
    if not about.ref:
        return About(about.step, finding=about.finding, refs=about.refs, quote=about.quote)
    if about.block not in BLOCKS:
        raise editing.NotFound
    step = STEP_OF[about.block].key if about.block in STEP_OF else about.step
    return About(
        step, about.block, about.ref, about.finding, about.refs, about.quote[: doc.TEXT_LENGTH]
    )


def _proposed(about: About, draft: Draft) -> str:
    """The wording that is proposed. Raises Invalid."""
    if not draft.field:
        return ""
    fields = {one.key: one for one in proposable(about.block)}
    if draft.field not in fields:
        raise editing.Invalid({"field": [gettext("Choose which words you would change.")]})
    is_line = not KINDS[fields[draft.field].kind].has_lines
    most = doc.NAME_LENGTH if is_line else doc.TEXT_LENGTH
    return checked(
        draft.proposed, "proposed", most=most, needed=gettext("Write the words you propose.")
    )
