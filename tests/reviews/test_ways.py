"""What a review says of the last time, what comes first at home, and the ways between pages."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from tests.reviews.conftest import Case

pytestmark = pytest.mark.django_db
ACCOUNT = ["/reviews/mail/", "/reviews/phrases/", "/reviews/letterhead/"]
REVIEW = ["review/channels/", "review/finish/", "review/history/", "comments/", "agenda/"]


@pytest.mark.parametrize("path", [*REVIEW, "steps/channels/", ""])
def test_reviewer_is_led_back_to_the_clients(case: Case, rita_client: Client, path: str) -> None:
    case.submit()

    page = rita_client.get(case.home + path)

    assert _ways(page) == ["to-desk"]


@pytest.mark.parametrize(("path", "ways"), [("", ["to-canvases"]), ("review/channels/", [])])
def test_founder_is_led_back_to_the_canvases(
    case: Case, owner_client: Client, path: str, ways: list[str]
) -> None:
    case.submit()

    page = owner_client.get(case.home + path)

    assert _ways(page) == ways


@pytest.mark.parametrize("address", ACCOUNT)
def test_pages_of_an_account_lead_to_each_other(rita_client: Client, address: str) -> None:
    page = rita_client.get(address)

    assert all(f'href="{other}"' in page.text for other in ACCOUNT)
    assert f'href="{address}" aria-current="true"' in page.text


def test_what_is_asked_comes_first_while_changes_are_waited_for(
    case: Case, owner_client: Client
) -> None:
    case.say()
    case.submit()
    before = _heads(owner_client.get(case.home))
    case.finish("changes", "Two things are left.")

    after = _heads(owner_client.get(case.home))

    assert before.index("says-head") < before.index("review-head")
    assert after.index("review-head") < after.index("asked-head") < after.index("says-head")
    assert sorted({*before, "asked-head"}) == sorted(after)


def test_second_round_says_what_was_decided_in_the_first(case: Case, rita_client: Client) -> None:
    case.submit()
    case.judge("customer-segments", "changes")
    case.judge("channels")
    case.finish()
    case.change(name="Theodor")
    case.submit()

    pages = [
        rita_client.get(f"{case.home}review/{step}/").text
        for step in ("customer-segments", "channels", "key-resources")
    ]

    said = [re.findall(r"You [a-z ]+ in round \d", text) for text in pages]
    assert said == [
        ["You asked for changes here in round 1"],
        ["You approved this step in round 1"],
        [],
    ]


def _ways(page: Any) -> list[str]:
    return re.findall(r'id="(to-desk|to-canvases)"', page.text)


def _heads(page: Any) -> list[str]:
    return re.findall(r'<h2 id="([^"]+)"', page.text)
