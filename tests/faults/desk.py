"""A step's page in a real browser."""

from __future__ import annotations

import time
from typing import Any

from playwright.sync_api import Page

from tests.faults.founder import Founder

_IS_SAVED = """() => document.getElementById("saved").textContent.startsWith("Saved ")
    && !Object.keys(sessionStorage).some((name) => name.startsWith("waiting "))"""
_STATE = """() => [document.getElementById("saved")?.outerHTML, ...Object.entries(sessionStorage),
    document.getElementById("main").innerText.slice(0, 300)]"""
_FOCUS = "(field) => { field.focus(); return document.activeElement === field; }"


class Desk:
    """One tab of one founder."""

    def __init__(self, page: Page, founder: Founder) -> None:
        self.page, self.founder = page, founder

    def open(self, step: str) -> None:
        self.page.goto(f"/canvases/{self.founder.canvas}/steps/{step}/")

    def enter(self, block: str, name: str) -> None:
        """Type a line and Enter, as fast as a script can."""
        self.go_to(f"#add-{block}-name")
        self.page.keyboard.type(name)
        self.page.keyboard.press("Enter")

    def type(self, field: str, text: str) -> None:
        self.go_to(field)
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(text)

    def go_to(self, field: str) -> None:
        assert self.page.locator(field).evaluate(_FOCUS), f"{field} takes no focus"

    def is_saved(self) -> bool:
        """Whether the page says so, and nothing waits in the tab."""
        return bool(self.page.evaluate(_IS_SAVED))

    def wait_until_saved(self, seconds: float) -> None:
        self.wait_for(self.is_saved, seconds)

    def wait_for(self, reached: Any, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not reached():
            if time.monotonic() > until:
                raise AssertionError(f"Not within {seconds} s: {self.page.evaluate(_STATE)}")
            self.page.wait_for_timeout(50)
