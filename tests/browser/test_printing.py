"""Printed from the browser, a page shows all that was written, and the poster is one page."""

from __future__ import annotations

import re
from contextlib import closing

import pypdfium2
import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from canvases.document import decode
from canvases.examples import EXAMPLES, Example
from tests.browser.test_poster import address

pytestmark = pytest.mark.django_db(transaction=True)
NOTE = "\n".join(f"Line {number} of the note" for number in range(1, 121))


def printed(page: Page) -> list[str]:
    paper = page.pdf(prefer_css_page_size=True)
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

    assert len(printed(page)) == 1
