"""Two people on one canvas: what both wrote is merged, or stands in a card until it is settled."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Locator, expect

from canvases import storage
from tests.browser.desk import Desk

pytestmark = pytest.mark.django_db(transaction=True)

STEP = "steps/customer-segments/"
NOTE = "#note-text"


class Other:
    """Somebody else at work on the same canvas."""

    def __init__(self, desk: Desk, client: Client) -> None:
        self._desk, self._client = desk, client

    def posts(self, path: str, **values: Any) -> None:
        self._desk.canvas.refresh_from_db()
        row = "step:customer-segments" if path == "note/" else "p1"
        revision = storage.snapshot(self._desk.canvas).revisions.get(row, 0)
        address = f"/canvases/{self._desk.canvas.pk}/{STEP}{path}"
        response = self._client.post(address, {**values, "revision": revision})
        assert response.status_code == 303


@pytest.fixture
def people(desk: Desk) -> Desk:
    desk.open(STEP)
    # Nobody else's change is seen by itself: each test is about what the save meets.
    desk.page.route("**/pulse/", lambda route: route.fulfill(status=304))
    return desk


@pytest.fixture
def other(people: Desk, owner_client: Client) -> Other:
    return Other(people, owner_client)


def test_different_words_are_merged_and_said_so(people: Desk, other: Other) -> None:
    people.page.fill(NOTE, "They call the counter every day")
    _saved(people)
    other.posts("note/", note="They call the busy counter every day")

    people.page.fill(NOTE, "They call the counter every single day")
    _saved(people)
    people.page.focus("#edit-p1")

    expect(people.page.locator(NOTE)).to_have_value("They call the busy counter every single day")
    assert _note(people) == "They call the busy counter every single day"
    expect(people.page.locator("#flashes")).to_contain_text("both of you")


def test_typing_goes_on_from_a_merge(people: Desk, other: Other) -> None:
    people.page.fill(NOTE, "one two three")
    _saved(people)
    other.posts("note/", note="zero one two three")

    people.page.focus(NOTE)
    people.page.keyboard.press("Control+End")
    people.page.keyboard.type(" four")
    _saved(people)
    people.page.keyboard.type(" five")
    _saved(people)

    assert _note(people) == "zero one two three four five"


@pytest.mark.parametrize(
    ("button", "note"),
    [("Keep both", "Theirs\n\nMine"), ("Keep mine", "Mine"), ("Keep the other", "Theirs")],
)
def test_card_settles_a_conflict(people: Desk, other: Other, button: str, note: str) -> None:
    people.page.focus(NOTE)
    other.posts("note/", note="Theirs")
    people.page.keyboard.type("Mine")

    card = _card(people)
    expect(card).to_contain_text("Theirs")
    expect(card).to_contain_text("Mine")
    expect(people.page.locator("#saved")).to_have_text("Needs you")
    expect(people.page.locator(NOTE)).to_be_focused()
    card.get_by_role("button", name=button).click()

    _saved(people)
    expect(card).to_have_count(0)
    expect(people.page.locator(NOTE)).to_have_value(note)
    assert _note(people) == note
    _focus_is_somewhere(people)


def test_typing_goes_on_beside_a_card(people: Desk, other: Other) -> None:
    people.page.focus(NOTE)
    other.posts("note/", note="Theirs")
    people.page.keyboard.type("Mine")
    expect(_card(people)).to_be_visible()

    people.page.keyboard.type(" and more")
    expect(_card(people)).to_contain_text("Mine and more")
    people.page.reload()
    expect(people.page.locator(NOTE)).to_have_value("Mine and more")
    _card(people).get_by_role("button", name="Keep both").click()

    _saved(people)
    assert _note(people) == "Theirs\n\nMine and more"


def test_card_stays_while_the_page_is_drawn_anew(people: Desk, other: Other) -> None:
    people.page.focus(NOTE)
    other.posts("note/", note="Theirs")
    people.page.keyboard.type("Mine")
    expect(_card(people)).to_be_visible()

    people.page.fill("#add-personas-name", "Bea")
    people.page.keyboard.press("Enter")
    people.shows("personas", "Ted", "Omar", "Andi", "Bea")

    expect(_card(people)).to_be_visible()
    expect(people.page.locator(NOTE)).to_have_value("Mine")


def test_what_somebody_deleted_comes_back_with_my_words(people: Desk, other: Other) -> None:
    people.page.click("#edit-p1")
    name = people.page.get_by_role("textbox", name="Name", exact=True)
    expect(name).to_be_focused()
    other.posts("personas/p1/remove/")
    name.fill("Edward")

    card = _card(people)
    expect(card).to_contain_text("Ted")
    expect(card).to_contain_text("Edward")
    card.get_by_role("button", name="Bring it back").click()

    _saved(people)
    assert "Edward" in [person.name for person in people.document().personas]


def test_what_somebody_deleted_may_stay_deleted(people: Desk, other: Other) -> None:
    people.page.click("#edit-p1")
    name = people.page.get_by_role("textbox", name="Name", exact=True)
    expect(name).to_be_focused()
    other.posts("personas/p1/remove/")
    name.fill("Edward")

    _card(people).get_by_role("button", name="Leave it deleted").click()

    people.shows("personas", "Omar", "Andi")
    _saved(people)
    _focus_is_somewhere(people)


def test_a_row_deleted_by_somebody_else_keeps_what_is_typed_in_it(
    people: Desk, other: Other
) -> None:
    people.page.click("#edit-p1")
    name = people.page.get_by_role("textbox", name="Name", exact=True)
    expect(name).to_be_focused()
    other.posts("personas/p1/remove/")
    people.page.route("**/personas/p1/", lambda route: route.abort())
    name.fill("Edward")

    people.page.evaluate(
        "document.body.dispatchEvent(new CustomEvent('canvas:changed', { detail: { canvas: 99 } }))"
    )
    people.page.wait_for_timeout(500)

    expect(name).to_have_value("Edward")
    expect(name).to_be_focused()


def test_deleting_what_somebody_changed_asks_first(people: Desk, other: Other) -> None:
    other.posts("personas/p1/", name="Edward")

    people.page.get_by_role("button", name="Delete Ted", exact=True).click()
    card = _card(people)
    expect(card).to_contain_text("changed")
    card.get_by_role("button", name="Leave it as it is").click()

    people.shows("personas", "Edward", "Omar", "Andi")
    _saved(people)


def _note(desk: Desk) -> str:
    return desk.document().step("customer-segments").note


def _card(desk: Desk) -> Locator:
    return desk.page.locator(".conflict")


def _focus_is_somewhere(desk: Desk) -> None:
    desk.page.wait_for_function("() => document.activeElement.tagName !== 'BODY'")


def _saved(desk: Desk) -> None:
    desk.page.wait_for_timeout(50)
    expect(desk.page.locator("#saved")).to_have_attribute("data-state", "saved")
    desk.page.wait_for_timeout(150)
