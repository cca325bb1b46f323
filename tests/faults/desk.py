"""A step's page in a real browser."""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Page

from tests.faults.founder import Founder

_IS_SAVED = """() => document.getElementById("saved").textContent.startsWith("Saved ")
    && !Object.keys(sessionStorage).some((name) => name.startsWith("waiting "))"""
_STATE = """() => [document.getElementById("saved")?.outerHTML, ...Object.entries(sessionStorage),
    document.getElementById("main").innerText.slice(0, 300)]"""
_CARD = ".conflict"
_FOCUS = "(field) => { field.focus(); return document.activeElement === field; }"


class Desk:
    """One tab of one founder."""

    def __init__(self, page: Page, founder: Founder) -> None:
        self.page, self.founder = page, founder

    def open(self, step: str, **query: str) -> None:
        asked = f"?{urlencode(query)}" if query else ""
        self.page.goto(f"/canvases/{self.founder.canvas}/steps/{step}/{asked}")

    def another(self) -> Desk:
        """A second tab of the same browser, which does not hear of what the first one does."""
        page = self.page.context.new_page()
        page.route("**/pulse/", lambda route: route.abort())
        return Desk(page, self.founder)

    def sign_in_again(self, email: str, password: str) -> None:
        """In the dialog that the page shows."""
        self.page.wait_for_selector("#sign-in-again[open]")
        self.page.fill("#sign-in-again-email", email)
        self.page.fill("#sign-in-again-password", password)
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector("#sign-in-again:not([open])", state="attached")

    def enter(self, block: str, name: str) -> None:
        """Type a line and Enter, as fast as a script can."""
        self.go_to(f"#add-{block}-name")
        self.page.keyboard.type(name)
        self.page.keyboard.press("Enter")

    def type(self, field: str, text: str, *, pause: float = 0) -> None:
        """Go on writing behind what stands there, with a pause after each key."""
        self.go_to(field)
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(text, delay=pause * 1000)

    def write(self, field: str, text: str) -> None:
        """Write this in the place of what stands there."""
        self.go_to(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def go_to(self, field: str) -> None:
        assert self.page.locator(field).evaluate(_FOCUS), f"{field} takes no focus"

    def is_saved(self) -> bool:
        """Whether the page says so, and nothing waits in the tab."""
        return bool(self.page.evaluate(_IS_SAVED))

    def wait_until_saved(self, seconds: float) -> None:
        self.wait_for(self.is_saved, seconds)

    def wait_until_settled(self, seconds: float) -> str:
        """Whether a save ended in a card or merged by itself."""
        self.wait_for(lambda: self.is_saved() or self.page.locator(_CARD).count(), seconds)
        return "card" if self.page.locator(_CARD).count() else "merge"

    def press(self, button: str) -> None:
        """A button of the card."""
        self.page.locator(_CARD).get_by_role("button", name=button, exact=True).click()

    def wait_for(self, reached: Any, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not reached():
            if time.monotonic() > until:
                raise AssertionError(f"Not within {seconds} s: {self.page.evaluate(_STATE)}")
            self.page.wait_for_timeout(50)
