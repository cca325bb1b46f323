"""The record of the focus finds what it is there for."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from tests.browser.focus_record import record_focus

PAGE = "<main tabindex=-1><button id=gone>Go</button><button id=stays>Stay</button></main>"


def _page(browser: Browser) -> tuple[Page, list[str]]:
    context = browser.new_context()
    lost = record_focus(context)
    page = context.new_page()
    page.route("**/*", lambda route: route.fulfill(body=PAGE, content_type="text/html"))
    page.goto("http://page.test/place")
    page.focus("#gone")
    return page, lost


def test_focus_whose_place_is_removed_is_found(browser: Browser) -> None:
    page, lost = _page(browser)

    page.evaluate("document.querySelector('#gone').remove()")
    page.wait_for_timeout(800)

    assert lost == ["/place BUTTON#gone. Go"]


def test_focus_that_goes_on_elsewhere_is_not(browser: Browser) -> None:
    page, lost = _page(browser)

    page.evaluate(
        "document.querySelector('#gone').remove(); document.querySelector('#stays').focus()"
    )
    page.wait_for_timeout(800)

    assert lost == []
