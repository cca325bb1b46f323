"""A page knows whom it was made for, without telling who that is."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from accounts.models import User
from canvases.models import Canvas

PASSWORD = "owner's password"


def test_page_of_nobody_names_nobody(client: Client, db: None) -> None:
    assert _page(client) == ""
    assert _asked(client, "") == {"actor": "", "same": False}


def test_page_names_the_same_person_each_time(owner_client: Client) -> None:
    name = _page(owner_client)

    assert re.fullmatch("[0-9a-f]{24}", name)
    assert _asked(owner_client, name) == {"actor": name, "same": True}


def test_page_of_somebody_else_is_not_mine(owner_client: Client, stranger_client: Client) -> None:
    name = _page(owner_client)

    assert _asked(stranger_client, name)["same"] is False


def test_page_of_a_guest_is_theirs_after_they_sign_in(client: Client, owner: User) -> None:
    client.post("/canvases/new/", {"title": "Rooftop Parts"})
    name = _page(client)

    client.post("/accounts/login/", {"login": owner.email, "password": PASSWORD})

    assert Canvas.objects.get().owner == owner
    assert _page(client) != name
    assert _asked(client, name)["same"] is True


def test_page_of_a_guest_is_not_a_strangers(
    client: Client, owner: User, stranger_client: Client
) -> None:
    client.post("/canvases/new/", {"title": "Rooftop Parts"})
    name = _page(client)

    client.post("/accounts/login/", {"login": owner.email, "password": PASSWORD})

    assert _asked(stranger_client, name)["same"] is False


def test_asking_brings_a_token_and_is_never_kept(client: Client, db: None) -> None:
    response = client.get("/accounts/whoami/")

    assert "csrftoken" in response.cookies
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_a_page_that_only_looks_leaves_no_session(client: Client) -> None:
    assert "sessionid" not in client.get("/accounts/whoami/?page=x").cookies


def _page(client: Client) -> str:
    found = re.search(r'data-actor="([^"]*)"', client.get("/examples/").content.decode())
    assert found is not None
    return found[1]


def _asked(client: Client, name: str) -> dict[str, object]:
    answer: dict[str, object] = client.get("/accounts/whoami/", {"page": name}).json()
    return answer
