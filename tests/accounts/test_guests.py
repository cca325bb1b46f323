"""A guest is made when something is begun, and never by looking."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from accounts.models import Guest
from canvases.models import Canvas


@pytest.mark.parametrize(
    "path", ["/", "/canvases/", "/canvases/new/", "/canvases/import/", "/examples/"]
)
def test_looking_leaves_no_guest_and_no_session(client: Client, db: None, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 200
    assert Guest.objects.count() == 0
    assert "sessionid" not in response.cookies


def test_wrong_start_leaves_no_guest(client: Client, db: None) -> None:
    client.post("/canvases/new/", {"title": " "})

    assert Guest.objects.count() == 0


def test_one_browser_is_one_guest(client: Client, db: None) -> None:
    client.post("/canvases/new/", {"title": "Rooftop Parts"})
    client.post("/canvases/new/", {"title": "Harbour Roasters"})

    assert Guest.objects.count() == 1
    assert Canvas.objects.filter(guest=Guest.objects.get()).count() == 2


def test_session_of_a_guest_lasts_180_days(client: Client, db: None) -> None:
    response = client.post("/canvases/new/", {"title": "Rooftop Parts"})

    assert _days_left() == 180
    # The browser knows it for longer, until a page that is opened says so again.
    assert response.cookies["sessionid"]["max-age"] == (180 + 30) * 24 * 60 * 60


def test_guest_who_goes_on_has_the_whole_time_again(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.post("/canvases/new/", {"title": "Rooftop Parts"})
    canvas = Canvas.objects.get()
    Session.objects.update(expire_date=timezone.now() + dt.timedelta(days=20, hours=1))
    same_day = client.post(f"/canvases/{canvas.pk}/delete/")
    left = _days_left()
    later = timezone.now() + dt.timedelta(days=1)
    monkeypatch.setattr("accounts.signing_in.middleware.timezone.now", lambda: later)

    next_day = client.post(f"/canvases/{canvas.pk}/restore/")

    assert (left, _days_left()) == (20, 180)
    assert not {"sessionid"} & {*same_day.cookies, *next_day.cookies}


def _days_left() -> int:
    left = Session.objects.get().expire_date - timezone.now()
    return round(left.total_seconds() / (24 * 60 * 60))


def test_guest_whose_row_is_gone_begins_anew(client: Client, db: None) -> None:
    client.post("/canvases/new/", {"title": "Rooftop Parts"})
    Guest.objects.all().delete()

    client.post("/canvases/new/", {"title": "Harbour Roasters"})

    assert [canvas.title for canvas in Canvas.objects.all()] == ["Harbour Roasters"]
    assert "Harbour Roasters" in client.get("/canvases/").text


def test_guest_is_told_where_the_canvases_are(client: Client, db: None) -> None:
    client.post("/canvases/new/", {"title": "Rooftop Parts"})

    page = client.get("/canvases/").text

    assert "Your canvases are kept in this browser." in page
    assert 'href="/accounts/signup/"' in page
    assert "What you began in this browser" in client.get("/accounts/signup/").text
    assert "What you began in this browser" in client.get("/accounts/login/").text


def test_who_is_signed_in_is_not_told_so(owner_client: Client) -> None:
    owner_client.post("/canvases/new/", {"title": "Rooftop Parts"})

    assert "kept in this browser" not in owner_client.get("/canvases/").text
    assert Guest.objects.count() == 0
