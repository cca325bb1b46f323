"""The whole way again, in a browser that runs no scripts: every save is a form and a page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from canvases import storage
from canvases.models import Canvas
from tests.browser.founder import Founder, rooftop_parts, told
from tests.browser.hands import Plain
from tests.canvases.pdf_reading import missing, pages
from tests.canvases.pdf_strings import strings_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def plain(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_guest_fills_ten_steps_without_scripts_and_downloads_the_pdf(plain: Page) -> None:
    case = rooftop_parts()
    founder = Founder(Plain(plain), case)

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
