"""Where things stand on the pages of a review, and that nothing touches what is not its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from msgspec.structs import replace
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from canvases import document as doc
from canvases import storage
from canvases.access import Actor
from tests.browser.test_look import faults_on
from tests.canvases.factories import linked_document
from tests.reviews.conftest import Case

pytestmark = pytest.mark.django_db(transaction=True)
STEP = "review/customer-segments/"
INSETS = """box => {
    const inside = document.createRange();
    inside.selectNodeContents(box);
    const outer = box.getBoundingClientRect(), inner = inside.getBoundingClientRect();
    return [inner.left - outer.left, inner.top - outer.top, outer.bottom - inner.bottom];
}"""
GAP = """box => box.nextElementSibling.getBoundingClientRect().top
    - box.getBoundingClientRect().bottom"""


@pytest.fixture
def case(owner: User, db: None) -> Case:
    """A long step with more comments than a window holds."""
    rita = User.objects.create_user("rita@example.org", name="Rita")
    document = linked_document()
    people = tuple(doc.Persona(id=f"p{n + 3}", name=f"Person {n}") for n in range(30))
    document = replace(document, personas=(*document.personas, *people))
    canvas = storage.create(document, owner=owner)
    canvas.members.create(user=rita, role="reviewer")
    case = Case(canvas, Actor.of(owner), Actor.of(rita))
    case.submit()
    for n in range(6):
        case.say(f"Remark {n}", about={"step": "customer-segments"})
    return case


@pytest.fixture
def reviewer(browser: Browser, live_server: LiveServer, case: Case) -> Iterator[Page]:
    client = Client()
    client.force_login(User.objects.get(email="rita@example.org"))
    context = browser.new_context(viewport={"width": 1360, "height": 700})
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    yield context.new_page()
    context.close()


def test_comments_stay_in_sight_beside_a_long_step(
    reviewer: Page, live_server: LiveServer, case: Case
) -> None:
    reviewer.goto(live_server.url + case.home + STEP)

    reviewer.evaluate("scrollTo(0, document.body.scrollHeight)")
    aside = reviewer.locator("#comments").bounding_box()
    reviewer.locator("#write-text").focus()
    write = reviewer.locator("#write-text").bounding_box()

    assert aside is not None
    # The page may end within a pixel, where the browser scrolls to the whole one.
    assert (round(aside["y"]), aside["height"]) == (56, 700 - 56)
    assert write is not None
    assert 56 <= write["y"] <= 700 - write["height"]


@pytest.mark.parametrize("width", [1360, 390])
def test_axe_finds_nothing_on_a_long_review(
    reviewer: Page, live_server: LiveServer, case: Case, width: int
) -> None:
    reviewer.set_viewport_size({"width": width, "height": 700})
    paths = [case.home + STEP, case.home + "review/history/", "/reviews/letterhead/"]

    assert faults_on(reviewer, live_server.url, paths, unfold=True) == {}
    for path in paths:
        reviewer.goto(live_server.url + path)
        assert reviewer.evaluate("document.documentElement.scrollWidth") <= width


def test_what_the_checks_say_stands_inside_its_box(
    reviewer: Page, live_server: LiveServer, case: Case
) -> None:
    reviewer.goto(live_server.url + case.home + "review/value-propositions/")
    reviewer.locator("#findings > summary").click()

    left, top, bottom = reviewer.locator("#findings > .finding").first.evaluate(INSETS)

    assert min(left, top, bottom) >= 8


def test_what_was_decided_does_not_touch_the_work(
    desk_of_owner: Page, live_server: LiveServer, case: Case
) -> None:
    case.judge("customer-segments", "changes")
    case.finish()

    desk_of_owner.goto(f"{live_server.url}{case.home}steps/customer-segments/")

    assert desk_of_owner.locator("#approval").evaluate(GAP) >= 8


@pytest.fixture
def desk_of_owner(page: Page, live_server: LiveServer, owner_client: Client) -> Page:
    session = owner_client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    return page
