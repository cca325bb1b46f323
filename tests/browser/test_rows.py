"""The rows of a list: moved by key, button and pointer, deleted and brought back, opened."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route, expect

from tests.browser.desk import Desk
from tests.browser.said import comes_free

pytestmark = pytest.mark.django_db(transaction=True)

STEP = "steps/customer-segments/"


@pytest.fixture
def people(desk: Desk) -> Desk:
    desk.open(STEP)
    desk.shows("personas", "Ted", "Omar", "Andi")
    return desk


def test_alt_and_an_arrow_move_a_row_and_keep_the_focus(people: Desk) -> None:
    people.keys.reach(people.page.locator("#edit-p3"))

    for names in (("Ted", "Andi", "Omar"), ("Andi", "Ted", "Omar"), ("Andi", "Ted", "Omar")):
        people.keys.keys("Alt+ArrowUp")
        assert people.keys.drawn() == "A#edit-p3"
        people.shows("personas", *names)
    people.keys.keys("Alt+ArrowDown")
    people.saved()

    people.shows("personas", "Ted", "Andi", "Omar")
    assert [p.name for p in people.document().personas] == ["Ted", "Andi", "Omar"]


def test_on_a_phone_what_is_said_covers_not_the_assumption_that_it_tells_of(people: Desk) -> None:
    page = people.page
    page.set_viewport_size({"width": 390, "height": 844})
    people.keys.press(page.get_by_role("button", name="Add assumption about").last)
    expect(page.locator("#flashes > .flash")).to_contain_text("Written down to be tested")
    written = page.locator("#list-assumptions a:focus")
    expect(written).to_be_in_viewport(ratio=1)
    people.saved()

    comes_free(written)


def test_quick_arrows_move_a_row_as_often_as_they_were_pressed(people: Desk) -> None:
    people.keys.reach(people.page.locator("#edit-p1"))

    people.keys.keys("Alt+ArrowDown", "Alt+ArrowDown")
    people.saved()

    people.shows("personas", "Omar", "Andi", "Ted")
    assert [p.name for p in people.document().personas] == ["Omar", "Andi", "Ted"]


def test_buttons_move_a_row_and_keep_the_focus(people: Desk) -> None:
    down = people.page.get_by_role("button", name="Move Ted down")

    people.keys.press(down)
    people.shows("personas", "Omar", "Ted", "Andi")
    people.keys.press(down)

    people.shows("personas", "Omar", "Andi", "Ted")
    expect(down).to_be_focused()
    expect(down).to_have_attribute("aria-disabled", "true")
    people.keys.press(down)
    people.shows("personas", "Omar", "Andi", "Ted")


@pytest.mark.parametrize(
    ("lifted", "onto", "names"),
    [
        ("p3", "p1", ("Andi", "Ted", "Omar")),
        ("p1", "p3", ("Omar", "Ted", "Andi")),
        ("p1", "", ("Omar", "Andi", "Ted")),
    ],
)
def test_pointer_drags_a_row_before_another(
    people: Desk, lifted: str, onto: str, names: tuple[str, ...]
) -> None:
    goal = people.page.locator(f"#item-{onto}" if onto else "#add-personas")
    people.page.evaluate("document.fonts.ready")  # letters that come late move the rows

    people.page.locator(f"#item-{lifted} [data-grip]").hover()
    people.page.mouse.down()
    expect(people.page.locator(".row--lifted")).to_have_count(1)
    goal.hover(position={"x": 20, "y": 4}, force=True)
    people.page.mouse.up()

    people.shows("personas", *names)
    people.page.reload()
    people.shows("personas", *names)


def test_a_page_drawn_before_the_move_was_stored_is_drawn_again(people: Desk) -> None:
    moves: list[Route] = []
    people.page.route("**/move/", lambda route: moves.append(route))

    def draw_before_the_move(route: Route) -> None:
        if not moves:
            route.continue_()
        elif not route.request.is_navigation_request():
            route.abort()
        else:
            drawn = route.fetch()
            moves[0].continue_()
            people.page.wait_for_timeout(500)  # the page that goes hears of it, and cannot be asked
            moves.clear()
            route.fulfill(response=drawn)

    people.page.get_by_role("button", name="Move Ted down").click()
    expect(people.page.locator("#saved")).to_contain_text("Saving")
    people.page.route("**/customer-segments/", draw_before_the_move)
    people.page.reload()

    expect(people.names("personas").first).to_have_text("Omar, edit", timeout=3_000)


def test_escape_lets_a_lifted_row_go(people: Desk) -> None:
    grip = people.page.locator("#item-p3 [data-grip]").bounding_box()
    assert grip is not None
    people.page.mouse.move(grip["x"] + 4, grip["y"] + 4)
    people.page.mouse.down()
    people.page.mouse.move(grip["x"] + 4, grip["y"] - 120, steps=4)

    people.page.keyboard.press("Escape")
    people.page.mouse.up()

    expect(people.page.locator(".row--lifted, .row--drop-before")).to_have_count(0)
    people.shows("personas", "Ted", "Omar", "Andi")


def test_undo_brings_back_the_row_its_links_and_its_place(people: Desk) -> None:
    before = people.document()

    people.keys.press(people.page.get_by_role("button", name="Delete Ted", exact=True))
    people.shows("personas", "Omar", "Andi")
    expect(people.page.locator("#flashes")).to_contain_text("Deleted “Ted”.")
    assert people.document() != before
    undo = people.page.locator("#flashes").get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    people.keys.press(undo)

    people.shows("personas", "Ted", "Omar", "Andi")
    expect(people.page.locator("#item-p1:focus, #item-p1 :focus")).to_be_visible()
    assert people.document() == before


def test_rows_deleted_one_after_another_leave_the_focus_in_the_page(people: Desk) -> None:
    for left in (("Omar", "Andi"), ("Andi",), ()):
        people.keys.press(people.page.get_by_role("button", name="Delete ").first)
        people.shows("personas", *left)

    expect(people.page.locator("#flashes").get_by_role("button", name="Undo")).to_be_focused()


def test_enter_opens_a_row_and_escape_closes_it_again(people: Desk) -> None:
    people.keys.press(people.page.locator("#edit-p2"))
    name = people.page.get_by_role("textbox", name="Name", exact=True)
    expect(name).to_be_focused()

    people.keys.keys("Escape")
    people.saved()

    expect(name).to_have_count(0)
    expect(people.page.locator("#edit-p2")).to_be_focused()


def test_saving_a_row_gives_the_focus_to_its_name(people: Desk) -> None:
    people.keys.press(people.page.locator("#edit-p2"))
    people.keys.write(
        people.page.get_by_role("textbox", name="Name", exact=True), "Omar, the owner"
    )

    people.keys.send(people.page.get_by_role("textbox", name="Name", exact=True))

    people.shows("personas", "Ted", "Omar, the owner", "Andi")
    expect(people.page.locator("#edit-p2")).to_be_focused()


def test_address_opens_a_row(people: Desk) -> None:
    people.open(f"{STEP}?open=p2#item-p2")

    expect(people.page.get_by_role("textbox", name="Name", exact=True)).to_have_value("Omar")
    expect(people.page.get_by_role("textbox", name="Name", exact=True)).to_be_in_viewport()


def test_back_and_forward_open_and_close_a_row(people: Desk) -> None:
    people.keys.press(people.page.locator("#edit-p2"))
    name = people.page.get_by_role("textbox", name="Name", exact=True)
    expect(name).to_have_value("Omar")

    people.page.go_back()
    people.shows("personas", "Ted", "Omar", "Andi")
    people.page.go_forward()

    expect(name).to_have_value("Omar")


def test_refresh_after_a_save_does_not_open_the_row_again(people: Desk) -> None:
    people.keys.press(people.page.locator("#edit-p2"))
    people.keys.send(people.page.get_by_role("textbox", name="Name", exact=True))
    people.shows("personas", "Ted", "Omar", "Andi")

    people.page.reload()

    people.shows("personas", "Ted", "Omar", "Andi")
