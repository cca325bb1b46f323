"""The poster in a real browser: it fits, can be read, and traces by key and without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from canvases import document as doc
from canvases import storage
from tests.canvases.big_documents import big_document

pytestmark = pytest.mark.django_db(transaction=True)

ROOFTOP = doc.Document(
    format="canvas",
    version=1,
    title="Rooftop Parts",
    segments=(doc.Segment(id="s1", name="Technicians"), doc.Segment(id="s2", name="Owners")),
    personas=(doc.Persona(id="p1", name="Ted", segment="s1", role="user"),),
    propositions=(
        doc.Proposition(id="v1", name="Parts lookup"),
        doc.Proposition(id="v2", name="Margin report"),
    ),
    fits=(doc.Fit(who="s1", proposition="v1"), doc.Fit(who="s2", proposition="v2")),
    channels=(doc.Channel(id="c1", name="Web site"),),
    costs=(doc.Cost(id="x1", name="Hosting", behaviour="fixed"),),
)
MUTED = ".poster__entry[data-muted] .poster__name"


def address(live_server: LiveServer, document: doc.Document = ROOFTOP) -> str:
    canvas = storage.create(document, example="shown-to-all")
    return f"{live_server.url}/canvases/{canvas.pk}/poster/"


def test_trace_by_keyboard(page: Page, live_server: LiveServer) -> None:
    page.goto(address(live_server))
    owners = page.get_by_role("button", name="Owners")

    owners.focus()
    page.keyboard.press("Enter")

    expect(owners).to_have_attribute("aria-pressed", "true")
    expect(page.locator(MUTED)).to_have_text(["Technicians", "Parts lookup", "Hosting"])
    expect(page.get_by_role("status").first).to_have_text("3 of 6 items are for Owners")
    expect(owners).to_be_focused()
    assert page.url.endswith("?trace=s2")

    page.keyboard.press("Enter")

    expect(owners).to_have_attribute("aria-pressed", "false")
    expect(page.locator(MUTED)).to_have_count(0)
    expect(page.get_by_role("status").first).to_have_text("0 of 10 steps done, 4 to look at")
    assert page.url.endswith("/poster/")


def test_trace_without_scripts_says_the_same(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address(live_server))

    page.get_by_role("button", name="Owners").click()

    expect(page.get_by_role("button", name="Owners")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(MUTED)).to_have_text(["Technicians", "Parts lookup", "Hosting"])
    expect(page.get_by_role("status").first).to_have_text("3 of 6 items are for Owners")

    page.get_by_role("button", name="Owners").click()

    expect(page.locator(MUTED)).to_have_count(0)
    context.close()


@pytest.mark.parametrize(("width", "columns"), [(320, 1), (768, 2), (1360, 5)])
def test_longest_words_stay_inside(
    width: int, columns: int, page: Page, live_server: LiveServer
) -> None:
    document = big_document(400, name_length=160, unbroken=True)
    page.set_viewport_size({"width": width, "height": 800})

    page.goto(address(live_server, document))

    assert page.evaluate("document.documentElement.scrollWidth") == width
    lefts = page.evaluate(
        "[...document.querySelectorAll('.poster__block')].map(e => Math.round(e.offsetLeft))"
    )
    assert len(set(lefts)) == columns + (width == 1360)  # two wide blocks below, half each


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1360, 390])
@pytest.mark.parametrize("query", ["", "?trace=s2"])
def test_axe_finds_nothing(
    query: str,
    width: int,
    scheme: str,
    new_context: Callable[..., BrowserContext],
    live_server: LiveServer,
) -> None:
    context = new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address(live_server) + query)

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()


def test_poster_prints_on_one_landscape_page(page: Page, live_server: LiveServer) -> None:
    page.goto(address(live_server))

    paper = page.pdf(prefer_css_page_size=True)

    assert paper.count(b"/Type /Page\n") == 1
