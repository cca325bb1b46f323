"""The quick start: ten questions, one line each, and a canvas that is linked at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from canvases import document as doc
from canvases import storage
from canvases.document import Document
from canvases.models import Canvas
from canvases.steps import STEPS
from tests.browser.founder import told
from tests.browser.hands import Hands, Keyboard, Plain
from tests.canvases.pdf_reading import missing, pages

pytestmark = pytest.mark.django_db(transaction=True)

LINES = (
    "Ted",
    "Parts lookup in the field",
    "Poster at the trade counter",
    "Help inside the app, answered within the hour",
    "Monthly licence, 25 a seat",
    "Keep the catalogue current",
    "Licensed manual library",
    "Equipment makers",
    "Two people who read manuals",
    "Technicians may spend 30 a month without asking",
)


@pytest.fixture
def hands(page: Page) -> Hands:
    return Keyboard(page)


@pytest.fixture
def plain(browser: Browser, live_server: LiveServer) -> Iterator[Hands]:
    context = browser.new_context(java_script_enabled=False)
    yield Plain(context.new_page())
    context.close()


def test_ten_lines_by_keyboard_make_a_linked_canvas(hands: Hands, live_server: LiveServer) -> None:
    _make_it_whole(hands, live_server)


def test_ten_lines_without_scripts_make_a_linked_canvas(
    plain: Hands, live_server: LiveServer
) -> None:
    _make_it_whole(plain, live_server)


@pytest.mark.parametrize("last", [1, 6])
def test_it_can_be_stopped_after_any_line(hands: Hands, live_server: LiveServer, last: int) -> None:
    _begin(hands, live_server)
    for line in LINES[: last - 1]:
        _answer(hands, line)

    _answer(hands, LINES[last - 1], button="Stop here and see the canvas")

    expect(hands.page.get_by_role("heading", level=1)).to_have_text("Your first canvas stands")
    expect(hands.page.locator(".poster__entry")).to_have_count(last)
    expect(hands.page.locator(".poster")).to_contain_text(LINES[last - 1])


def test_going_back_rewords_and_makes_nothing_twice(hands: Hands, live_server: LiveServer) -> None:
    _begin(hands, live_server)
    _answer(hands, "Ted")
    _answer(hands, "Parts lookup", button="Back")

    expect(hands.page.locator("#answer")).to_have_value("Ted")
    _answer(hands, "Theo")

    expect(hands.page.get_by_role("heading", level=1)).to_have_text("What do you offer Theo?")
    expect(hands.page.locator("#answer")).to_have_value("Parts lookup")
    document = storage.read(Canvas.objects.get())
    assert [persona.name for persona in document.personas] == ["Theo"]
    assert [proposition.name for proposition in document.propositions] == ["Parts lookup"]
    assert len(document.fits) == 1


def test_a_skipped_line_that_is_said_later_is_linked_as_well(
    hands: Hands, live_server: LiveServer
) -> None:
    _begin(hands, live_server)
    for line in ("", "Parts lookup", "", "", "Monthly licence"):
        _answer(hands, line)

    hands.page.goto(hands.page.url.replace("/quick/6/", "/quick/1/"))
    _answer(hands, "Ted")

    document = storage.read(Canvas.objects.get())
    fit = doc.Fit(who=document.personas[0].id, proposition=document.propositions[0].id)
    assert document.fits == (fit,)
    assert document.revenue_streams[0].drivers == (fit,)
    assert document.revenue_streams[0].paid_by == (document.personas[0].id,)


def test_what_is_refused_stays_in_its_line(hands: Hands, live_server: LiveServer) -> None:
    _begin(hands, live_server)

    hands.write(hands.page.locator("#answer"), "x" * 161)
    hands.press(hands.page.get_by_role("button", name="Next"))

    line = hands.page.get_by_label("Who is it for? Name one person.")
    expect(line).to_have_value("x" * 161)
    expect(line).to_have_accessible_description(re.compile("Write at most 160 characters"))
    expect(line).to_have_attribute("aria-invalid", "true")


def test_a_line_entered_offline_goes_on_when_the_network_is_back(
    hands: Hands, live_server: LiveServer
) -> None:
    _begin(hands, live_server)
    hands.page.context.set_offline(True)
    hands.write(hands.page.locator("#answer"), "Ted")
    hands.page.keyboard.press("Enter")
    expect(hands.page.locator("#saved")).to_have_text("Not saved yet, trying again")

    hands.page.context.set_offline(False)

    expect(hands.page).to_have_url(re.compile("/quick/2/$"))
    assert [persona.name for persona in storage.read(Canvas.objects.get()).personas] == ["Ted"]


def test_wizard_goes_on_where_the_quick_start_ended(hands: Hands, live_server: LiveServer) -> None:
    _begin(hands, live_server)
    _answer(hands, "Ted", button="Stop here and see the canvas")

    hands.follow(hands.page.get_by_role("link", name="Now make it hold together"))
    hands.follow(hands.page.get_by_role("link", name="Continue with customer segments"))

    expect(hands.page.locator("#list-personas .row__name")).to_contain_text("Ted")


def _make_it_whole(hands: Hands, live_server: LiveServer) -> None:
    _begin(hands, live_server)

    for line in LINES[:-1]:
        _answer(hands, line)
    _answer(hands, LINES[-1], button="Finish")

    assert told(storage.read(Canvas.objects.get())) == told(_linked())
    with hands.page.expect_download() as started:
        hands.start(hands.page.get_by_role("link", name="Download the short PDF"))
    pdf = pages(started.value.path().read_bytes())
    assert len(pdf) == 2
    assert missing(LINES, "".join(pdf)) == []
    hands.follow(hands.page.get_by_role("link", name="Now make it hold together"))
    expect(hands.page.get_by_role("heading", level=1)).to_have_text("Rooftop Parts")


def _begin(hands: Hands, live_server: LiveServer) -> None:
    hands.page.goto(live_server.url)
    hands.write(hands.page.get_by_label("What is it called?"), "Rooftop Parts")
    hands.follow(hands.page.get_by_role("button", name="quick start"))
    expect(hands.page).to_have_title("Question 1 of 10 · Rooftop Parts · Throughline")


def _answer(hands: Hands, line: str, *, button: str = "Next") -> None:
    hands.write(hands.page.locator("#answer"), line)
    hands.follow(hands.page.get_by_role("button", name=button, exact=True))


def _linked() -> Document:
    """What ten lines say, each linked to the one before."""
    names = dict(enumerate(LINES, 1))
    return Document(
        format="canvas",
        version=1,
        title="Rooftop Parts",
        personas=(doc.Persona(id="p", name=names[1]),),
        propositions=(doc.Proposition(id="v", name=names[2]),),
        fits=(doc.Fit(who="p", proposition="v"),),
        channels=(
            doc.Channel(
                id="c",
                name=names[3],
                touches=(doc.Touch(stage="attention"), doc.Touch(stage="action")),
            ),
        ),
        relationships=(doc.Relationship(id="r", name=names[4]),),
        revenue_streams=(
            doc.RevenueStream(
                id="m",
                name=names[5],
                drivers=(doc.Fit(who="p", proposition="v"),),
                paid_by=("p",),
            ),
        ),
        activities=(doc.Activity(id="a", name=names[6], delivers=("v",)),),
        resources=(doc.Resource(id="e", name=names[7], used_by=("a",)),),
        partners=(doc.Partner(id="n", name=names[8], provides=("e",)),),
        costs=(doc.Cost(id="x", name=names[9], driven_by=("a",)),),
        assumptions=(
            doc.Assumption(
                id="h",
                text=names[10],
                kind="value",
                step="value-propositions",
                about="v",
                impact=5,
                evidence=1,
            ),
        ),
        steps={
            step.key: doc.Step(status="in_progress")  # type: ignore[misc]
            for step in STEPS[:-1]
            if step.number
        },
    )
