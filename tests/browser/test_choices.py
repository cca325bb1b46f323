"""Choices save by themselves, where they stand: a role and a segment in a row, the dealings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import Desk
from tests.canvases.factories import make_canvas

pytestmark = pytest.mark.django_db(transaction=True)

# Clicks of a hand; a script's and those that a key makes have no detail.
_COUNT = """
window.clicks = 0;
addEventListener("click", (event) => { if (event.isTrusted && event.detail) window.clicks += 1; }, true);
"""
PEOPLE = {"Ruth": "buys", "Lena": "uses", "Dev": "uses", "Sam": "both"}
SEGMENTS = {"Law firms": ("Ruth", "Lena", "Dev"), "Sole practitioners": ("Sam",)}
ROLES = {"buys": "buyer", "uses": "user", "both": "both"}


def test_four_people_get_roles_and_segments_in_fifteen_clicks(desk: Desk) -> None:
    page = desk.page
    canvas = make_canvas(owner=desk.canvas.owner)
    desk = replace(desk, canvas=canvas)
    page.add_init_script(_COUNT)
    desk.open("steps/customer-segments/")

    _type_lines(page, "personas", PEOPLE)
    for name, role in PEOPLE.items():
        row = page.locator("#list-personas li.row").filter(has_text=name)
        row.get_by_text(role, exact=True).click()
    page.get_by_text("Group them into segments").click()
    _type_lines(page, "segments", SEGMENTS)
    for segment, names in SEGMENTS.items():
        for name in names:
            page.get_by_role("checkbox", name=f"{name} in {segment}").click()
    desk.saved()

    document = desk.document()
    segments = {one.id: one.name for one in document.segments}
    assert {p.name: (p.role, segments.get(p.segment or "")) for p in document.personas} == {
        name: (ROLES[role], next(s for s, names in SEGMENTS.items() if name in names))
        for name, role in PEOPLE.items()
    }
    assert page.evaluate("window.clicks") <= 15


def test_an_answer_is_drawn_there_and_back_and_there_again(desk: Desk) -> None:
    page = desk.page
    desk.open("steps/customer-relationships/")
    first, other = page.locator("#dealing-basis-one_off"), page.locator("#dealing-basis-ongoing")
    first.check()
    desk.saved()
    other.check()
    desk.saved()

    page.keyboard.press("Control+z")
    expect(first).to_be_checked()
    page.keyboard.press("Control+y")

    expect(other).to_be_checked()


def test_a_row_chooses_its_segment_and_undo_takes_it_back(desk: Desk) -> None:
    page = desk.page
    desk.open("steps/customer-segments/")

    segment = page.get_by_role("combobox", name="Segment: Andi")
    segment.focus()
    segment.select_option(label="Owners")
    desk.saved()

    assert desk.document().personas[2].segment == "s2"
    assert desk.document().personas[2].name == "Andi"
    page.locator(".header").get_by_role("button", name="Undo", exact=True).click()
    expect(segment).to_have_value("s1")
    desk.saved()
    assert desk.document().personas[2].segment == "s1"


def test_choices_of_step_4_save_by_themselves(desk: Desk) -> None:
    page = desk.page
    desk.open("steps/customer-relationships/")

    for choice in ("contact-automated", "service-self", "basis-ongoing"):
        page.locator(f"#dealing-{choice}").check()
    desk.saved()
    page.locator("#dealing-contact-mixed").check()
    desk.saved()

    (shared,) = [r for r in desk.document().relationships if not r.serves]
    assert (shared.contact, shared.service, shared.basis) == ("mixed", "self", "ongoing")
    assert shared.name == "Self-service, mixed, ongoing"
    page.locator("#differs > summary").click()
    page.locator("#differs-who").select_option(label="Omar")
    page.get_by_role("button", name="Say how").click()
    page.locator(".row--open [name=contact][value=personal]").check()
    page.get_by_role("button", name="Done", exact=True).click()
    desk.saved()
    own = desk.document().relationships[-1]
    assert (own.name, own.serves, own.contact) == ("For Omar", ("p2",), "personal")


def _type_lines(page: Page, block: str, names: Iterable[str]) -> None:
    line = page.locator(f"#add-{block}-name")
    line.click()
    for name in names:
        page.keyboard.type(name)
        page.keyboard.press("Enter")
    rows = page.locator(f"#list-{block} .row__name")
    expect(rows).to_have_text([f"{name}, edit" for name in names])
