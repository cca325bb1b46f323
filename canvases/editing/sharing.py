"""Letting others in, and out again. Only a canvas's owner does that.

None of it changes what the canvas says, so its revision stays. A secret is given away once,
when it is made, and kept as a hash only.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Sequence
from typing import Any, get_args
from uuid import UUID

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from accounts import one_form
from accounts.models import User
from canvases import document as doc
from canvases import models, signals
from canvases.access import Actor, Rights, name_of
from canvases.editing.errors import Forbidden, Invalid, NotFound
from canvases.editing.work import lock
from canvases.models import INVITED_FOR, LinkKind, MemberRole

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


def invite_all(
    actor: Actor, canvas_id: UUID, emails: Sequence[str], role: str
) -> list[tuple[models.Invitation, str]]:
    """Ask several in, or none of them. Raises Invalid as `invite`, naming who it is about."""
    with transaction.atomic():
        return [_invited_among(actor, canvas_id, email, role, len(emails)) for email in emails]


def _invited_among(
    actor: Actor, canvas_id: UUID, email: str, role: str, count: int
) -> tuple[models.Invitation, str]:
    try:
        return invite(actor, canvas_id, email, role)
    except Invalid as invalid:
        if count == 1 or "email" not in invalid.errors:
            raise
        said = [f"{email}: {message}" for message in invalid.errors["email"]]
        raise Invalid({**invalid.errors, "email": said}) from invalid


def withdraw(actor: Actor, canvas_id: UUID, invitation: int) -> None:
    """Void an invitation that nobody accepted yet."""
    with transaction.atomic():
        canvas = lock(actor, canvas_id, _shares)
        if not _open(canvas).filter(pk=invitation).update(revoked_at=timezone.now()):
            raise NotFound


def invitation_of(secret: str) -> models.Invitation:
    """The invitation that a link stands for, while it is open. Raises NotFound for all else."""
    found = _of_secret(secret).select_related("canvas", "invited_by").first()
    if found is None:
        raise NotFound
    return found


def accept(user: User, secret: str) -> models.Member:
    """Join as what one was invited as. Raises NotFound where the invitation is over, and
    Invalid for the canvas's owner."""
    with transaction.atomic():
        return _join(user, _of_secret(secret))


def change_role(actor: Actor, canvas_id: UUID, member: int, role: str) -> None:
    with transaction.atomic():
        canvas = lock(actor, canvas_id, _shares)
        if not canvas.members.filter(pk=member).update(role=_role(role)):
            raise NotFound
        _signal_people_changed(canvas_id)


def remove_member(actor: Actor, canvas_id: UUID, member: int) -> None:
    """Let somebody in no more, from their next request on."""
    with transaction.atomic():
        canvas = lock(actor, canvas_id, _shares)
        found = canvas.members.select_related("user").filter(pk=member).first()
        if found is None:
            raise NotFound
        _part(canvas, found, by="owner")


def leave(actor: Actor, canvas_id: UUID) -> None:
    """Part from a canvas that somebody else shared."""
    if actor.user is None:
        raise NotFound
    with transaction.atomic():
        canvas = lock(actor, canvas_id, _knows)
        found = canvas.members.select_related("user").filter(user=actor.user).first()
        if found is None:
            raise NotFound
        _part(canvas, found, by="self")


def waiting_for(user: User) -> QuerySet[models.Invitation]:
    """The invitations that somebody can answer: to addresses that they showed to be theirs."""
    addresses = EmailAddress.objects.filter(user=user, verified=True).values("email")
    return models.Invitation.objects.filter(
        email__in=addresses,
        accepted_at=None,
        revoked_at=None,
        expires_at__gt=timezone.now(),
        canvas__deleted_at=None,
        invited_by=F("canvas__owner"),
    )


def unconfirmed(user: User) -> list[str]:
    """The addresses whose invitations somebody does not see, for they may be anybody's."""
    found = EmailAddress.objects.filter(user=user, verified=False).order_by("pk")
    return list(found.values_list("email", flat=True))


def accept_own(user: User, invitation: int) -> models.Member:
    """Join as what one was invited as, by the address that it was sent to. Raises NotFound for
    all other invitations."""
    with transaction.atomic():
        return _join(user, waiting_for(user).filter(pk=invitation))


def decline(user: User, invitation: int) -> models.Canvas:
    """Say no; the owner sees it. Gives the canvas. Raises NotFound as `accept_own` does."""
    with transaction.atomic():
        found = waiting_for(user).select_related("canvas").filter(pk=invitation).first()
        if found is None:
            raise NotFound
        found.revoked_at = found.declined_at = timezone.now()
        found.save(update_fields=["revoked_at", "declined_at"])
    return found.canvas


def make_link(
    actor: Actor, canvas_id: UUID, kind: str, *, days: int, label: str = ""
) -> tuple[models.ShareLink, str]:
    """A link that lets in whoever has it; gives it, and its secret."""
    errors = {}
    if kind not in get_args(LinkKind):
        errors["kind"] = [gettext("Choose what the link allows.")]
    if days not in LINK_DAYS:
        errors["days"] = [gettext("Choose for how long it works.")]
    said = doc.clean_line(label).strip()
    if len(said) > doc.NAME_LENGTH:
        errors["label"] = [gettext("At most %(most)s characters.") % {"most": doc.NAME_LENGTH}]
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
        _signal_people_changed(canvas_id)


def new_secret() -> str:
    return secrets.token_urlsafe(_SECRET_BYTES)


def hash_of(secret: str) -> str:
    """What is kept of a secret. It is as long as the hash, so no salt is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _of_secret(secret: str) -> QuerySet[models.Invitation]:
    return models.Invitation.objects.filter(
        token_hash=hash_of(secret),
        accepted_at=None,
        revoked_at=None,
        expires_at__gt=timezone.now(),
        canvas__deleted_at=None,
        invited_by=F("canvas__owner"),
    )


def _join(user: User, invitations: QuerySet[models.Invitation]) -> models.Member:
    """By the one invitation that these are. Raises NotFound for none."""
    asked = models.Canvas.objects.filter(pk__in=invitations.values("canvas"))
    canvas = asked.select_for_update(no_key=True).first()
    invitation = invitations.first()  # once more, now that others wait
    if canvas is None or invitation is None:
        raise NotFound
    if canvas.owner_id == user.pk:
        raise Invalid({"": [gettext("This canvas is your own.")]})
    member, _ = models.Member.objects.update_or_create(
        canvas=canvas, user=user, defaults={"role": invitation.role}
    )
    invitation.accepted_at, invitation.accepted_by = timezone.now(), user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    models.Parting.objects.filter(user=user, of=canvas.pk).delete()
    _signal_people_changed(canvas.pk)
    return member


def _part(canvas: models.Canvas, member: models.Member, *, by: str) -> None:
    """Take somebody out, and keep what they are told of it."""
    parting, _ = models.Parting.objects.update_or_create(
        user=member.user,
        of=canvas.pk,
        defaults={
            "title": canvas.title,
            "owner_name": name_of(Actor(user=canvas.owner))[: doc.NAME_LENGTH],
            "role": member.role,
            "by": by,
            "at": timezone.now(),
        },
    )
    member.delete()
    signals.parted.send(models.Canvas, canvas=canvas, parting=parting)
    _signal_people_changed(canvas.pk)


def _signal_people_changed(canvas_id: UUID) -> None:
    signals.people_changed.send(models.Canvas, canvas_ids=[canvas_id])


def _knows(rights: Rights) -> bool:
    return rights.role is not None


def _shares(rights: Rights) -> bool:
    return rights.share


def _open(canvas: models.Canvas) -> Any:
    return canvas.invitations.filter(accepted_at=None, revoked_at=None)


def _role(role: str) -> str:
    if role not in get_args(MemberRole):
        raise Invalid({"role": [gettext("Choose what they may do.")]})
    return role


def _invited(canvas: models.Canvas, email: str) -> str:
    """The address in one form, as accounts have theirs."""
    address = one_form.of_address(email)
    try:
        validate_email(address)
    except ValidationError as wrong:
        raise Invalid({"email": [gettext("Write an e-mail address.")]}) from wrong
    if canvas.owner is not None and canvas.owner.email == address:
        raise Invalid({"email": [gettext("This is your own address.")]})
    if canvas.members.filter(user__email=address).exists():
        raise Invalid(
            {"email": [gettext("This person is in already. You can change their role below.")]}
        )
    return address


def _check_room(rows: Any, most: int) -> None:
    if rows.count() >= most:
        raise Invalid(
            {"": [gettext("At most %(most)s of these. Take some back first.") % {"most": most}]}
        )
