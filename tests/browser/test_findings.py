"""Findings in a real browser: mended, dismissed and taken back where they stand, by keys alone."""

from __future__ import annotations

import pytest
from django.test import Client
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from canvases import storage
from canvases.models import Canvas
from tests.browser.desk import Desk
from tests.browser.hands import Plain
from tests.browser.test_look import SMALL, UNFOLD, faults_on
from tests.canvases.factories import linked_document

pytestmark = pytest.mark.django_db(transaction=True)

CHANNELS = "steps/channels/"
FINDING = "#finding-C04-s2"
PAGES = (
    *("", "poster/", "steps/halfway/", "steps/analysis/", CHANNELS),
    *("steps/value-propositions/", "steps/customer-segments/", "steps/key-activities/"),
)


def test_finding_is_mended_in_place_by_keys(desk: Desk) -> None:
    desk.open(CHANNELS)
    before = desk.document().channels[0].reaches

    desk.keys.press(desk.page.get_by_role("button", name="Link to App stores"))

    expect(desk.page.locator(FINDING)).to_have_count(0)
    assert desk.keys.drawn() == "SECTION#checks"
    assert set(desk.document().channels[0].reaches) == {*before, "s2"}


def test_mending_is_undone_by_keys(desk: Desk) -> None:
    desk.open(CHANNELS)
    before = desk.document().channels
    desk.keys.press(desk.page.get_by_role("button", name="Link to App stores"))
    expect(desk.page.locator(FINDING)).to_have_count(0)

    desk.keys.keys("Control+z")

    expect(desk.page.get_by_text("Undone: Link to App stores")).to_be_visible()
    desk.saved()
    assert desk.document().channels == before


def test_finding_is_dismissed_with_a_reason_and_taken_back(desk: Desk) -> None:
    page = desk.page
    desk.open(CHANNELS)

    reason = page.locator("#reason-C04-s2")
    desk.keys.write(reason, "They ring us.")
    desk.keys.send(reason)

    dismissed = page.locator(f"#dismissed {FINDING}")
    expect(dismissed).to_contain_text("Set aside: They ring us.")
    assert desk.keys.drawn() == "SECTION#checks"
    assert [one.reason for one in desk.document().dismissals if one.code == "C04"] == [
        "They ring us."
    ]

    desk.keys.press(page.locator("#restore-C04-s2-do"))

    expect(page.locator(f"{FINDING}[data-severity]")).to_be_visible()
    expect(page.locator("#dismissed")).to_have_count(0)


def test_dismissal_is_undone_and_done_again_by_keys(desk: Desk) -> None:
    page = desk.page
    desk.open(CHANNELS)
    reason = page.locator("#reason-C04-s2")
    desk.keys.write(reason, "They ring us.")
    desk.keys.send(reason)
    expect(page.locator("#dismissed")).to_have_count(1)
    expect(page.locator("#checks")).to_be_focused()

    desk.keys.keys("Control+z")
    expect(page.locator("#dismissed")).to_have_count(0)
    desk.keys.keys("Control+y")

    expect(page.locator(f"#dismissed {FINDING}")).to_contain_text("They ring us.")


def test_reason_that_is_half_written_outlasts_a_refresh(desk: Desk) -> None:
    page = desk.page
    desk.open(CHANNELS)
    desk.keys.write(page.locator("#reason-C04-s2"), "They r")

    page.evaluate("document.body.dispatchEvent(new CustomEvent('canvas:changed', {detail: {}}))")
    page.wait_for_timeout(300)
    desk.keys.drawn()

    expect(page.locator("#reason-C04-s2")).to_have_value("They r")
    expect(page.locator("#reason-C04-s2")).to_be_focused()


def test_assumption_is_written_by_one_click_and_shows_on_the_item(desk: Desk) -> None:
    page = desk.page
    desk.open("steps/revenue-streams/")

    desk.keys.press(page.locator("#assume-m1"))

    expect(page.locator("#belief-m1")).to_contain_text("Untested")
    written = desk.document().assumptions[-1]
    assert (written.about, written.text) == ("m1", "They pay for this: Monthly licence")
    assert desk.keys.drawn() == f"A#edit-{written.id}"


def test_mark_beside_an_item_leads_to_the_finding(desk: Desk) -> None:
    desk.open("steps/value-propositions/")

    desk.keys.follow(desk.page.locator("#sentence-q1-v1 .look, #item-q1 .look").first)

    assert desk.page.url.endswith("/steps/value-propositions/#finding-C41-q1")
    expect(desk.page.locator("#finding-C41-q1")).to_be_visible()


def test_finding_is_settled_without_scripts(
    browser: Browser, live_server: LiveServer, owner: User, owner_client: Client
) -> None:
    canvas = storage.create(linked_document(), owner=owner)
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    session = owner_client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page = context.new_page()
    hands = Plain(page)

    page.goto(f"/canvases/{canvas.pk}/{CHANNELS}")
    hands.write(page.locator("#reason-C30"), "One stage at a time.")
    hands.press(page.locator("#dismiss-C30-do"))
    hands.press(page.get_by_role("button", name="Link to App stores"))

    expect(page.get_by_text("Mended.")).to_be_visible()
    document = storage.read(Canvas.objects.get(pk=canvas.pk))
    assert "s2" in document.channels[0].reaches
    assert "One stage at a time." in [one.reason for one in document.dismissals]
    context.close()


def test_axe_finds_nothing_on_a_canvas_full_of_findings(desk: Desk) -> None:
    _dismiss_one(desk)

    assert faults_on(desk.page, desk.address(""), PAGES, unfold=True) == {}


def test_findings_are_no_wider_than_a_small_phone(desk: Desk) -> None:
    desk.page.set_viewport_size(SMALL)

    for path in PAGES:
        desk.open(path)
        desk.page.evaluate(UNFOLD)
        width = desk.page.evaluate("document.documentElement.scrollWidth")
        assert width <= SMALL["width"], path


def _dismiss_one(desk: Desk) -> None:
    desk.open(CHANNELS)
    reason = desk.page.locator("#reason-C30")
    desk.keys.write(reason, "One stage at a time.")
    desk.keys.send(reason)
    expect(desk.page.locator("#dismissed")).to_have_count(1)
