"""Nothing waits that nobody can see or discard: cards, the list of what waits, and whoever was removed."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from accounts.models import User
from canvases import editing
from canvases.access import Actor
from canvases.models import Canvas, Member
from tests.browser.desk import Desk

pytestmark = pytest.mark.django_db(transaction=True)

STEP = "steps/customer-segments/"
NOTE = "#note-text"
LINE = "#add-personas-name"
PHONE: ViewportSize = {"width": 390, "height": 760}


@pytest.fixture
def people(desk: Desk) -> Desk:
    desk.open(STEP)
    return desk


def test_note_that_is_too_much_is_a_card_with_the_limit(people: Desk) -> None:
    page = people.page
    page.fill(NOTE, "e" * 3_000_000)

    card = page.locator(".conflict")
    expect(card).to_contain_text("holds 2.5 MB at most", timeout=20_000)
    expect(card.get_by_role("button", name="Copy")).to_be_visible()
    page.fill(NOTE, "Short")

    expect(card).to_have_count(0)
    _is_saved(page)
    assert people.document().step("customer-segments").note == "Short"


def test_more_lines_than_a_list_holds_come_back_to_be_cut(people: Desk) -> None:
    page = people.page
    # A hand that is quicker than the look at its lines, which would say the same and add nothing.
    page.route("**/look/personas/", lambda route: None, times=1)
    page.focus(LINE)
    page.keyboard.press("Shift+Enter")
    page.fill(".many__lines", "\n".join(f"Person {number}" for number in range(1200)))
    page.get_by_role("button", name="Add 1200 items").click()

    row = page.locator(".row--waiting")
    expect(row.locator(".field__error")).to_contain_text("200", timeout=20_000)
    expect(row.get_by_role("button", name="Copy")).to_be_visible()
    row.get_by_role("button", name="Change").click()
    page.fill(".many__lines", "Bea\nCid")
    page.get_by_role("button", name="Add 2 items").click()

    people.shows("personas", "Ted", "Omar", "Andi", "Bea", "Cid")
    _is_saved(page)


def test_what_breaks_the_server_holds_up_nothing_and_is_discarded_on_any_page(
    people: Desk,
) -> None:
    page = people.page
    page.route("**/add/personas/", lambda route: route.fulfill(status=500, body="<h1>Broke</h1>"))
    page.fill(LINE, "Bea")
    page.keyboard.press("Enter")
    row = page.locator(".row--waiting")
    expect(row.get_by_role("button", name="Try again")).to_be_visible(timeout=20_000)
    with page.expect_response("**/note/"):
        page.fill(NOTE, "Typed later")
        page.focus("#edit-p1")
    assert people.document().step("customer-segments").note == "Typed later"

    page.goto(f"{people.base}/canvases/")
    card = page.locator("#unsettled .conflict")
    expect(card).to_contain_text("Something broke on our side")
    expect(card).to_contain_text("Bea")
    card.get_by_role("button", name="Discard").click()

    expect(card).to_have_count(0)
    page.goto(people.address(STEP))
    _is_saved(page)
    people.shows("personas", "Ted", "Omar", "Andi")


def test_press_that_was_refused_gives_way_to_the_corrected_one(desk: Desk) -> None:
    page = desk.page
    desk.open("steps/key-partnerships/")
    desk.keys.press(page.locator("#status-not_applicable"))
    expect(page.locator("#saved")).to_have_text("Needs you")
    page.reload()
    expect(page.locator("#saved")).to_have_text("Needs you")
    expect(page.locator(".conflict").get_by_role("button", name="Discard")).to_be_visible()

    desk.keys.write(page.get_by_label("Why not?"), "We do it all ourselves")
    desk.keys.press(page.locator("#status-not_applicable"))

    _is_saved(page)
    page.reload()
    _is_saved(page)
    expect(page.locator(".conflict")).to_have_count(0)
    assert desk.document().step("key-partnerships").status == "not_applicable"


def test_what_waits_for_the_line_is_listed_and_discarded(people: Desk) -> None:
    page = people.page
    page.route("**/note/", lambda route: route.abort())
    page.route("**/add/personas/", lambda route: route.abort())
    page.fill(NOTE, "Of no use")
    page.fill(LINE, "Bea")
    page.keyboard.press("Enter")
    page.locator("#saved").get_by_role("button", name="Not saved yet, trying again").click()

    dialog = page.locator("#waits")
    expect(dialog).to_have_accessible_name("2 changes are not saved yet")
    expect(dialog.get_by_role("listitem")).to_have_count(2)
    dialog.get_by_role("listitem").filter(has_text="Of no use").get_by_role(
        "button", name="Discard"
    ).click()
    expect(dialog.get_by_role("listitem")).to_have_count(1)
    expect(page.locator(NOTE)).to_have_value("")
    dialog.get_by_role("button", name="Discard all").click()

    expect(dialog).to_have_count(0)
    expect(page.locator("#main")).to_be_focused()  # where it was, nothing is to be pressed any more
    expect(page.locator(".row--waiting")).to_have_count(0)
    _is_saved(page)
    assert page.evaluate("Object.keys(sessionStorage).filter((k) => k.startsWith('waiting'))") == []


def test_the_canvas_itself_does_not_say_saved_while_something_waits(people: Desk) -> None:
    page = people.page
    page.route("**/note/", lambda route: route.abort())
    page.fill(NOTE, "Mine")
    expect(page.locator("#saved")).to_have_attribute("data-state", "trying")

    page.get_by_role("link", name="Rooftop Parts").first.click()
    page.wait_for_url(people.address(""))

    expect(page.locator("#saved")).to_have_text("Not saved yet, trying again")
    page.goto(f"{people.base}/accounts/email/")
    expect(page.locator("#waits-notice")).to_contain_text("One change is not saved yet")


def test_on_a_phone_a_conflict_comes_into_view_and_its_state_is_read_whole(
    people: Desk, owner: User
) -> None:
    page = people.page
    page.set_viewport_size(PHONE)
    page.route("**/pulse/", lambda route: route.fulfill(status=304))
    page.focus(NOTE)
    editing.save_note(Actor.of(owner), people.canvas.pk, "customer-segments", "Theirs", 0)
    page.keyboard.type("Mine")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")

    card = page.locator(".conflict")
    expect(card).to_be_in_viewport(ratio=0.9)
    expect(page.locator(NOTE)).to_be_in_viewport()
    expect(page.locator(NOTE)).to_be_focused()
    state = page.locator("#saved button")
    expect(state).to_have_text("Needs you")
    expect(state).to_be_in_viewport(ratio=1)
    assert state.evaluate("(e) => e.scrollWidth <= e.clientWidth + 1")
    assert page.locator("#saved").evaluate("(e) => e.scrollWidth <= e.clientWidth + 1")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate("window.scrollTo(0, 0)")
    state.click()
    expect(card).to_be_in_viewport(ratio=0.9)
    expect(card).to_be_focused()


def test_driver_that_somebody_unlinked_is_told_in_the_open_form(desk: Desk, owner: User) -> None:
    page = desk.page
    stream = desk.document().revenue_streams[0]
    desk.open(f"steps/revenue-streams/?open={stream.id}")
    driver = stream.drivers[0]
    form = page.locator(".row--open form")
    expect(form).to_be_visible()

    editing.set_link(Actor.of(owner), desk.canvas.pk, "fits", driver.who, driver.proposition, False)

    told = form.locator(".notice")
    expect(told).to_contain_text(
        re.compile("not chosen here any more: it was unlinked"), timeout=15_000
    )
    page.get_by_role("textbox", name="Name", exact=True).fill("Another name")
    _is_saved(page)
    expect(told).to_be_visible()


def test_whoever_was_removed_reads_so_and_what_is_not_saved(
    page: Page, people: Desk, owner: User, stranger: User
) -> None:
    Canvas.objects.update(owner=stranger)
    member = Member.objects.create(canvas=people.canvas, user=owner, role="editor")
    page.reload()
    page.fill(LINE, "Bea, not entered")
    expect(page.locator("#saved")).not_to_have_attribute("data-state", "gone")

    editing.remove_member(Actor.of(stranger), people.canvas.pk, member.pk)

    told = page.locator("#gone")
    expect(told.get_by_role("heading")).to_contain_text("is closed to you", timeout=15_000)
    expect(told).to_contain_text("whose canvas it is, took you out on")
    expect(told.get_by_role("link", name="What you wrote")).to_be_visible()
    expect(told).to_contain_text("Bea, not entered")
    expect(told.get_by_role("button", name="Copy")).to_be_visible()
    expect(page.locator("#saved")).to_have_text("Not saved, closed to you")
    page.fill(NOTE, "Too late")
    expect(told).to_contain_text("Too late")


def test_whose_canvas_was_deleted_reads_that(page: Page, people: Desk, owner: User) -> None:
    page.fill(NOTE, "In time")
    _is_saved(page)

    editing.delete_canvas(Actor.of(owner), people.canvas.pk)

    told = page.locator("#gone")
    expect(told.get_by_role("heading")).to_have_text(
        "This canvas was deleted, or its link was closed.", timeout=15_000
    )
    expect(told).to_contain_text("What you typed before was saved.")
    expect(told.get_by_role("link", name="What you wrote")).to_have_count(0)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.evaluate("dispatchEvent(new Event('pageshow'))")
    assert asked == []  # there is nothing left to ask for


def test_words_of_who_was_signed_in_before_are_told_and_not_shown(
    people: Desk,
) -> None:
    page = people.page
    page.route("**/note/", lambda route: route.abort())
    page.fill(NOTE, "A secret")
    expect(page.locator("#saved")).to_have_attribute("data-state", "trying")
    page.context.clear_cookies()

    page.goto(f"{people.base}/")

    notice = page.locator("#waits-of-others")
    expect(notice).to_contain_text("not saved yet")
    assert "A secret" not in page.content()
    notice.get_by_role("button", name="Discard it").click()
    expect(notice).to_have_count(0)
    assert page.evaluate("Object.keys(sessionStorage).filter((k) => k.startsWith('waiting'))") == []


def test_a_tab_that_keeps_nothing_saves_all_the_same_and_warns(people: Desk) -> None:
    """A private window, or a storage that is full."""
    page = people.page
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    page.route("**/note/", lambda route: route.abort())
    page.fill(NOTE, "Mine")
    saved = page.locator("#saved")
    expect(saved).to_have_attribute("title", re.compile("leave this page open"))

    page.unroute_all()
    page.keyboard.press("Shift")

    _is_saved(page)
    assert people.document().step("customer-segments").note == "Mine"


def _is_saved(page: Page) -> None:
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved", timeout=10_000)
