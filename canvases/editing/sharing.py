"""Letting others in, and out again. Only a canvas's owner does that.

None of it changes what the canvas says, so its revision stays. A secret is given away once,
when it is made, and kept as a hash only.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from typing import Any, get_args
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from canvases import document as doc
from canvases import models, signals
from canvases.access import Actor, Rights
from canvases.editing.errors import Forbidden, Invalid, NotFound
from canvases.editing.work import lock
from canvases.models.sharing import INVITED_FOR, LinkKind, MemberRole

# 256 bits: not to be guessed in the lifetime of anything.
_SECRET_BYTES = 32
LINK_DAYS = (1, 7, 30, 90, 365)
_MOST_LINKS = 100
_MOST_INVITED = 200


def invite(actor: Actor, canvas_id: UUID, email: str, role: str) -> tuple[models.Invitation, str]:
    """Ask somebody in; gives the invitation, and the secret of its link.

    Whoever was invited already is invited anew, and the earlier link is void. Raises Invalid for
    an address that is none, or somebody who is in already.
    """
    with transaction.atomic():
        canvas = lock(actor, canvas_id, _shares)
        user = actor.user
        if user is None:
            raise Forbidden
        address = _invited(canvas, email)
        _check_room(canvas.invitations, _MOST_INVITED)
        now, secret = timezone.now(), new_secret()
        _open(canvas).filter(email=address).update(revoked_at=now)
        invitation = models.Invitation.objects.create(
            canvas=canvas,
            email=address,
            role=_role(role),
            token_hash=hash_of(secret),
            invited_by=user,
            created_at=now,
            expires_at=now + INVITED_FOR,
        )
    return invitation, secret


def withdraw(actor: Actor, canvas_id: UUID, invitation: int) -> None:
    """Void an invitation that nobody accepted yet."""
    with transaction.atomic():
        canvas = lock(actor, canvas_id, _shares)
        if not _open(canvas).filter(pk=invitation).update(revoked_at=timezone.now()):
            raise NotFound


def invitation_of(secret: str) -> models.Invitation:
    """The invitation that a link stands for, while it is open. Raises NotFound for all else."""
    invitations = models.Invitation.objects.select_related("canvas", "invited_by")
    found = invitations.filter(
        token_hash=hash_of(secret),
        accepted_at=None,
        revoked_at=None,
        expires_at__gt=timezone.now(),
        canvas__deleted_at=None,
    ).first()
    if found is None or found.invited_by_id != found.canvas.owner_id:
        raise NotFound
    return found


def accept(user: User, secret: str) -> models.Member:
    """Join as what one was invited as. Raises NotFound where the invitation is over, and
    Invalid for the canvas's owner."""
    with transaction.atomic():
        pk = invitation_of(secret).canvas_id
        canvas = models.Canvas.objects.select_for_update(no_key=True).get(pk=pk)
        invitation = invitation_of(secret)  # once more, now that others wait
        if canvas.owner_id == user.pk:
            raise Invalid({"": ["This canvas is your own."]})
        member, _ = models.Member.objects.update_or_create(
            canvas=canvas, user=user, defaults={"role": invitation.role}
        )
        invitation.accepted_at, invitation.accepted_by = timezone.now(), user
        invitation.save(update_fields=["accepted_at", "accepted_by"])
        _tell(pk)
    return member


def change_role(actor: Actor, canvas_id: UUID, member: int, role: str) -> None:
    with transaction.atomic():
        canvas = lock(actor, canvas_id, _shares)
        if not canvas.members.filter(pk=member).update(role=_role(role)):
            raise NotFound
        _tell(canvas_id)


def remove_member(actor: Actor, canvas_id: UUID, member: int) -> None:
    """Let somebody in no more, from their next request on."""
    with transaction.atomic():
        canvas = lock(actor, canvas_id, _shares)
        gone, _ = canvas.members.filter(pk=member).delete()
        if not gone:
            raise NotFound
        _tell(canvas_id)


def leave(actor: Actor, canvas_id: UUID) -> None:
    """Part from a canvas that somebody else shared."""
    members = models.Member.objects.filter(canvas=canvas_id, user=actor.user)
    if actor.user is None or not members.exists():
        raise NotFound
    with transaction.atomic():
        members.delete()
        _tell(canvas_id)


def make_link(
    actor: Actor, canvas_id: UUID, kind: str, *, days: int, label: str = ""
) -> tuple[models.ShareLink, str]:
    """A link that lets in whoever has it; gives it, and its secret."""
    errors = {}
    if kind not in get_args(LinkKind):
        errors["kind"] = ["Choose what the link allows."]
    if days not in LINK_DAYS:
        errors["days"] = ["Choose for how long it works."]
    said = doc.clean_line(label).strip()
    if len(said) > doc.NAME_LENGTH:
        errors["label"] = [f"At most {doc.NAME_LENGTH} characters."]
    if errors:
        raise Invalid(errors)
    with transaction.atomic():
        canvas = lock(actor, canvas_id, _shares)
        _check_room(canvas.share_links.filter(revoked_at=None), _MOST_LINKS)
        now, secret = timezone.now(), new_secret()
        link = models.ShareLink.objects.create(
            canvas=canvas,
            kind=kind,
            label=said,
            token_hash=hash_of(secret),
            created_by=actor.user,
            created_at=now,
            expires_at=now + dt.timedelta(days=days),
        )
    return link, secret


def revoke_link(actor: Actor, canvas_id: UUID, link: int) -> None:
    """Let nobody in by it any more, from their next request on."""
    with transaction.atomic():
        canvas = lock(actor, canvas_id, _shares)
        links = canvas.share_links.filter(pk=link, revoked_at=None)
        if not links.update(revoked_at=timezone.now()):
            raise NotFound


def link_of(secret: str) -> models.ShareLink:
    """The link that a secret stands for, while it works. Raises NotFound for all else."""
    found = (
        models.ShareLink.objects.select_related("canvas")
        .filter(
            token_hash=hash_of(secret),
            revoked_at=None,
            expires_at__gt=timezone.now(),
            canvas__deleted_at=None,
        )
        .first()
    )
    if found is None:
        raise NotFound
    return found


def count_use(link: models.ShareLink) -> None:
    """Somebody came by it."""
    links = models.ShareLink.objects.filter(pk=link.pk)
    links.update(uses=F("uses") + 1, last_used_at=timezone.now())


def set_reviewing(
    actor: Actor, canvas_id: UUID, *, drafts_open: bool, reviewers_may_edit: bool
) -> None:
    """What reviewers may do besides looking at what is submitted."""
    with transaction.atomic():
        canvas = lock(actor, canvas_id, _shares)
        canvas.drafts_open, canvas.reviewers_may_edit = drafts_open, reviewers_may_edit
        canvas.save(update_fields=["drafts_open", "reviewers_may_edit"])
        _tell(canvas_id)


def new_secret() -> str:
    return secrets.token_urlsafe(_SECRET_BYTES)


def hash_of(secret: str) -> str:
    """What is kept of a secret. It is as long as the hash, so no salt is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _tell(canvas_id: UUID) -> None:
    signals.people_changed.send(models.Canvas, canvas_ids=[canvas_id])


def _shares(rights: Rights) -> bool:
    return rights.share


def _open(canvas: models.Canvas) -> Any:
    return canvas.invitations.filter(accepted_at=None, revoked_at=None)


def _role(role: str) -> str:
    if role not in get_args(MemberRole):
        raise Invalid({"role": ["Choose what they may do."]})
    return role


def _invited(canvas: models.Canvas, email: str) -> str:
    """The address in small letters, as accounts have theirs."""
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as wrong:
        raise Invalid({"email": ["Write an e-mail address."]}) from wrong
    if canvas.owner is not None and canvas.owner.email == address:
        raise Invalid({"email": ["This is your own address."]})
    if canvas.members.filter(user__email=address).exists():
        raise Invalid({"email": ["This person is in already. You can change their role below."]})
    return address


def _check_room(rows: Any, most: int) -> None:
    if rows.count() >= most:
        raise Invalid({"": [f"At most {most} of these. Take some back first."]})
