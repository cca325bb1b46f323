"""What was begun as a guest is the person's own once they sign up or in."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.core import mail
from django.db import DatabaseError, connection
from django.test import Client, RequestFactory
from pytest_django import Settings

from accounts.models import Guest, User
from canvases.access import Actor, guest_canvases
from canvases.models import Canvas

PASSWORD = "a roof and a ladder"


@pytest.fixture
def ann(db: None) -> User:
    return User.objects.create_user("ann@example.org", PASSWORD)


def test_guest_who_signs_up_owns_what_they_began(client: Client, db: None) -> None:
    first, second = _begin(client, "Rooftop Parts"), _begin(client, "Harbour Roasters")

    page = client.post(
        "/accounts/signup/", {"email": "ann@example.org", "password1": PASSWORD}, follow=True
    ).text

    assert _owned_by("ann@example.org") == {first, second}
    assert "Your 2 canvases are in your account now." in page
    assert "Rooftop Parts" in page


def test_guest_who_signs_in_by_password_owns_what_they_began(client: Client, ann: User) -> None:
    canvas = _begin(client, "Rooftop Parts")

    page = client.post(
        "/accounts/login/", {"login": "ann@example.org", "password": PASSWORD}, follow=True
    ).text

    assert _owned_by("ann@example.org") == {canvas}
    assert "Your canvas is in your account now." in page


def test_guest_who_signs_in_by_code_owns_what_they_began(client: Client, ann: User) -> None:
    canvas = _begin(client, "Rooftop Parts")

    client.post("/accounts/login/code/", {"email": "ann@example.org"})
    client.post("/accounts/login/code/confirm/", {"code": _code()})

    assert _owned_by("ann@example.org") == {canvas}


def test_guest_who_signs_up_by_code_owns_what_they_began(
    client: Client, db: None, settings: Settings
) -> None:
    settings.MAIL_IS_SENT = True
    canvas = _begin(client, "Rooftop Parts")

    client.post("/accounts/signup/", {"email": "ann@example.org"})
    assert _owned_by("ann@example.org") == set()
    client.post("/accounts/login/code/confirm/", {"code": _code()})

    assert _owned_by("ann@example.org") == {canvas}


def test_staff_who_sign_in_for_the_admin_own_what_they_began(client: Client, db: None) -> None:
    User.objects.create_superuser("boss@example.org", PASSWORD)
    canvas = _begin(client, "Rooftop Parts")

    client.post(
        "/accounts/login/",
        {"login": "boss@example.org", "password": PASSWORD, "next": "/admin/"},
    )

    assert _owned_by("boss@example.org") == {canvas}


def test_claim_brings_along_what_is_in_the_bin_and_changes_nothing_else(
    client: Client, ann: User
) -> None:
    canvas = _begin(client, "Rooftop Parts")
    client.post(f"/canvases/{canvas}/delete/")
    before = Canvas.objects.values("revision", "changed_at", "deleted_at", "title").get()

    client.force_login(ann)

    assert _owned_by("ann@example.org") == {canvas}
    assert Canvas.objects.values("revision", "changed_at", "deleted_at", "title").get() == before


def test_next_person_at_the_browser_sees_nothing_of_the_first(client: Client, ann: User) -> None:
    canvas = _begin(client, "Rooftop Parts")
    client.force_login(ann)
    client.post("/accounts/logout/")

    as_guest = client.get("/canvases/").text
    client.post("/accounts/signup/", {"email": "bob@example.org", "password1": PASSWORD})

    assert "Rooftop Parts" not in as_guest
    assert "Rooftop Parts" not in client.get("/canvases/").text
    assert client.post(f"/canvases/{canvas}/copy/").status_code == 404
    assert _owned_by("ann@example.org") == {canvas}


def test_two_guests_of_one_person_bring_each_their_own(client: Client, ann: User) -> None:
    elsewhere = Client()
    here, there = _begin(client, "Rooftop Parts"), _begin(elsewhere, "Harbour Roasters")

    client.force_login(ann)
    elsewhere.force_login(ann)

    assert _owned_by("ann@example.org") == {here, there}


def test_first_to_claim_a_guest_keeps_it(client: Client, ann: User, stranger: User) -> None:
    canvas = _begin(client, "Rooftop Parts")
    guest = Guest.objects.get()

    assert guest_canvases.claim(ann, guest.pk) == 1
    assert guest_canvases.claim(stranger, guest.pk) == 0

    assert _owned_by("ann@example.org") == {canvas}


@pytest.mark.django_db(transaction=True)
def test_of_many_who_claim_at_once_one_has_it_all() -> None:
    guest = Guest.objects.create()
    canvases = {Canvas.objects.create(title=f"Canvas {n}", guest=guest).pk for n in range(3)}
    people = [User.objects.create_user(f"person{n}@example.org", PASSWORD) for n in range(4)]

    with ThreadPoolExecutor(4) as pool:
        claimed = list(pool.map(lambda person: _claim_apart(person, guest), people))

    assert sorted(claimed) == [0, 0, 0, 3]
    winner = people[claimed.index(3)]
    assert _owned_by(winner.email) == canvases


def test_canvas_begun_in_a_tab_that_does_not_know_yet_is_not_lost(
    client: Client, ann: User
) -> None:
    _begin(client, "Rooftop Parts")
    guest_canvases.claim(ann, Guest.objects.get().pk)  # signed in from another tab

    late = _begin(client, "Harbour Roasters")

    assert late in _owned_by("ann@example.org")


def test_failing_claim_keeps_nobody_out_and_loses_nothing(
    client: Client, ann: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = _begin(client, "Rooftop Parts")

    def locked(*args: object) -> int:
        raise DatabaseError("database is locked")

    with monkeypatch.context() as patch:
        patch.setattr(guest_canvases, "claim", locked)
        client.force_login(ann)
        assert "Rooftop Parts" in client.get("/canvases/").text

    client.get("/canvases/")

    assert _owned_by("ann@example.org") == {canvas}


def test_guest_without_canvases_claims_nothing(client: Client, ann: User) -> None:
    Canvas.objects.create(title="Nobody's")

    client.force_login(ann)

    assert _owned_by("ann@example.org") == set()


def test_guest_sees_only_their_own(client: Client, db: None) -> None:
    canvas = _begin(client, "Rooftop Parts")
    other = Client()
    _begin(other, "Harbour Roasters")

    assert "Rooftop Parts" not in other.get("/canvases/").text
    assert other.post(f"/canvases/{canvas}/delete/").status_code == 404


def test_beginner_is_the_person_where_one_is_signed_in(owner: User, rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = owner

    assert guest_canvases.beginner(request) == Actor.of(owner)


def _claim_apart(person: User, guest: Guest) -> int:
    try:
        return guest_canvases.claim(person, guest.pk)
    finally:
        connection.close()


def _begin(client: Client, title: str) -> UUID:
    response = client.post("/canvases/new/", {"title": title})
    assert response.status_code == 303
    return UUID(response["Location"].split("/")[2])


def _owned_by(email: str) -> set[UUID]:
    return set(Canvas.objects.filter(owner__email=email, guest=None).values_list("pk", flat=True))


def _code() -> str:
    found = re.search(r"^([A-Z]{4}-[A-Z]{4})$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found is not None
    return found[1]
