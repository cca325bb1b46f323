"""A consultant's desk in a real browser: by keyboard alone, and how it looks when it is full."""

from __future__ import annotations

import re

import msgspec
import pytest
from django.test import Client
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from canvases import storage
from canvases.access import Actor
from canvases.models import Canvas
from reviews.desk import rows, search
from tests.browser.hands import Keyboard
from tests.browser.test_look import faults_on
from tests.canvases.factories import linked_document, make_document
from tests.reviews.conftest import Case
from tests.reviews.desk_data import fill

WIDTHS = (320, 390, 768, 1000, 1360)
LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwenversicherung " * 3
STATES = ("draft", "submitted", "half", "in_review", "asked", "approved", "reopened")

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def rita(db: None) -> User:
    return User.objects.create_user("rita@example.org", "rita's password", name="Rita")


@pytest.fixture
def twelve(owner: User, rita: User) -> dict[str, Canvas]:
    """Canvases in every state, one that is closed while it is a draft, and one of a long name."""
    made = {state: _case(owner, rita, f"Client {state}", state).canvas for state in STATES}
    made["errors"] = _case(owner, rita, "Harbour Roasters", "submitted").canvas
    made["closed"] = _case(owner, rita, "Lantern", "draft").canvas
    Canvas.objects.filter(pk=made["closed"].pk).update(drafts_open=False)
    for name, title in (("long", LONG[:160]), ("empty", "Quarry"), ("other", "Orchard")):
        document = make_document(title=title, organisation=LONG[:120] if name == "long" else "")
        made[name] = storage.create(document, owner=owner)
        made[name].members.create(user=rita, role="reviewer")
    rows.lay_out(canvas.pk for canvas in made.values())
    while search.bring_along(rita):  # as a worker would
        pass
    return made


@pytest.fixture
def clients(page: Page, live_server: LiveServer, rita: User) -> Page:
    """The consultant's page."""
    client = Client()
    client.force_login(rita)
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    return page


def test_desk_is_worked_by_keyboard_alone(
    clients: Page, live_server: LiveServer, twelve: dict[str, Canvas], owner: User, rita: User
) -> None:
    fill(rita, owner, mine=20, all_in_all=20)
    hands = Keyboard(clients)
    clients.goto(f"{live_server.url}/desk/")
    titles = clients.locator(".desk__title")
    expect(titles).to_have_count(25)

    # To the next page and back.
    with clients.expect_navigation():
        hands.keys("n")
    expect(titles).to_have_count(7)
    with clients.expect_navigation():
        hands.keys("p")
    expect(titles).to_have_count(25)

    # A search, what waits, and an order.
    hands.keys("/")
    hands.type("client")
    with clients.expect_navigation():
        hands.keys("Enter")
    expect(titles).to_have_count(len(STATES))
    hands.follow(clients.get_by_role("link", name=re.compile("^Waiting for me")))
    expect(titles).to_have_count(3)
    hands.choose(clients.get_by_label("Sorted by"), "Title")
    hands.follow(clients.get_by_role("button", name="Show"))
    expect(titles).to_have_text(["Client half", "Client in_review", "Client submitted"])

    # A canvas is opened, and one comes back to where one was.
    hands.keys("j", "j")
    expect(titles.nth(1)).to_be_focused()
    with clients.expect_navigation():
        hands.keys("Enter")
    expect(clients).to_have_url(re.compile(f"/canvases/{twelve['in_review'].pk}/review/"))
    clients.go_back()
    expect(titles).to_have_text(["Client half", "Client in_review", "Client submitted"])
    expect(titles.nth(1)).to_be_focused()
    hands.keys("x")
    expect(_line(clients, twelve["in_review"]).get_by_role("checkbox")).to_be_checked()
    hands.keys("k", "k", "k")
    expect(titles.nth(0)).to_be_focused()


def test_keys_of_the_desk_leave_a_search_alone(
    clients: Page, live_server: LiveServer, twelve: dict[str, Canvas]
) -> None:
    clients.goto(f"{live_server.url}/desk/")

    clients.keyboard.press("/")
    clients.keyboard.type("njx/kp")

    expect(clients.get_by_role("searchbox")).to_have_value("njx/kp")


@pytest.mark.parametrize("width", [390, 1360])
def test_axe_finds_nothing_on_a_desk(
    clients: Page, live_server: LiveServer, twelve: dict[str, Canvas], width: int
) -> None:
    clients.set_viewport_size({"width": width, "height": 900})
    paths = ("/desk/", "/desk/?sort=title&state=draft", "/desk/?q=nothing", "/desk/?as=owner")

    assert faults_on(clients, live_server.url, paths, unfold=True) == {}


def test_nothing_of_a_desk_is_wider_than_its_window(
    clients: Page, live_server: LiveServer, twelve: dict[str, Canvas]
) -> None:
    too_wide = {}
    for width in WIDTHS:
        clients.set_viewport_size({"width": width, "height": 900})
        clients.goto(f"{live_server.url}/desk/")
        clients.get_by_text("Filter and sort").click()
        page, table = clients.locator("html"), clients.locator(".table-wrap")
        found = {
            name: place.evaluate("(e) => e.scrollWidth - e.clientWidth")
            for name, place in (("page", page), ("table", table))
        }
        if any(found.values()):
            too_wide[width] = found

    assert too_wide == {}


def _line(page: Page, canvas: Canvas) -> Locator:
    return page.locator(f"#line-{canvas.pk}")


def _case(founder: User, reviewer: User, title: str, state: str) -> Case:
    """A canvas that has come as far as a state."""
    named = {"title": title, "organisation": f"{title} Ltd"}
    canvas = storage.create(msgspec.structs.replace(linked_document(), **named), owner=founder)
    canvas.members.create(user=reviewer, role="reviewer")
    case = Case(canvas, Actor.of(founder), Actor.of(reviewer))
    if state != "draft":
        case.submit(scope="half" if state == "half" else "whole")
    if state in ("in_review", "asked"):
        case.say("Who answers?", kind="must_fix")
    if state in ("asked", "approved", "reopened"):
        case.finish("changes" if state == "asked" else "approved", "Go on.")
    if state == "reopened":
        case.reopen()
    return case
