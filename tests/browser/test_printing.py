"""Printed from the browser, a page shows all that was written, and the poster is one page."""

from __future__ import annotations

import re
from contextlib import closing

import pypdfium2
import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from canvases.document import Document, decode
from canvases.examples import EXAMPLES, Example
from tests.browser.test_poster import address
from tests.canvases.big_documents import big_document

pytestmark = pytest.mark.django_db(transaction=True)
# What does not lie whole in its block, and blocks that are higher than the poster.
CUT = """[...document.querySelectorAll('.poster__entry:not([data-off-paper]), .poster__rest')]
  .filter(one => one.getClientRects().length)
  .filter(one => one.getBoundingClientRect().bottom
    > Math.min(...[one.closest('.poster__block'), one.closest('.poster')]
        .map(box => box.getBoundingClientRect().bottom)) + 0.5)
  .map(one => one.textContent)"""
NOTE = "\n".join(f"Line {number} of the note" for number in range(1, 121))


def printed(page: Page, paper_size: str = "letter") -> list[str]:
    paper = page.pdf(prefer_css_page_size=True, format=paper_size)
    with closing(pypdfium2.PdfDocument(paper)) as document:
        return [one.get_textpage().get_text_bounded() for one in document]


def test_note_prints_whole(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/canvases/new/")
    page.get_by_role("textbox").first.fill("Rooftop Parts")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/canvases/[0-9a-f-]{36}/"))
    home = re.findall(".*/canvases/[0-9a-f-]{36}/", page.url)[0]
    page.goto(f"{home}steps/channels/")
    page.locator("#note-text").fill(NOTE)

    paper = "".join(printed(page))

    wanted = [f"Line {number} of the note" for number in (1, 60, 119, 120)]
    assert [line for line in wanted if line not in paper] == []
    assert page.locator(".print-copy").count() == 0


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.slug)
def test_poster_of_a_whole_canvas_prints_on_one_page(
    example: Example, page: Page, live_server: LiveServer
) -> None:
    page.goto(address(live_server, decode(example.path.read_bytes())))

    (paper,) = printed(page)

    assert not re.search(r"and \d+ more", paper)


@pytest.mark.parametrize(
    "document",
    [big_document(60), big_document(2_000), big_document(300, name_length=160, unbroken=True)],
    ids=["full", "largest", "longest"],
)
def test_fuller_poster_prints_on_one_page_and_says_what_is_left_out(
    document: Document, page: Page, live_server: LiveServer
) -> None:
    page.goto(address(live_server, document))

    (paper,) = printed(page, "A4")
    page.set_viewport_size({"width": 986, "height": 800})  # the narrower paper
    page.emulate_media(media="print")

    left_out = sum(int(more) for more in re.findall(r"and (\d+) more", paper))
    names = page.locator(".poster__entry:not([data-off-paper])")
    assert left_out + names.count() == page.locator(".poster__entry").count()
    assert page.evaluate(CUT) == []
