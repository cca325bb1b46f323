"""What every answer says of being kept."""

from __future__ import annotations

import re
from http import HTTPStatus
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from web.answers import Private, kept_nowhere, see_other

ROOT = Path(__file__).resolve().parents[2]
APPS = ("accounts", "canvases", "reviews", "wizard")
BY_HAND = re.compile(r"Cache-Control|patch_cache_control|SEE_OTHER|\b303\b")


def test_answer_is_private_unless_it_says_otherwise(rf: RequestFactory) -> None:
    def says(response: HttpResponse) -> str:
        def view(request: HttpRequest) -> HttpResponse:
            return response

        return Private(view)(rf.get("/")).headers["Cache-Control"]

    assert says(HttpResponse()) == "private, no-cache"
    assert says(kept_nowhere(HttpResponse())) == "no-store"
    assert says(HttpResponse(headers={"Cache-Control": "public"})) == "public"


@pytest.mark.parametrize(
    ("to", "address"), [("canvases:list", "/canvases/"), ("/canvases/?a=1#b", "/canvases/?a=1#b")]
)
def test_going_on_sends_nothing_again(to: str, address: str) -> None:
    response = see_other(to)

    assert (response.status_code, response.headers["Location"]) == (HTTPStatus.SEE_OTHER, address)


@pytest.mark.parametrize("app", APPS)
def test_no_view_says_it_by_hand(app: str) -> None:
    found = [
        f"{file.relative_to(ROOT)}: {line.strip()}"
        for file in sorted((ROOT / app).rglob("*.py"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if BY_HAND.search(line)
    ]

    assert not found
