"""Error pages, asked for while what other pages rest on is missing."""

from __future__ import annotations

import re
import sqlite3
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connections
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import Client
from django.urls import path
from pytest_django import Settings

from accounts.models import User
from canvas_project import urls as ours

handler400, handler403 = ours.handler400, ours.handler403
handler404, handler500 = ours.handler404, ours.handler500


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def broken(request: HttpRequest) -> HttpResponse:
    raise LookupError("a mistake of ours")


def locked(request: HttpRequest) -> HttpResponse:
    error = sqlite3.OperationalError("database is locked")
    error.sqlite_errorcode = sqlite3.SQLITE_BUSY
    raise error


urlpatterns = [
    path("forbidden/", forbidden),
    path("broken/", broken),
    path("locked/", locked),
    path("form/", broken),
]
FORM = {"content_type": "application/x-www-form-urlencoded"}
PAGES: dict[str, tuple[str, str, dict[str, Any], int, str]] = {
    "400": ("POST", "/form/", {"data": b"a=\xff", **FORM}, 400, "That did not work"),
    "400 host": (
        *("GET", "/broken/", {"HTTP_HOST": "other.example"}),
        *(400, "Throughline does not answer to this address"),
    ),
    "403": ("GET", "/forbidden/", {}, 403, "This is not yours to do"),
    "403 csrf": ("POST", "/form/", {"data": b"", **FORM}, 403, "This page was open for too long"),
    "404": ("GET", "/nothing/", {}, 404, "There is nothing here"),
    "413": ("POST", "/form/", {"data": b"x" * 2**22, **FORM}, 413, "That is too much at once"),
    "500": ("GET", "/broken/", {}, 500, "Something broke on our side"),
    "503": ("GET", "/locked/", {}, 503, "Not at the moment"),
}


@pytest.fixture
def without_session(settings: Settings) -> None:
    needs_one = ("SessionMiddleware", "AuthenticationMiddleware", "MessageMiddleware", "accounts.")
    settings.MIDDLEWARE = [
        name
        for name in settings.MIDDLEWARE
        if not any(part in name for part in (*needs_one, "allauth"))
    ]


@pytest.fixture
def without_user(settings: Settings) -> None:
    settings.MIDDLEWARE = [
        name
        for name in settings.MIDDLEWARE
        if not any(part in name for part in ("AuthenticationMiddleware", "accounts.", "allauth"))
    ]


@pytest.fixture
def without_cache(settings: Settings) -> None:
    nobody_there = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": "redis://127.0.0.1:1/0",
    }
    settings.CACHES = {"default": nobody_there}
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.cache"


@pytest.fixture
def without_database(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise OperationalError("the connection is closed")

    monkeypatch.setattr(type(connections["default"]), "cursor", fail)
    monkeypatch.setattr(type(connections["default"]), "ensure_connection", fail)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("without", ["session", "user", "cache", "database"])
def test_error_page_needs_nothing(request: pytest.FixtureRequest, without: str, name: str) -> None:
    request.getfixturevalue(f"without_{without}")
    method, address, sent, status, heading = PAGES[name]
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    client.cookies["sessionid"] = "x" * 32  # somebody who was here before

    response = client.generic(method, address, **sent)

    assert response.status_code == status
    assert re.findall("<h1>(.*?)</h1>", response.content.decode()) == [heading]
    assert b"Traceback" not in response.content


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_who_may_not_do_it_is_told_as_whom_they_are_here(client: Client, owner: User) -> None:
    client.force_login(owner)

    forbidden = client.get("/forbidden/").content.decode()
    nothing = client.get("/nothing/").content.decode()

    assert f"You are signed in as <bdi>{owner.email}</bdi>" in forbidden
    assert "If it was shared with another address of yours" in nothing


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "413", "429", "500"])
def test_error_pages_lead_somewhere(name: str) -> None:
    page = render_to_string(f"{name}.html")

    assert "<h1>" in page
    assert 'href="/' in page.partition("<main")[2] or name == "429"
