"""Undo and redo: every kind of change, in any order, over reloads and pages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import Desk

pytestmark = pytest.mark.django_db(transaction=True)

STEP = "steps/customer-segments/"
LINE = "#add-personas-name"
NOTE = "#note-text"


@pytest.fixture
def people(desk: Desk) -> Desk:
    desk.open(STEP)
    return desk


def test_everything_done_is_undone_and_done_again(people: Desk) -> None:
    page = people.page
    before = people.document()
    _add(page, "Bea")
    _saved(page)
    page.fill(NOTE, "They call")
    _saved(page)
    page.focus("#edit-p1")
    page.keyboard.press("Alt+ArrowDown")
    _saved(page)
    page.get_by_role("button", name="Delete Omar").click()
    _saved(page)
    page.locator("#litmus-form [type=checkbox]").first.check()
    _saved(page)
    page.get_by_role("button", name="Mark this step done").click()
    _saved(page)
    after = people.document()
    assert after != before

    for _ in range(6):
        _undo(page)
    people.shows("personas", "Ted", "Omar", "Andi")
    _is_undoable(page, "Undo", on=False)
    undone = people.document()
    for _ in range(6):
        _redo(page)

    people.shows("personas", *(p.name for p in after.personas))
    assert undone.personas == before.personas
    assert undone.fits == before.fits
    assert undone.step("customer-segments").note == ""
    assert undone.step("customer-segments").litmus == ()
    again = people.document()
    assert [p.name for p in again.personas] == [p.name for p in after.personas]
    assert again.step("customer-segments") == after.step("customer-segments")


def test_undo_goes_on_after_a_reload_and_on_another_page(people: Desk) -> None:
    page = people.page
    _add(page, "Bea")
    _saved(page)
    page.fill(NOTE, "They call")
    _saved(page)

    page.reload()
    _undo(page)
    expect(page.locator(NOTE)).to_have_value("")
    page.goto(people.address("steps/channels/"))
    _undo(page)

    assert [p.name for p in people.document().personas] == ["Ted", "Omar", "Andi"]


def test_keys_undo_and_redo_outside_of_text(people: Desk) -> None:
    page = people.page
    page.get_by_role("button", name="Delete Andi").click()
    people.shows("personas", "Ted", "Omar")
    _saved(page)
    page.focus("#edit-p1")

    page.keyboard.press("Control+z")
    people.shows("personas", "Ted", "Omar", "Andi")
    _saved(page)
    page.keyboard.press("Control+Shift+z")

    people.shows("personas", "Ted", "Omar")


def test_keys_in_a_text_are_the_browsers_own(people: Desk) -> None:
    page = people.page
    page.get_by_role("button", name="Delete Andi").click()
    people.shows("personas", "Ted", "Omar")
    page.focus(NOTE)
    page.keyboard.type("x")

    page.keyboard.press("Control+z")

    expect(page.locator(NOTE)).to_have_value("")
    _saved(page)
    people.shows("personas", "Ted", "Omar")


def test_words_of_one_sitting_are_one_step(people: Desk) -> None:
    page = people.page
    page.focus(NOTE)
    for word in ("They", " call", " the counter"):
        page.keyboard.type(word)
        _saved(page)

    _undo(page)

    expect(page.locator(NOTE)).to_have_value("")
    assert people.document().step("customer-segments").note == ""


def test_a_deletion_is_undone_by_its_message_too(people: Desk) -> None:
    page = people.page
    page.get_by_role("button", name="Delete Ted", exact=True).click()
    page.locator("#flashes").get_by_role("button", name="Undo").click()

    people.shows("personas", "Ted", "Omar", "Andi")
    _is_undoable(page, "Undo", on=False)
    _is_undoable(page, "Redo", on=True)


def test_a_sentence_is_taken_back_whole(desk: Desk) -> None:
    desk.open("steps/value-propositions/")
    before = desk.document()
    desk.page.fill("#need-new", "a part number")
    desk.page.fill("#offer-new", "A new offer")
    desk.page.press("#offer-new", "Enter")
    _saved(desk.page)
    assert len(desk.document().problems) == len(before.problems) + 1

    _undo(desk.page)

    after = desk.document()
    assert (after.problems, after.propositions, after.fits) == (
        before.problems,
        before.propositions,
        before.fits,
    )


def test_an_edited_item_goes_back_to_what_it_said(people: Desk) -> None:
    page = people.page
    page.click("#edit-p1")
    page.get_by_role("textbox", name="Name", exact=True).fill("Edward")
    page.get_by_role("button", name="Done", exact=True).click()
    people.shows("personas", "Edward", "Omar", "Andi")

    _undo(page)

    people.shows("personas", "Ted", "Omar", "Andi")


def test_escape_takes_back_what_an_open_row_was_changed_to(people: Desk) -> None:
    page = people.page
    page.click("#edit-p1")
    page.get_by_role("textbox", name="Name", exact=True).fill("Edward")
    _saved(page)
    assert people.document().personas[0].name == "Edward"

    page.keyboard.press("Escape")

    people.shows("personas", "Ted", "Omar", "Andi")
    expect(page.locator("#edit-p1")).to_be_focused()
    _saved(page)
    page.locator("#flashes").get_by_role("button", name="Undo").click()
    people.shows("personas", "Edward", "Omar", "Andi")


def test_what_somebody_else_changed_since_stays(people: Desk, owner_client) -> None:
    page = people.page
    page.fill(NOTE, "Mine")
    _saved(page)
    owner_client.post(
        people.address(f"{STEP}note/"), {"note": "Theirs", "revision": _revision(people)}
    )

    _undo(page)

    assert people.document().step("customer-segments").note == "Theirs"


def _revision(desk: Desk) -> int:
    desk.canvas.refresh_from_db()
    return desk.canvas.revision


def _add(page: Page, name: str) -> None:
    page.fill(LINE, name)
    page.press(LINE, "Enter")


def _undo(page: Page) -> None:
    page.locator(".header [data-step=back]").click()
    _saved(page)


def _redo(page: Page) -> None:
    page.locator(".header [data-step=forth]").click()
    _saved(page)


def _is_undoable(page: Page, name: str, *, on: bool) -> None:
    button = page.locator(".header").get_by_role("button", name=name)
    expect(button).to_have_attribute("aria-disabled", "false" if on else "true")


def _saved(page: Page) -> None:
    page.wait_for_timeout(50)
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved")
    page.wait_for_timeout(150)
