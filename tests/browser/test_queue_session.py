"""The session ends while somebody types: their words wait for them, and for nobody else."""

from __future__ import annotations

import json

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from canvases import storage
from canvases.models import Canvas
from tests.browser.desk import Desk

pytestmark = pytest.mark.django_db(transaction=True)

STEP = "steps/customer-segments/"
LINE = "#add-personas-name"
NOTE = "#note-text"


@pytest.fixture
def people(desk: Desk) -> Desk:
    # The page asks now and then whether its session is over, and would ask to sign in before a
    # test has typed: each test is about what the save meets.
    desk.page.route("**/pulse/", _unchanged)
    desk.open(STEP)
    return desk


def test_who_signs_in_again_goes_on_where_they_were(people: Desk, owner: User) -> None:
    page = people.page
    page.focus(NOTE)
    page.keyboard.type("They call the counter")
    _saved(page)
    page.evaluate("document.activeElement.setSelectionRange(4, 4)")
    Session.objects.all().delete()

    page.keyboard.type(" always")
    dialog = page.get_by_role("dialog", name="You are signed out")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_label("Not saved yet")).to_have_value("They always call the counter")
    _sign_in(page, owner.email, "wrong")
    expect(dialog.get_by_role("alert")).not_to_be_empty()
    _sign_in(page, owner.email, "owner's password")

    expect(dialog).to_be_hidden()
    _saved(page)
    expect(page.locator(NOTE)).to_be_focused()
    page.keyboard.type("X")
    expect(page.locator(NOTE)).to_have_value("They alwaysX call the counter")
    _saved(page)
    assert people.document().step("customer-segments").note == "They alwaysX call the counter"


def test_items_entered_after_the_session_ended_are_stored_in_order(
    people: Desk, owner: User
) -> None:
    page = people.page
    Session.objects.all().delete()
    page.focus(LINE)
    for name in ("Bea", "Cid", "Dan"):
        page.keyboard.insert_text(name)
        page.keyboard.press("Enter")

    _sign_in(page, owner.email, "owner's password")

    people.shows("personas", "Ted", "Omar", "Andi", "Bea", "Cid", "Dan")


def test_somebody_else_who_signs_in_gets_none_of_it(
    people: Desk, owner: User, stranger: User
) -> None:
    page = people.page
    Session.objects.all().delete()
    page.fill(NOTE, "A secret")
    _sign_in(page, stranger.email, "stranger's password")

    page.wait_for_url("**/canvases/")
    expect(page.get_by_role("heading", name="My canvases")).to_be_visible()
    assert "A secret" not in page.content()
    page.go_back()
    assert "A secret" not in page.content()
    _sign_out(page, people.base)
    # The first page of its person's sends it; one that was drawn before hears of it by asking.
    page.unroute("**/pulse/", _unchanged)
    _sign_in_on_its_page(page, owner, people.base)
    page.goto(people.address(STEP))

    _saved(page)
    expect(page.locator(NOTE)).to_have_value("A secret")
    assert people.document().step("customer-segments").note == "A secret"
    assert _kept(page) == ""


def test_somebody_else_in_another_tab_stores_nothing_of_mine(people: Desk, stranger: User) -> None:
    page = people.page
    Session.objects.all().delete()
    tab = page.context.new_page()
    _sign_in_on_its_page(tab, stranger, people.base)

    page.fill(NOTE, "Mine")

    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator(NOTE)).to_have_value("Mine")
    assert people.document().step("customer-segments").note == ""


def test_page_that_nobody_types_in_says_that_its_session_is_over(people: Desk, owner: User) -> None:
    page = people.page
    page.unroute("**/pulse/", _unchanged)
    Session.objects.all().delete()

    page.evaluate("dispatchEvent(new Event('pageshow'))")  # as after any pause: it asks what is new

    dialog = page.get_by_role("dialog", name="You are signed out")
    expect(dialog).to_contain_text("all that you typed here is saved")
    expect(dialog.get_by_label("Not saved yet")).to_be_hidden()
    expect(page.locator("#saved")).to_have_text("Needs you")
    dialog.get_by_label("E-mail address").fill(owner.email)
    dialog.get_by_label("Password").fill("owner's password")
    dialog.get_by_role("button", name="Sign in", exact=True).click()
    expect(dialog).to_be_hidden()
    _saved(page)


def test_what_is_asked_while_an_answer_is_on_its_way_is_asked_anew(people: Desk) -> None:
    """The answer may tell of what was before a session ended, or before a save was stored."""
    page = people.page
    page.unroute("**/pulse/", _unchanged)
    held: list[Route] = []
    page.route("**/pulse/", lambda route: held.append(route))
    with page.expect_request("**/pulse/"):
        page.evaluate("dispatchEvent(new Event('pageshow'))")

    page.evaluate("dispatchEvent(new Event('pageshow'))")

    with page.expect_request("**/pulse/", timeout=3000):  # sooner than by the clock
        held.pop().fulfill(status=304)


def test_new_session_in_another_window_asks_nobody_to_sign_in(people: Desk) -> None:
    """What was on its way with the old session is refused, and goes again with the new one."""
    page = people.page
    refused: list[str] = []

    def late(route: Route) -> None:
        refused.append(route.request.url)
        route.fulfill(status=401, json={"reason": "signed-out"})

    page.route("**/note/", late, times=1)
    page.fill(NOTE, "Mine")

    _saved(page)
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert len(refused) == 1
    assert people.document().step("customer-segments").note == "Mine"


def test_words_stay_on_a_page_that_was_signed_out_elsewhere_until_discarded(
    people: Desk,
) -> None:
    page = people.page
    tab = page.context.new_page()
    tab.goto(f"{people.base}/accounts/logout/")
    tab.get_by_role("main").get_by_role("button", name="Sign out").click()
    tab.wait_for_url(f"{people.base}/")

    page.fill(NOTE, "Mine")
    dialog = page.get_by_role("dialog", name="You are signed out")
    dialog.get_by_role("button", name="Not now").click()

    expect(page.locator(NOTE)).to_have_value("Mine")
    expect(page.locator(NOTE)).to_be_focused()
    expect(page.locator("#saved")).to_have_text("Needs you")
    page.locator("#saved button").click()
    dialog.get_by_role("button", name="Discard").click()
    page.wait_for_url("**/accounts/login/**")
    assert _kept(page) == ""


def test_signing_in_in_another_tab_lets_this_one_go_on(people: Desk, owner: User) -> None:
    page = people.page
    Session.objects.all().delete()
    page.fill(NOTE, "Mine")
    expect(page.get_by_role("dialog")).to_be_visible()

    tab = page.context.new_page()
    _sign_in_on_its_page(tab, owner, people.base)
    page.evaluate("dispatchEvent(new Event('focus'))")

    expect(page.get_by_role("dialog")).to_be_hidden()
    _saved(page)
    assert people.document().step("customer-segments").note == "Mine"


def test_signing_out_asks_first_while_words_wait(people: Desk) -> None:
    page = people.page
    page.route("**/note/", lambda route: route.abort())
    page.fill(NOTE, "Mine")
    expect(page.locator("#saved")).to_have_text("Not saved yet, trying again")
    page.goto(f"{people.base}/accounts/logout/")

    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading")).to_have_text("One change is not saved yet")
    dialog.get_by_role("button", name="Stay signed in").click()
    assert "Mine" in _kept(page)
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    dialog.get_by_role("button", name="Sign out and lose").click()

    page.wait_for_url(f"{people.base}/")
    assert _kept(page) == ""


def test_signing_out_with_all_stored_asks_nothing(people: Desk) -> None:
    page = people.page
    page.fill(NOTE, "Mine")
    _saved(page)
    page.goto(f"{people.base}/accounts/logout/")

    page.get_by_role("main").get_by_role("button", name="Sign out").click()

    page.wait_for_url(f"{people.base}/")
    assert _kept(page) == ""


def test_a_guest_whose_session_is_gone_can_copy_the_words(
    page: Page, live_server: LiveServer
) -> None:
    page.goto(live_server.url)
    page.fill("#start-title", "Rooftop Parts")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{STEP}")
    Session.objects.all().delete()

    page.fill(NOTE, "Words of a guest")

    dialog = page.get_by_role("dialog", name="This browser no longer knows")
    expect(dialog.get_by_label("Not saved yet")).to_have_value("Words of a guest")
    expect(dialog.get_by_role("button", name="Copy")).to_be_visible()


def test_a_guest_who_signs_in_in_another_tab_goes_on(
    page: Page, live_server: LiveServer, owner: User
) -> None:
    page.goto(live_server.url)
    page.fill("#start-title", "Rooftop Parts")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{STEP}")
    tab = page.context.new_page()
    _sign_in_on_its_page(tab, owner, live_server.url)

    page.fill(NOTE, "Words of a guest")

    _saved(page)
    canvas = Canvas.objects.get()
    assert canvas.owner == owner
    assert storage.read(canvas).step("customer-segments").note == "Words of a guest"


def test_who_may_no_longer_see_it_keeps_the_words(people: Desk, stranger: User) -> None:
    page = people.page
    Canvas.objects.update(owner=stranger)

    page.fill(NOTE, "Mine")

    card = page.locator(".conflict")
    expect(card).to_contain_text("Mine")
    expect(card.get_by_role("button", name="Copy")).to_be_visible()
    expect(page.locator("#saved")).to_have_text("Needs you")
    expect(page.locator(NOTE)).to_have_value("Mine")
    expect(page.locator(NOTE)).to_be_focused()


def _unchanged(route: Route) -> None:
    route.fulfill(status=304)


def _sign_in(page: Page, email: str, password: str) -> None:
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("E-mail address").fill(email)
    dialog.get_by_label("Password").fill(password)
    dialog.get_by_role("button", name="Sign in and save").click()


def _sign_in_on_its_page(page: Page, user: User, base: str) -> None:
    password = f"{user.email.split('@')[0]}'s password"
    page.goto(f"{base}/accounts/login/")
    page.get_by_label("E-mail address").fill(user.email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/canvases/")


def _sign_out(page: Page, base: str) -> None:
    page.goto(f"{base}/accounts/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{base}/")


def _kept(page: Page) -> str:
    """All that rests in the tab, but for the address that htmx notes."""
    kept: dict[str, str] = page.evaluate("({ ...sessionStorage, ...localStorage })")
    kept = {name: value for name, value in kept.items() if not name.startswith("htmx-")}
    return json.dumps(kept) if kept else ""


def _saved(page: Page) -> None:
    page.wait_for_timeout(50)
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved")
    page.wait_for_timeout(150)
