"""Letting others in, and out again."""

from __future__ import annotations

import datetime as dt
import hashlib
from functools import partial

import pytest
from django.utils import timezone

from accounts.models import User
from canvases import access, editing
from canvases.access import Actor
from canvases.models import Canvas, Invitation, Member, ShareLink
from tests.canvases.factories import make_canvas, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def canvas(owner: User) -> Canvas:
    return make_canvas(owner=owner)


@pytest.fixture
def actor(owner: User) -> Actor:
    return Actor.of(owner)


def test_who_is_invited_joins_as_what_they_were_invited(canvas: Canvas, actor: Actor) -> None:
    rita = make_user()

    invitation, secret = editing.invite(actor, canvas.pk, " Rita@Example.org ", "reviewer")
    editing.accept(rita, secret)

    assert invitation.email == "rita@example.org"
    assert access.role_of(Actor.of(rita), canvas) == "reviewer"


def test_secrets_are_long_and_kept_as_hashes_only(canvas: Canvas, actor: Actor) -> None:
    invitation, invited = editing.invite(actor, canvas.pk, "rita@example.org", "viewer")
    link, linked = editing.make_link(actor, canvas.pk, "view", days=30)

    assert invited != linked
    for row, secret in ((invitation, invited), (link, linked)):
        assert len(secret) >= 43  # 256 bits in base 64
        assert row.token_hash == hashlib.sha256(secret.encode()).hexdigest()


def test_an_invitation_is_good_once(canvas: Canvas, actor: Actor) -> None:
    _, secret = editing.invite(actor, canvas.pk, "rita@example.org", "editor")
    editing.accept(make_user(), secret)

    with pytest.raises(editing.NotFound):
        editing.accept(make_user(), secret)


def test_inviting_again_voids_the_earlier_link(canvas: Canvas, actor: Actor) -> None:
    _, first = editing.invite(actor, canvas.pk, "rita@example.org", "viewer")
    _, second = editing.invite(actor, canvas.pk, "rita@example.org", "editor")

    assert editing.invitation_of(second).role == "editor"
    with pytest.raises(editing.NotFound):
        editing.invitation_of(first)


@pytest.mark.parametrize(
    "over",
    [
        {"revoked_at": timezone.now()},
        {"expires_at": timezone.now() - dt.timedelta(seconds=1)},
    ],
    ids=["withdrawn", "expired"],
)
def test_an_invitation_that_is_over_lets_nobody_in(
    canvas: Canvas, actor: Actor, over: dict[str, dt.datetime]
) -> None:
    _, secret = editing.invite(actor, canvas.pk, "rita@example.org", "viewer")
    Invitation.objects.update(**over)

    with pytest.raises(editing.NotFound):
        editing.accept(make_user(), secret)
    assert not Member.objects.exists()


def test_an_owner_is_no_member(canvas: Canvas, actor: Actor, owner: User) -> None:
    _, secret = editing.invite(actor, canvas.pk, "rita@example.org", "viewer")

    with pytest.raises(editing.Invalid):
        editing.accept(owner, secret)
    with pytest.raises(editing.Invalid):
        editing.invite(actor, canvas.pk, owner.email.upper(), "viewer")


def test_what_is_wrong_with_an_invitation_is_said(canvas: Canvas, actor: Actor) -> None:
    member = make_user()
    Member.objects.create(canvas=canvas, user=member, role="viewer")

    for email, role, field in (
        ("no address", "viewer", "email"),
        (member.email, "viewer", "email"),
        ("rita@example.org", "owner", "role"),
    ):
        with pytest.raises(editing.Invalid) as refused:
            editing.invite(actor, canvas.pk, email, role)
        assert set(refused.value.errors) == {field}


def test_only_the_owner_lets_others_in_and_out(canvas: Canvas, stranger: User) -> None:
    editor = make_user()
    Member.objects.create(canvas=canvas, user=editor, role="editor")
    member = Member.objects.get().pk

    owners_acts = (
        partial(editing.invite, email="a@example.org", role="viewer"),
        partial(editing.make_link, kind="view", days=30),
        partial(editing.change_role, member=member, role="viewer"),
        partial(editing.remove_member, member=member),
        partial(editing.withdraw, invitation=1),
        partial(editing.revoke_link, link=1),
        partial(editing.set_reviewing, drafts_open=False, reviewers_may_edit=True),
        editing.delete_canvas,
    )
    for act in owners_acts:
        with pytest.raises(editing.Forbidden):
            act(Actor.of(editor), canvas.pk)
        with pytest.raises(editing.NotFound):
            act(Actor.of(stranger), canvas.pk)


def test_members_of_another_canvas_cannot_be_removed(
    canvas: Canvas, actor: Actor, stranger: User
) -> None:
    other = make_canvas(owner=stranger)
    member = Member.objects.create(canvas=other, user=make_user(), role="viewer")
    link, _ = editing.make_link(Actor.of(stranger), other.pk, "view", days=7)

    with pytest.raises(editing.NotFound):
        editing.remove_member(actor, canvas.pk, member.pk)
    with pytest.raises(editing.NotFound):
        editing.revoke_link(actor, canvas.pk, link.pk)


def test_a_member_leaves(canvas: Canvas) -> None:
    editor = make_user()
    Member.objects.create(canvas=canvas, user=editor, role="editor")

    editing.leave(Actor.of(editor), canvas.pk)

    assert access.role_of(Actor.of(editor), canvas) is None
    with pytest.raises(editing.NotFound):
        editing.leave(Actor.of(editor), canvas.pk)


def test_a_role_is_changed(canvas: Canvas, actor: Actor) -> None:
    member = Member.objects.create(canvas=canvas, user=make_user(), role="viewer")

    editing.change_role(actor, canvas.pk, member.pk, "editor")

    member.refresh_from_db()
    assert member.role == "editor"


def test_a_link_counts_who_came_by_it(canvas: Canvas, actor: Actor) -> None:
    link, secret = editing.make_link(actor, canvas.pk, "comment", days=7, label=" For the bank ")

    editing.count_use(editing.link_of(secret))
    editing.count_use(editing.link_of(secret))

    link.refresh_from_db()
    assert (link.uses, link.label, link.kind) == (2, "For the bank", "comment")
    assert link.last_used_at is not None
    assert link.expires_at - link.created_at == dt.timedelta(days=7)


def test_a_revoked_link_is_no_link(canvas: Canvas, actor: Actor) -> None:
    link, secret = editing.make_link(actor, canvas.pk, "view", days=30)

    editing.revoke_link(actor, canvas.pk, link.pk)

    with pytest.raises(editing.NotFound):
        editing.link_of(secret)


def test_what_is_wrong_with_a_link_is_said(canvas: Canvas, actor: Actor) -> None:
    with pytest.raises(editing.Invalid) as refused:
        editing.make_link(actor, canvas.pk, "edit", days=400, label="x" * 161)

    assert set(refused.value.errors) == {"kind", "days", "label"}
    assert not ShareLink.objects.exists()
