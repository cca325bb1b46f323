"""Going from change to change by keys and buttons, and passing on a link."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from canvases import editing
from canvases.access import Actor
from tests.browser.desk import Desk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def changed(desk: Desk) -> Page:
    """Three changes in two steps."""
    actor, pk = Actor.of(desk.canvas.owner), desk.canvas.pk
    editing.save_version(actor, pk)
    editing.change(actor, pk, "personas", "p1", {"name": "Theodor"}, 1)
    editing.add(actor, pk, "personas", {"name": "Ann"})
    editing.add(actor, pk, "channels", {"name": "Phone"})
    desk.open("versions/compare/?from=1")
    return desk.page


def test_keys_go_from_change_to_change(changed: Page) -> None:
    focused = changed.locator("[data-change]:focus")

    for key, words in (("n", "Ann"), ("n", "Theodor"), *[("n", "Phone")] * 2, ("p", "Theodor")):
        changed.keyboard.press(key)
        expect(focused).to_contain_text(words)
    expect(changed.locator("#at")).to_have_text("Change 2 of 3")


def test_buttons_do_the_same(changed: Page) -> None:
    changed.get_by_role("button", name="Next").click()
    changed.get_by_role("button", name="Next").click()
    changed.get_by_role("button", name="Previous").click()

    expect(changed.locator("[data-change]:focus")).to_contain_text("Ann")


def test_keys_can_be_turned_off_and_stay_so(changed: Page) -> None:
    changed.get_by_role("button", name="Keys").click()
    changed.reload()
    changed.keyboard.press("n")

    expect(changed.locator("#keys")).to_have_attribute("aria-pressed", "false")
    expect(changed.locator("[data-change]:focus")).to_have_count(0)


def test_a_key_that_is_typed_goes_nowhere(changed: Page) -> None:
    changed.locator("#from").focus()
    changed.keyboard.press("n")

    expect(changed.locator("[data-change]:focus")).to_have_count(0)


def test_a_link_lets_somebody_in_until_it_is_revoked(desk: Desk, browser: Browser) -> None:
    desk.open("share/")
    desk.page.get_by_label("Read and comment").check()
    desk.page.get_by_label("For whom").fill("The bank")
    desk.page.get_by_role("button", name="Make a link").click()
    address = desk.page.locator("#address").input_value()
    visitor = browser.new_context().new_page()

    visitor.goto(address)
    visitor.get_by_label("Your name").fill("Clara Clerk")
    visitor.get_by_role("button", name="Open the canvas").click()
    expect(visitor.get_by_role("banner")).to_contain_text("You may read and comment")
    assert visitor.url == desk.address("")

    desk.open("share/")
    expect(desk.page.get_by_text("Opened once")).to_be_visible()
    desk.page.get_by_role("button", name="Revoke the link The bank").click()
    visitor.reload()
    expect(visitor.get_by_role("heading", name="There is nothing here")).to_be_visible()
    visitor.context.close()
