"""Typing faster than the server answers, and going on before it has: nothing is lost or moved."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect
from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)

ADD = "#add-personas-name"


@pytest.fixture
def step_one(page: Page, live_server: LiveServer) -> Page:
    """A guest's new canvas, on its first step."""
    page.goto(live_server.url)
    page.fill("#start-title", "Rooftop Parts")
    page.keyboard.press("Enter")
    page.wait_for_url("**/steps/customer-segments/")
    return page


def test_names_typed_in_a_row_are_stored_one_by_one(step_one: Page) -> None:
    names = ["Ted", "Andi", "Omar", "Bea", "Cid"]
    held = _hold(step_one, "**/add/personas/")

    step_one.focus(ADD)
    for name in names:
        step_one.keyboard.type(name)
        step_one.keyboard.press("Enter")
    _let_go(step_one, held, len(names))

    expect(step_one.locator("#list-personas .row__name")).to_have_text(
        [re.compile(f"^{name}") for name in names]
    )
    expect(step_one.locator(ADD)).to_be_focused()
    expect(step_one.locator(ADD)).to_have_value("")


def test_a_line_that_could_not_be_sent_stands_in_the_list_as_not_saved(step_one: Page) -> None:
    step_one.route("**/add/personas/", lambda route: route.abort())

    step_one.fill(ADD, "Ted")
    step_one.keyboard.press("Enter")

    expect(step_one.locator("#list-personas .row--waiting")).to_contain_text("Ted")
    expect(step_one.locator("#saved")).to_have_text("Not saved yet, trying again")
    expect(step_one.locator(ADD)).to_have_value("")


def test_a_line_that_is_refused_comes_back_with_its_reason(step_one: Page) -> None:
    for _ in range(2):
        step_one.fill(ADD, "Ted")
        step_one.keyboard.press("Enter")
        expect(step_one.locator("#list-personas .row__name")).to_have_count(1)

    expect(step_one.locator(ADD)).to_have_value("Ted")
    expect(step_one.locator(ADD)).to_have_attribute("aria-invalid", "true")


def test_the_focus_stays_with_somebody_who_has_gone_on(step_one: Page) -> None:
    held = _hold(step_one, "**/add/personas/")
    step_one.fill(ADD, "Ted")
    step_one.keyboard.press("Enter")

    step_one.focus("#note-text")
    step_one.keyboard.type("They call")
    _let_go(step_one, held, 1)
    expect(step_one.locator("#list-personas .row__name")).to_have_count(1)
    step_one.keyboard.type(" the counter")

    expect(step_one.locator("#note-text")).to_be_focused()
    expect(step_one.locator("#note-text")).to_have_value("They call the counter")


def test_ticks_made_while_one_is_on_its_way_are_stored(step_one: Page) -> None:
    held = _hold(step_one, "**/litmus/")
    ticks = step_one.locator("#litmus-form input[type=checkbox]")

    ticks.nth(0).check()
    ticks.nth(1).check()
    ticks.nth(0).uncheck()
    _let_go(step_one, held, 2)
    step_one.reload()

    assert [ticks.nth(n).is_checked() for n in range(3)] == [False, True, False]


def test_a_row_that_is_being_edited_stays_while_another_save_passes(step_one: Page) -> None:
    step_one.fill(ADD, "Ted")
    step_one.keyboard.press("Enter")
    step_one.click("#list-personas a.row__name")
    expect(step_one.locator("[name=name][id^=id_]")).to_be_focused()
    step_one.keyboard.press("End")
    step_one.keyboard.type(", a technician")

    held = _hold(step_one, "**/litmus/")
    step_one.locator("#litmus-form input[type=checkbox]").first.check()
    _let_go(step_one, held, 1)
    expect(step_one.locator("#litmus-form input[checked]")).to_have_count(1)

    expect(step_one.locator("[name=name][id^=id_]")).to_have_value("Ted, a technician")


def _hold(page: Page, pattern: str) -> list[Route]:
    """Keep these requests waiting until they are let go."""
    held: list[Route] = []
    page.route(pattern, lambda route: held.append(route))
    return held


def _let_go(page: Page, held: list[Route], count: int) -> None:
    """Let so many requests through, each as soon as it has left, and wait for the answers."""
    for number in range(count):
        _wait_for(page, held, number + 1)
        with page.expect_response(held[number].request.url) as answer:
            held[number].continue_()
        answer.value.finished()


def _wait_for(page: Page, held: list[Route], count: int) -> None:
    for _ in range(200):
        if len(held) >= count:
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"Only {len(held)} of {count} requests left.")
