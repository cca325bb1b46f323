"""Invitations wait where the invited person looks, once the address is shown to be theirs."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from accounts.models import User
from canvases import editing
from canvases.access import Actor
from canvases.models import Canvas, Invitation, Member
from tests.canvases.factories import make_canvas

pytestmark = pytest.mark.django_db
PAGES = ("/canvases/", "/desk/")


@pytest.fixture
def canvas(owner: User) -> Canvas:
    return make_canvas(owner=owner)


@pytest.fixture
def invited(canvas: Canvas, owner: User, stranger: User) -> Invitation:
    """The stranger, by a confirmed address of theirs."""
    EmailAddress.objects.create(user=stranger, email=stranger.email, verified=True)
    invitation, _ = editing.invite(Actor.of(owner), canvas.pk, stranger.email, "reviewer")
    return invitation


@pytest.mark.parametrize("page", PAGES)
def test_invitation_waits_where_one_looks(
    invited: Invitation, stranger_client: Client, page: str
) -> None:
    shown = stranger_client.get(page).text

    assert "<bdi>owner@example.org</bdi> asks you to review it" in shown
    assert f"/invitations/{invited.pk}/accept/" in shown


@pytest.mark.parametrize("page", PAGES)
def test_address_that_nobody_confirmed_shows_nothing(
    invited: Invitation, stranger: User, stranger_client: Client, page: str
) -> None:
    EmailAddress.objects.update(verified=False)

    shown = stranger_client.get(page).text
    answer = stranger_client.post(f"/invitations/{invited.pk}/accept/")

    assert "You are invited" not in shown
    assert answer.status_code == 404


def test_invitation_is_accepted_there(
    invited: Invitation, canvas: Canvas, stranger: User, stranger_client: Client
) -> None:
    answer = stranger_client.post(f"/invitations/{invited.pk}/accept/")
    again = stranger_client.post(f"/invitations/{invited.pk}/accept/")

    assert answer.headers["Location"] == f"/canvases/{canvas.pk}/"
    assert again.status_code == 404
    assert Member.objects.get(canvas=canvas).role == "reviewer"
    assert "You are invited" not in stranger_client.get("/canvases/").text


def test_invitation_is_declined_and_the_owner_sees_it(
    invited: Invitation, canvas: Canvas, stranger_client: Client, owner_client: Client
) -> None:
    answer = stranger_client.post(f"/invitations/{invited.pk}/decline/")

    shared = owner_client.get(f"/canvases/{canvas.pk}/share/").text
    assert answer.status_code == 303
    assert stranger_client.post(f"/invitations/{invited.pk}/accept/").status_code == 404
    assert not Member.objects.exists()
    assert "declined," in shared
    assert f'id="withdraw-{invited.pk}"' not in shared


def test_who_declined_can_be_invited_again(
    invited: Invitation,
    canvas: Canvas,
    owner: User,
    stranger: User,
    stranger_client: Client,
    owner_client: Client,
) -> None:
    editing.decline(stranger, invited.pk)

    anew, _ = editing.invite(Actor.of(owner), canvas.pk, stranger.email, "viewer")

    assert f"/invitations/{anew.pk}/accept/" in stranger_client.get("/canvases/").text
    stranger_client.post(f"/invitations/{anew.pk}/accept/")
    assert "declined," not in owner_client.get(f"/canvases/{canvas.pk}/share/").text


@pytest.mark.parametrize(
    "over",
    [
        {"revoked_at": timezone.now()},
        {"accepted_at": timezone.now()},
        {"expires_at": timezone.now() - dt.timedelta(seconds=1)},
    ],
)
def test_invitation_that_is_over_does_not_wait(
    invited: Invitation, stranger_client: Client, over: dict[str, Any]
) -> None:
    Invitation.objects.update(**over)

    statuses = [
        stranger_client.post(f"/invitations/{invited.pk}/{what}/").status_code
        for what in ("accept", "decline")
    ]

    assert statuses == [404, 404]
    assert "You are invited" not in stranger_client.get("/canvases/").text


def test_canvas_in_the_bin_invites_nobody(
    invited: Invitation, canvas: Canvas, owner: User, stranger_client: Client
) -> None:
    editing.delete_canvas(Actor.of(owner), canvas.pk)

    assert "You are invited" not in stranger_client.get("/canvases/").text
    assert stranger_client.post(f"/invitations/{invited.pk}/accept/").status_code == 404


def test_only_the_invited_answer(invited: Invitation, owner_client: Client, client: Client) -> None:
    path = f"/invitations/{invited.pk}/accept/"

    statuses = [who.post(path).status_code for who in (owner_client, client)]

    assert statuses == [404, 302]


def test_empty_desk_says_what_keeps_invitations_from_it(
    invited: Invitation, stranger_client: Client
) -> None:
    EmailAddress.objects.update(verified=False)

    shown = stranger_client.get("/desk/").text

    assert "No canvas lies here" in shown
    assert "Invitations to <bdi>stranger@example.org</bdi> show here once you" in shown


def test_desk_says_so_of_no_confirmed_address(invited: Invitation, stranger_client: Client) -> None:
    assert 'id="unconfirmed"' not in stranger_client.get("/desk/").text


def test_desk_denies_no_invitation_and_no_canvas_that_was_closed(
    invited: Invitation, canvas: Canvas, owner: User, stranger: User, stranger_client: Client
) -> None:
    asked = stranger_client.get("/desk/").text
    member = editing.accept_own(stranger, invited.pk)
    editing.remove_member(Actor.of(owner), canvas.pk, member.pk)

    closed = stranger_client.get("/desk/").text

    assert "Nobody has asked you" not in asked + closed
    assert "You are invited" in asked
    assert "Closed to you now" in closed
