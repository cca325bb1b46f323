"""What is wrong, and what somebody else changed first: told in its place, and nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from canvases import editing, storage
from canvases.access import Actor
from canvases.models import Canvas
from tests.browser.desk import Desk
from tests.browser.hands import END, Hands, Plain

pytestmark = pytest.mark.django_db(transaction=True)

WAYS = ["with scripts", "without scripts"]


@pytest.fixture(params=WAYS)
def hands(request: pytest.FixtureRequest, desk: Desk, browser: Browser) -> Iterator[Hands]:
    """The same canvas, in the same session, by keyboard and without scripts."""
    if request.param == WAYS[0]:
        yield desk.keys
        return
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(desk.page.context.cookies())  # type: ignore[arg-type]
    yield Plain(context.new_page())
    context.close()


def test_taken_name_is_told_beside_it_and_the_rest_is_kept(hands: Hands, desk: Desk) -> None:
    page = hands.page
    page.goto(desk.address("steps/customer-segments/?open=p2"))
    form = page.locator(".row--open")

    hands.write(_field(form, "name"), "Ted")
    hands.pick(form.locator("[name=role][value=both]"))
    hands.write(_field(form, "think"), "Wrong parts eat my margin")
    hands.press(form.get_by_role("button", name=END))

    expect(_field(form, "name")).to_have_value("Ted")
    _is_told(_field(form, "name"), "already")
    expect(form.locator("[name=role][value=both]")).to_be_checked()
    expect(_field(form, "think")).to_have_value("Wrong parts eat my margin")
    assert [p.name for p in desk.document().personas] == ["Ted", "Omar", "Andi"]

    hands.write(_field(form, "name"), "Omar, the owner")
    hands.press(form.get_by_role("button", name=END))

    expect(form).to_have_count(0)
    omar = desk.document().personas[1]
    assert (omar.name, omar.role, omar.think) == (
        "Omar, the owner",
        "both",
        "Wrong parts eat my margin",
    )


def test_what_is_wrong_goes_back_to_what_is_saved_and_the_rest_is_stored(desk: Desk) -> None:
    desk.open("steps/customer-segments/?open=p2")
    form = desk.page.locator(".row--open")
    desk.keys.unfold(_field(form, "think"))
    _field(form, "name").fill("Ted")
    _field(form, "think").fill("Wrong parts eat my margin")
    form.get_by_role("button", name=END).click()
    back = form.get_by_role("button", name="Use what is saved")
    expect(back).to_be_visible()

    with desk.page.expect_response(lambda answer: answer.status == 200 and "/p2/" in answer.url):
        desk.keys.press(back)

    expect(back).to_have_count(0)
    expect(_field(form, "name")).to_have_value("Omar")
    expect(_field(form, "name")).to_be_focused()
    omar = desk.document().personas[1]
    assert (omar.name, omar.think) == ("Omar", "Wrong parts eat my margin")


def test_wrong_price_is_told_in_its_open_fold(hands: Hands, desk: Desk) -> None:
    page = hands.page
    page.goto(desk.address("steps/revenue-streams/?open=m1"))
    form = page.locator(".row--open")

    hands.write(_field(form, "packages-0-price"), "about 25")
    hands.write(_field(form, "analogue"), "Phone contracts")
    hands.press(form.get_by_role("button", name=END))

    expect(_field(form, "packages-0-price")).to_be_visible()
    expect(_field(form, "packages-0-price")).to_have_value("about 25")
    _is_told(_field(form, "packages-0-price"), "Write an amount such as 25, 49.50 or 1,200.00")
    expect(_field(form, "analogue")).to_have_value("Phone contracts")


def test_every_wrong_field_is_told_in_its_own_box(desk: Desk) -> None:
    desk.open("steps/revenue-streams/?open=m1")
    form = desk.page.locator(".row--open")
    price, units = _field(form, "packages-0-price"), _field(form, "packages-0-units")
    desk.keys.unfold(price)

    for wrong in ("about 25", "25 or 30"):
        price.fill(wrong)
        units.fill("some")
        form.get_by_role("button", name="Done").click()

        expect(price).to_be_focused()
        _is_told(price, "^! Write an amount such as")
        _is_told(units, "Write a whole number such as")
        expect(form.locator(".record").first.locator("> *")).to_have_count(6)
        expect(form.locator(".field__error")).to_have_count(2)


def test_an_error_that_appears_moves_nothing_under_a_pressed_pointer(desk: Desk) -> None:
    desk.open("steps/cost-structure/?open=x1")
    form = desk.page.locator(".row--open")
    choice = form.locator("label", has_text="A quarter")
    held: list[Route] = []
    desk.page.route("**/costs/x1/", lambda route: route.continue_() if held else held.append(route))

    _field(form, "amount").fill("3,5x")
    choice.hover()
    desk.page.mouse.down()
    while not held:
        desk.page.wait_for_timeout(25)
    with desk.page.expect_response(lambda answer: answer.status == 422):
        held[0].continue_()
    desk.page.wait_for_timeout(300)
    expect(form.locator(".field__error")).to_have_count(0)
    desk.page.mouse.up()

    expect(choice.locator("input")).to_be_checked()
    _is_told(_field(form, "amount"), "Write an amount such as")


def test_step_that_does_not_apply_asks_for_a_reason(hands: Hands, desk: Desk) -> None:
    page = hands.page
    page.goto(desk.address("steps/key-partnerships/"))

    hands.press(page.locator("#status-not_applicable"))

    reason = page.get_by_label("Why not?")
    expect(reason).to_be_visible()
    _is_told(reason, "why this step does not apply")
    hands.write(reason, "We do it all ourselves")
    hands.press(page.locator("#status-not_applicable"))
    expect(page.get_by_text("We do it all ourselves")).to_be_visible()


def test_sentence_too_long_comes_back_whole(hands: Hands, desk: Desk) -> None:
    page = hands.page
    page.goto(desk.address("steps/value-propositions/"))
    offer = "a report " * 20

    hands.write(page.locator("#need-new"), "to see what wrong parts cost")
    hands.write(page.locator("#offer-new"), offer)
    hands.send(page.locator("#offer-new"))

    expect(page.locator("#sentence-new")).to_contain_text("160 characters")
    expect(page.locator("#need-new")).to_have_value("to see what wrong parts cost")
    expect(page.locator("#offer-new")).to_have_value(offer)
    assert len(desk.document().problems) == 1


def test_note_that_changed_meanwhile_shows_both_texts(hands: Hands, desk: Desk) -> None:
    page = hands.page
    # A page that heard of it before anything is typed shows it, and nothing conflicts.
    page.route("**/pulse/", lambda route: route.fulfill(status=304))
    page.goto(desk.address("steps/channels/"))
    note = page.get_by_role("textbox", name="Note for this step")
    editing.save_note(_owner(desk), desk.canvas.pk, "channels", "Omar reads no posters.", 0)
    hands.write(note, "The poster is cheap.")

    hands.finish(page.get_by_role("button", name="Save note"))
    note.blur()

    _shows(page, "The poster is cheap.", "Omar reads no posters.")


def test_item_that_changed_meanwhile_shows_both_names(hands: Hands, desk: Desk) -> None:
    page = hands.page
    page.goto(desk.address("steps/customer-segments/?open=p2"))
    name = _field(page.locator(".row--open"), "name")
    hands.write(name, "Omar Senior")
    revision = storage.snapshot(Canvas.objects.get()).revisions["p2"]
    editing.change(
        _owner(desk), desk.canvas.pk, "personas", "p2", {"name": "Omar Junior"}, revision
    )

    hands.send(name)

    _shows(page, "Omar Senior", "Omar Junior")


def test_two_tabs_add_to_each_other(desk: Desk) -> None:
    desk.open("steps/customer-segments/")
    other = desk.page.context.new_page()
    other.goto(desk.address("steps/customer-segments/"))

    for page, name in ((desk.page, "Bea"), (other, "Cid")):
        page.fill("#add-personas-name", name)
        page.press("#add-personas-name", "Enter")
        expect(page.locator("#list-personas .row__name").filter(has_text=name)).to_be_visible()
    other.fill("#note-text", "They all work on roofs.")
    other.locator("#note-text").blur()
    expect(other.get_by_text("See how it reads")).to_be_visible()
    desk.page.reload()

    desk.shows("personas", "Ted", "Omar", "Andi", "Bea", "Cid")
    expect(desk.page.locator("#note-text")).to_have_value("They all work on roofs.")


def _field(form: Locator, name: str) -> Locator:
    return form.locator(f'[name="{name}"]')


def _is_told(field: Locator, words: str) -> None:
    """What is wrong stands beside the field, and the field says so itself."""
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile(words))


def _shows(page: Page, *texts: str) -> None:
    """Each text can soon be read on the page: in words, or in a field."""
    for _ in range(100):
        if not (unread := [text for text in texts if text not in _read(page)]):
            return
        page.wait_for_timeout(50)  # a save that is under way is answered and drawn
    raise AssertionError(f"Nowhere to be read: {unread}")


def _read(page: Page) -> str:
    """All that the page says, and what its fields hold."""
    return str(
        page.locator("body").evaluate(
            """(body) => [...body.querySelectorAll("input, textarea")]
              .filter((field) => field.checkVisibility())
              .reduce((said, { value }) => `${said}\n${value}`, body.innerText)"""
        )
    )


def _owner(desk: Desk) -> Actor:
    return Actor(user=desk.canvas.owner)
