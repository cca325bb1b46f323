"""What is said to whoever listens to the page: each thing once, in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from accounts.models import User
from canvases import editing, storage
from canvases.access import Actor
from reviews import comments, rounds
from reviews.comments import About, Draft
from tests.browser.desk import Desk
from tests.browser.test_look import OVERFLOWING
from tests.languages.greek import in_greek
from tests.languages.made_up import marked, spoken
from tests.languages.test_pages import forgotten_words
from tests.languages.unwrapped import shown

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

    page.fill("#add-personas-name", "אולו")
    page.press("#add-personas-name", "Enter")
    _hears(page, "Added “\u2068אולו\u2069”. 5 in this list.")
    field = page.locator("#add-personas-name")
    assert field.evaluate("(e) => getComputedStyle(e).unicodeBidi") == "plaintext"

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


def test_what_others_do_is_said_on_the_overview(heard: Desk, stranger: User) -> None:
    page, owner = heard.page, Actor(user=heard.canvas.owner)
    heard.canvas.members.create(user=stranger, role="reviewer")
    heard.open("")
    before = page.locator("[data-look]").count()
    wake = "document.dispatchEvent(new Event('visibilitychange'))"

    added = editing.add(owner, heard.canvas.pk, "segments", {"name": "Offices"})
    page.evaluate(wake)
    _hears(page, "^[0-9]+ new things? to look at")
    editing.remove(owner, heard.canvas.pk, "segments", added.ref, added.revision)
    page.evaluate(wake)
    _hears(page, "^[0-9]+ things? (less|fewer) to look at")
    expect(page.locator("[data-look]")).to_have_count(before)
    draft = Draft("should", "Who is Ted?", About(step="customer-segments"))
    comments.add(Actor.of(stranger), heard.canvas.pk, draft)
    page.evaluate(wake)
    _hears(page, "New comment from stranger@example.org.")

    assert len(page.evaluate("heard")) == 3


def test_a_page_that_was_just_drawn_says_what_led_to_it(
    heard: Desk, owner: User, stranger: User, stranger_client: Client
) -> None:
    heard.canvas.members.create(user=stranger, role="reviewer")
    rounds.submit(Actor.of(owner), heard.canvas.pk, scope="whole", message="", seen=0)
    session = stranger_client.cookies["sessionid"].value
    heard.page.context.add_cookies([{"name": "sessionid", "value": session, "url": heard.base}])
    heard.open("review/customer-segments/")

    heard.page.get_by_role("button", name="Approve step").click()

    _hears(heard.page, "You approved Customer segments. Nothing is sent yet.")


def test_all_that_scripts_say_is_in_the_language_of_the_page(heard: Desk, tmp_path: Path) -> None:
    page = heard.page
    greek = storage.create(in_greek(heard.document()), owner=heard.canvas.owner)
    page.route("**/add/personas/", lambda route: route.fulfill(status=405, body="No"))

    with spoken(tmp_path):
        page.goto(f"{heard.base}/canvases/{greek.pk}/steps/customer-segments/")
        page.fill("#add-personas-name", "Πτ")
        page.press("#add-personas-name", "Enter")
        expect(page.locator(".row--waiting .field__error")).to_be_visible()
        page.locator("#litmus [name=ticked]").first.check()
        page.wait_for_function("() => window.heard.length")
        page.keyboard.press("Control+z")
        expect(page.locator("#flashes .flash")).to_be_visible()
        seen = [*shown(page.content()), *page.evaluate("heard")]
        page.set_viewport_size({"width": 390, "height": 800})
        overflowing = page.evaluate(OVERFLOWING)

    assert marked("Discard") in seen
    assert any(words.startswith(marked("Ticked")) for words in seen)
    assert any(words.startswith(marked("Undone")) for words in seen)
    assert forgotten_words("\n".join(seen)) == []
    assert overflowing == []


def _hears(page: Page, words: str) -> None:
    """Something that begins so is said; words that begin with "^" are a pattern."""
    page.wait_for_function(
        """(words) => window.heard?.some((one) =>
          words.startsWith("^") ? new RegExp(words).test(one) : one.startsWith(words))""",
        arg=words,
    )
