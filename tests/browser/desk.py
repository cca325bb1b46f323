"""A canvas of the owner's, open in the owner's browser."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from canvases import storage
from canvases.document import Document
from canvases.models import Canvas
from tests.browser.hands import Keyboard


@dataclass(frozen=True)
class Desk:
    """`keys` works the page as a person at the keyboard does."""

    page: Page
    keys: Keyboard
    canvas: Canvas
    base: str

    def open(self, path: str) -> None:
        self.page.goto(self.address(path))

    def address(self, path: str) -> str:
        return f"{self.base}/canvases/{self.canvas.pk}/{path}"

    def document(self) -> Document:
        return storage.read(Canvas.objects.get(pk=self.canvas.pk))

    def names(self, block: str) -> Locator:
        return self.page.locator(f"#list-{block} .row__name")

    def shows(self, block: str, *names: str) -> None:
        """The list holds these, in this order."""
        expect(self.names(block)).to_have_text([f"{name}, edit" for name in names])

    def saved(self) -> None:
        """Everything that was sent is stored and drawn."""
        self.keys.drawn()
