"""While letters are composed (Japanese, Chinese, Korean) the keys belong to the input method."""

from __future__ import annotations

import pytest
from playwright.sync_api import CDPSession, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.desk import Desk

pytestmark = pytest.mark.django_db(transaction=True)

ADD = "#add-personas-name"
# Safari ends the composition first: what its Enter chose a word with is known by the code alone.
AS_SAFARI_DOES = """
(field, key) => field.dispatchEvent(
  new KeyboardEvent("keydown", { key, keyCode: 229, bubbles: true, cancelable: true }),
)
"""


def test_escape_during_a_composition_leaves_the_line_as_it_is(
    page: Page, live_server: LiveServer
) -> None:
    page.goto(live_server.url)
    page.fill("#start-title", "Rooftop Parts")
    page.keyboard.press("Enter")
    page.wait_for_url("**/steps/customer-segments/")
    page.fill(ADD, "屋根の")
    page.focus(ADD)
    keyboard = page.context.new_cdp_session(page)

    keyboard.send("Input.imeSetComposition", _composed("しゅうり"))
    _press(keyboard, "Escape", 27)
    page.locator(ADD).evaluate(AS_SAFARI_DOES, "Escape")
    expect(page.locator(ADD)).to_have_value("屋根のしゅうり")
    keyboard.send("Input.insertText", {"text": "修理"})
    page.keyboard.press("Enter")

    expect(page.locator("#list-personas .row__name")).to_have_text(["屋根の修理"])


def test_the_enter_that_ends_a_composition_does_not_add_a_sentence(desk: Desk) -> None:
    desk.open("steps/value-propositions/")
    blank = desk.page.locator("form[data-save=add] textarea.blank").first
    before = desk.page.locator(".sentence").count()
    blank.focus()
    keyboard = desk.page.context.new_cdp_session(desk.page)

    keyboard.send("Input.imeSetComposition", _composed("しゅうり"))
    _press(keyboard, "Enter", 13)
    blank.evaluate(AS_SAFARI_DOES, "Enter")

    expect(blank).to_have_value("しゅうり")
    expect(blank).to_be_focused()
    assert desk.page.locator(".sentence").count() == before


def _composed(text: str) -> dict[str, object]:
    return {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}


def _press(keyboard: CDPSession, key: str, code: int) -> None:
    """As an input method passes it on: the page hears of it, and nothing is typed."""
    keyboard.send(
        "Input.dispatchKeyEvent",
        {"type": "rawKeyDown", "key": key, "windowsVirtualKeyCode": code},
    )
    keyboard.send("Input.dispatchKeyEvent", {"type": "keyUp", "key": key})
