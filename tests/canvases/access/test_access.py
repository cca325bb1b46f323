"""Who may see and change which canvas."""

from __future__ import annotations

import uuid

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory
from django.utils import timezone

from accounts.guests import ensure_guest
from accounts.models import Guest, User
from canvases import access, storage
from canvases.access import NOBODY, Actor
from canvases.models import Canvas
from tests.canvases.factories import make_canvas, make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def guest() -> Guest:
    return Guest.objects.create()


@pytest.fixture
def canvases(owner: User, stranger: User, guest: Guest) -> dict[str, Canvas]:
    """One of every kind that could leak."""
    return {
        "owner's": make_canvas(owner=owner),
        "stranger's": make_canvas(owner=stranger),
        "guest's": make_canvas(guest=guest),
        "other guest's": make_canvas(guest=Guest.objects.create()),
        "nobody's": make_canvas(),
        "example": storage.create(make_document(), example="rooftop-parts"),
        "deleted": _deleted(make_canvas(owner=owner)),
    }


def _deleted(canvas: Canvas) -> Canvas:
    canvas.deleted_at = timezone.now()
    canvas.save()
    return canvas


def _seen(actor: Actor, canvases: dict[str, Canvas]) -> set[str]:
    names = {canvas.pk: name for name, canvas in canvases.items()}
    return {names[canvas.pk] for canvas in access.visible_to(actor)}


def _edited(actor: Actor, canvases: dict[str, Canvas]) -> set[str]:
    names = {canvas.pk: name for name, canvas in canvases.items()}
    return {names[canvas.pk] for canvas in access.editable_by(actor)}


def test_people_see_their_own_and_the_examples(owner: User, canvases: dict[str, Canvas]) -> None:
    actor = Actor.of(owner)

    assert _seen(actor, canvases) == {"owner's", "example"}
    assert _edited(actor, canvases) == {"owner's"}


def test_guests_see_what_they_began(guest: Guest, canvases: dict[str, Canvas]) -> None:
    actor = Actor.of(guest)

    assert _seen(actor, canvases) == {"guest's", "example"}
    assert _edited(actor, canvases) == {"guest's"}


def test_somebody_signed_in_still_sees_what_the_browser_began(
    owner: User, guest: Guest, canvases: dict[str, Canvas]
) -> None:
    actor = Actor(user=owner, guest=guest.pk)

    assert _edited(actor, canvases) == {"owner's", "guest's"}


def test_nobody_sees_the_examples_only(canvases: dict[str, Canvas]) -> None:
    assert _seen(NOBODY, canvases) == {"example"}
    assert _edited(NOBODY, canvases) == set()


def test_staff_see_what_they_own(stranger: User, canvases: dict[str, Canvas]) -> None:
    stranger.is_staff = stranger.is_superuser = True
    stranger.save()

    assert _seen(Actor.of(stranger), canvases) == {"stranger's", "example"}


def test_may_edit_says_the_same_as_the_query(
    owner: User, guest: Guest, canvases: dict[str, Canvas]
) -> None:
    for actor in (Actor.of(owner), Actor.of(guest), Actor(owner, guest.pk), NOBODY):
        allowed = {name for name, canvas in canvases.items() if access.may_edit(actor, canvas)}
        assert allowed == _edited(actor, canvases)


def test_the_bin_is_the_owners(owner: User, stranger: User, canvases: dict[str, Canvas]) -> None:
    assert list(access.deleted_by(Actor.of(owner))) == [canvases["deleted"]]
    assert list(access.deleted_by(Actor.of(stranger))) == []


def test_the_actor_of_a_request(owner: User) -> None:
    request = RequestFactory().get("/")
    request.session = SessionStore()
    request.user = AnonymousUser()
    nobody = access.actor_of(request)
    guest = ensure_guest(request)
    begun = access.actor_of(request)
    request.user = owner

    assert nobody == NOBODY
    assert begun == Actor(guest=guest.pk)
    assert access.actor_of(request) == Actor(user=owner, guest=guest.pk)
    assert isinstance(guest.pk, uuid.UUID)
