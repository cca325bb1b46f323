"""Two things in one line: the offer is quiet, by keyboard, and taken back in one step."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.desk import Desk

LINE = "#add-costs-name"
OFFER = "#add-costs-split"


def test_offer_to_split_is_taken_or_left_by_keyboard(desk: Desk) -> None:
    page = desk.page
    desk.open("steps/cost-structure/")

    page.locator(LINE).fill("grant and insurance")
    page.keyboard.press("Enter")
    expect(page.locator(OFFER)).to_contain_text("one item, or two: “grant” and “insurance”?")
    expect(page.locator(LINE)).to_be_focused()
    desk.saved()
    desk.shows("costs", "Manual licences", "grant and insurance")
    expect(page.locator(OFFER)).to_be_visible()

    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Make two items")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(LINE)).to_be_focused()
    expect(page.locator(OFFER)).to_have_count(0)
    desk.shows("costs", "Manual licences", "grant", "insurance")

    page.locator("#flashes").get_by_role("button", name="Undo").click()
    desk.shows("costs", "Manual licences", "grant and insurance")

    page.locator(LINE).fill("rent and wages")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Keep as one").press("Escape")
    expect(page.locator(OFFER)).to_have_count(0)
    expect(page.locator(LINE)).to_be_focused()
    desk.saved()
    desk.shows("costs", "Manual licences", "grant and insurance", "rent and wages")
