"""What is said to whoever listens to the page: each thing once, in a sentence."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from accounts.models import User
from canvases.access import Actor
from reviews import comments
from reviews.comments import About, Draft
from tests.browser.desk import Desk

pytestmark = pytest.mark.django_db(transaction=True)

_LISTEN = """
addEventListener("DOMContentLoaded", () => {
  window.heard = [];
  new MutationObserver((all) => {
    heard.push(...all.flatMap(({ addedNodes }) => [...addedNodes]).map((one) => one.textContent));
  }).observe(document.getElementById("announced"), { childList: true });
});
"""


@pytest.fixture
def heard(desk: Desk) -> Desk:
    desk.page.add_init_script(_LISTEN)
    return desk


def test_what_happens_to_a_list_and_a_step_is_said(heard: Desk) -> None:
    page = heard.page
    heard.open("steps/customer-segments/")

    page.fill("#add-personas-name", "Olu")
    page.press("#add-personas-name", "Enter")
    _hears(page, "Added “Olu”. 4 in this list.")
    page.fill("#add-segments-name", "Offices")
    page.press("#add-segments-name", "Enter")
    _hears(page, "1 new thing to look at: ")
    page.locator("#edit-p3").press("Alt+ArrowUp")
    page.locator("#edit-p3").press("Alt+ArrowUp")
    _hears(page, "Moved “Andi” to place 1 of 4.")
    page.locator("#edit-p2").click()
    page.locator("#id_p2_name").fill("Om")
    page.locator("#id_p2_name").press_sequentially("id", delay=700)  # each is saved by itself
    page.locator("#id_p2_name").press("Tab")
    _hears(page, "Renamed “Omar” to “Omid”.")
    page.locator("#litmus [name=ticked]").first.check()
    _hears(page, "Ticked: ")
    page.locator("#status-done").click()
    _hears(page, "This step is done.")

    said = page.evaluate("heard")
    assert len(said) == len(set(said))
    assert [words for words in said if words.startswith(("Saved", "Renamed"))] == [
        "Renamed “Omar” to “Omid”."
    ]


def test_a_sentence_is_said_when_it_is_left(heard: Desk) -> None:
    page = heard.page
    heard.open("steps/value-propositions/")

    page.fill("#need-q1-v1", "Parts arrive late")
    page.locator("#need-q1-v1").press("Tab")
    heard.saved()
    assert page.evaluate("heard") == []  # one is still in it
    page.locator("#litmus [name=ticked]").first.focus()
    _hears(page, "Saved the sentence “Parts arrive late”.")


def test_a_new_comment_is_said_once(heard: Desk, stranger: User) -> None:
    page = heard.page
    heard.canvas.members.create(user=stranger, role="reviewer")
    heard.open("steps/customer-segments/")

    draft = Draft("should", "Who is Ted?", About(step="customer-segments"))
    comments.add(Actor.of(stranger), heard.canvas.pk, draft)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    _hears(page, "New comment from stranger@example.org.")
    page.locator("#litmus [name=ticked]").first.check()  # which draws the page anew
    heard.saved()
    _hears(page, "Ticked: ")

    assert len([words for words in page.evaluate("heard") if "comment" in words]) == 1


def _hears(page: Page, words: str) -> None:
    page.wait_for_function("(words) => heard.some((one) => one.startsWith(words))", arg=words)
