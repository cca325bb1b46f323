"""Pages in states that only somebody's doing brings about: axe, width and console find nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from canvases import editing
from canvases.access import Actor
from tests.browser.desk import Desk
from tests.browser.hands import Plain

pytestmark = pytest.mark.django_db(transaction=True)

WIDTHS = (320, 390, 768, 1360)
_TWICE = """() => {
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  return ids.filter((id, at) => ids.indexOf(id) !== at);
}"""


@pytest.fixture
def plain(desk: Desk, browser: Browser) -> Iterator[Plain]:
    """States as the server draws them, without scripts that would bring about others."""
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(desk.page.context.cookies())  # type: ignore[arg-type]
    yield Plain(context.new_page())
    context.close()


def open_form(hands: Plain, desk: Desk) -> None:
    hands.page.goto(desk.address("steps/customer-relationships/?open=r1"))
    for fold in hands.page.locator(".row--open details").all():
        fold.locator("> summary").click()


def open_stream(hands: Plain, desk: Desk) -> None:
    hands.page.goto(desk.address("steps/revenue-streams/?open=m1"))
    for fold in hands.page.locator(".row--open details").all():
        fold.locator("> summary").click()


def wrong_form(hands: Plain, desk: Desk) -> None:
    hands.page.goto(desk.address("steps/revenue-streams/?open=m1"))
    form = hands.page.locator(".row--open")
    hands.write(form.locator("[name=name]"), "")
    hands.write(form.locator("[name=packages-0-price]"), "about 25")
    hands.press(form.get_by_role("button", name="Save"))
    expect(form.locator("[aria-invalid=true]")).to_have_count(2)


def wrong_line(hands: Plain, desk: Desk) -> None:
    hands.page.goto(desk.address("steps/customer-segments/"))
    hands.write(hands.page.locator("#add-personas-name"), "Ted")
    hands.send(hands.page.locator("#add-personas-name"))
    expect(hands.page.locator("#add-personas-error")).to_be_visible()


def wrong_sentence(hands: Plain, desk: Desk) -> None:
    hands.page.goto(desk.address("steps/value-propositions/"))
    hands.write(hands.page.locator("#offer-new"), "a report " * 20)
    hands.send(hands.page.locator("#offer-new"))
    expect(hands.page.locator("#sentence-new [role=alert]")).to_be_visible()


def no_reason(hands: Plain, desk: Desk) -> None:
    hands.page.goto(desk.address("steps/key-partnerships/"))
    hands.press(hands.page.locator("#status-not_applicable"))
    expect(hands.page.locator("#refused-status")).to_be_visible()


def not_applicable(hands: Plain, desk: Desk) -> None:
    hands.page.goto(desk.address("steps/key-partnerships/"))
    hands.write(hands.page.locator("#status-reason"), "We do it all ourselves, and mean to")
    hands.press(hands.page.locator("#status-not_applicable"))
    expect(hands.page.get_by_text("We do it all ourselves")).to_be_visible()


def nobody_differs(hands: Plain, desk: Desk) -> None:
    hands.page.goto(desk.address("steps/customer-relationships/"))
    hands.press(hands.page.locator("#differs-save"))
    expect(hands.page.locator("#dealing-who [role=alert]")).to_be_visible()


def stale_note(hands: Plain, desk: Desk) -> None:
    hands.page.goto(desk.address("steps/channels/"))
    hands.write(hands.page.locator("#note-text"), "The poster is cheap.")
    theirs = "Omar reads no posters. " * 12
    editing.save_note(Actor(user=desk.canvas.owner), desk.canvas.pk, "channels", theirs, 0)
    hands.press(hands.page.locator("#note-save"))
    expect(hands.page.locator("#refused-note")).to_contain_text("Omar reads no posters.")


def deleted(hands: Plain, desk: Desk) -> None:
    hands.page.goto(desk.address("steps/customer-segments/"))
    hands.press(hands.page.get_by_role("button", name="Delete Omar"))
    expect(hands.page.locator("#flashes")).to_contain_text("Deleted “Omar”.")


def journey(hands: Plain, desk: Desk) -> None:
    hands.page.goto(desk.address("steps/channels/?who=p1&links=all"))
    hands.page.locator("#journey-notes-p1 summary").click()


def wrong_answer(hands: Plain, desk: Desk) -> None:
    hands.page.goto(desk.address("quick/1/"))
    hands.write(hands.page.locator("#answer"), "Omar")
    hands.press(hands.page.locator("#next"))
    expect(hands.page.locator("#quick-error")).to_be_visible()


def quick_done(hands: Plain, desk: Desk) -> None:
    hands.page.goto(desk.address("quick/done/"))


def done(hands: Plain, desk: Desk) -> None:
    hands.page.goto(desk.address("steps/analysis/"))
    for fold in hands.page.locator("#work details").all():
        if fold.is_visible():
            fold.locator("> summary").click()
    hands.press(hands.page.locator("#status-done"))
    expect(hands.page.get_by_text("You marked this step done")).to_be_visible()


STATES: list[Callable[[Plain, Desk], None]] = [
    open_form,
    open_stream,
    wrong_form,
    wrong_line,
    wrong_sentence,
    no_reason,
    not_applicable,
    nobody_differs,
    stale_note,
    deleted,
    journey,
    wrong_answer,
    quick_done,
    done,
]


@pytest.mark.parametrize("reach", STATES, ids=lambda state: state.__name__)
def test_state_is_sound(plain: Plain, desk: Desk, reach: Callable[[Plain, Desk], None]) -> None:
    page = desk.page
    page.emulate_media(reduced_motion="reduce")

    reach(plain, desk)
    drawn, address = plain.page.content(), plain.page.url.partition("#")[0]
    page.route(address, lambda route: route.fulfill(body=drawn, content_type="text/html"))
    page.goto(address)  # axe needs scripts

    assert _faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert _faults(page, {"runOnly": ["color-contrast"]}) == []
    assert page.evaluate(_TWICE) == []
    assert [w for w in WIDTHS if _overflows(page, w)] == []


def _overflows(page: Page, width: int) -> bool:
    page.set_viewport_size({"width": width, "height": 900})
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def _faults(page: Page, options: dict[str, Any] | None = None) -> list[str]:
    violations = Axe().run(page, options=options).response["violations"]
    return [f"{fault['id']}: {node['html']}" for fault in violations for node in fault["nodes"]]
