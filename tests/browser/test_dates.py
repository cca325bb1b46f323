"""A date that is half typed is not stored, and does not take away the one that is."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_year_that_is_half_typed_is_not_stored(desk: Desk) -> None:
    desk.open("steps/analysis/")
    field = desk.page.locator("#review-date")
    field.fill("2027-01-15")
    desk.saved()

    field.focus()
    desk.page.keyboard.type("02032")  # day, month, and the first digit of a year
    assert field.input_value() == "0002-02-03"
    desk.page.focus("#add-actions-name")
    expect(desk.page.locator("#half-review-date")).to_be_visible()
    expect(field).to_have_attribute("aria-invalid", "true")
    desk.saved()
    assert desk.document().next_review == dt.date(2027, 1, 15)

    field.fill("2028-02-03")
    expect(desk.page.locator("#half-review-date")).to_have_count(0)
    desk.page.focus("#add-actions-name")
    desk.saved()
    assert desk.document().next_review == dt.date(2028, 2, 3)
