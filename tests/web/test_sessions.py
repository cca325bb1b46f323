"""Windows ask side by side: a late answer never takes away the session that another one began."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import Client

from accounts.models import User
from canvases.models import Canvas

HTML: dict[str, Any] = {"HTTP_ACCEPT": "text/html,*/*"}
JSON: dict[str, Any] = {"HTTP_ACCEPT": "application/json"}
PASSWORD = "owner's password"
DAY = 24 * 60 * 60


@pytest.fixture
def guest(client: Client, db: None) -> Client:
    """A guest who began a canvas, in one window."""
    client.post("/canvases/new/", {"title": "Rooftop Parts"})
    return client


def _old_window(client: Client) -> Client:
    """What another window of the same browser sent before the session got another key."""
    window = Client()
    window.cookies["sessionid"] = client.cookies["sessionid"].value
    return window


def _sign_in(client: Client, owner: User) -> None:
    client.post("/accounts/login/", {"login": owner.email, "password": PASSWORD})


@pytest.mark.parametrize(
    "ask",
    [
        lambda window, at: window.get("/", **HTML),
        lambda window, at: window.get("/canvases/", **HTML),
        lambda window, at: window.get("/accounts/whoami/?page=x"),
        lambda window, at: window.get(at, **HTML),
        lambda window, at: window.get(f"{at}pulse/"),
        lambda window, at: window.post(f"{at}here/"),
        lambda window, at: window.get("/no-such-page/", **HTML),
        lambda window, at: window.post(f"{at}steps/channels/note/", {"note": "x", "revision": 0}),
        lambda window, at: window.post(
            f"{at}steps/channels/note/", {"note": "x", "revision": 0}, **JSON
        ),
    ],
    ids=["start", "list", "whoami", "home", "pulse", "here", "404", "page-save", "save"],
)
def test_late_answer_leaves_the_new_session_alone(
    guest: Client, owner: User, ask: Callable[[Client, str], Any]
) -> None:
    window, at = _old_window(guest), f"/canvases/{Canvas.objects.get().pk}/"
    _sign_in(guest, owner)

    late = ask(window, at)

    assert "sessionid" not in late.cookies
    assert guest.get("/accounts/whoami/?page=x").json()["actor"]


def test_password_changed_elsewhere_ends_a_session_without_a_word_about_cookies(
    owner: User, client: Client
) -> None:
    _sign_in(client, owner)
    owner.set_password("another password")
    owner.save()

    late = client.get("/canvases/", **HTML)

    assert "sessionid" not in late.cookies
    assert client.get("/accounts/whoami/?page=x").json()["actor"] == ""


def test_signing_out_deletes_the_cookie(owner: User, client: Client) -> None:
    _sign_in(client, owner)

    response = client.post("/accounts/logout/")

    assert response.cookies["sessionid"]["max-age"] == 0
    assert not Session.objects.exists()


def test_save_of_a_guest_whose_session_ends_meanwhile_is_stored(
    guest: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = Canvas.objects.get()
    session = guest.session
    del session["guest_kept_on"]
    session.save()
    save = SessionStore.save

    def ended(store: SessionStore, must_create: bool = False) -> None:
        Session.objects.all().delete()
        save(store, must_create)

    monkeypatch.setattr(SessionStore, "save", ended)
    said = {"note": "Ask Ted", "revision": 0}

    response = guest.post(f"/canvases/{canvas.pk}/steps/channels/note/", said, **JSON)

    assert response.status_code == 200
    assert "sessionid" not in response.cookies
    assert canvas.step_states.get().note == "Ask Ted"


@pytest.mark.parametrize(("days", "renewed"), [(29, False), (30, True)])
def test_page_that_is_opened_renews_the_cookie_in_time(
    guest: Client, monkeypatch: pytest.MonkeyPatch, days: int, renewed: bool
) -> None:
    key, now = guest.cookies["sessionid"].value, time.time()
    monkeypatch.setattr("web.sessions.time.time", lambda: now + days * DAY)

    asked = guest.get("/canvases/")
    page = guest.get("/canvases/", **HTML)

    assert "sessionid" not in asked.cookies
    assert ("sessionid" in page.cookies) is renewed
    assert guest.cookies["sessionid"].value == key
