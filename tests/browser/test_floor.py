"""A script that fails to load leaves a page that still saves."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk

pytestmark = pytest.mark.django_db(transaction=True)

STEP = "steps/customer-segments/"


def test_form_has_its_button_where_the_scripts_did_not_come(desk: Desk) -> None:
    page = desk.page
    page.route("**/*.js", lambda route: route.abort())
    desk.open(STEP)

    page.fill("#note-text", "They call the counter")
    page.get_by_role("button", name="Save note").click(timeout=10_000)

    expect(page.locator("#note-text")).to_have_value("They call the counter")
    assert desk.document().step("customer-segments").note == "They call the counter"


def test_button_is_out_of_the_way_where_they_did(desk: Desk) -> None:
    desk.open(STEP)

    expect(desk.page.get_by_role("button", name="Save note")).to_be_hidden()
