"""The whole way, by keyboard alone: from the start page to a PDF that says all that was typed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from canvases import storage
from canvases.models import Canvas
from tests.browser.founder import Founder, rooftop_parts, told
from tests.browser.hands import Keyboard
from tests.canvases.pdf_reading import missing, pages
from tests.canvases.pdf_strings import strings_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="session")
def base_url(live_server: LiveServer) -> str:
    return live_server.url


def test_guest_fills_ten_steps_by_keyboard_and_downloads_the_pdf(page: Page) -> None:
    case = rooftop_parts()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(error.message))
    founder = Founder(Keyboard(page), case)

    founder.begin()
    founder.walk()
    founder.sign_up("ann@example.org", "a roof and a ladder")
    founder.say_details()
    pdf = founder.download()

    canvas = Canvas.objects.get()
    assert told(storage.read(canvas)) == told(case)
    assert canvas.owner == User.objects.get(email="ann@example.org")
    typed = [text for texts in strings_of(case).values() for text in texts]
    assert missing(typed, "".join(pages(pdf))) == []
    assert said == []  # no script failed, and the policy refused nothing
