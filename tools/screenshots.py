"""Takes the README's pictures from a running product: `make screenshots`.

Called with the product's address. It works on a guest's copy of an example, as a visitor would.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
DESK: ViewportSize = {"width": 1360, "height": 850}
PHONE: ViewportSize = {"width": 390, "height": 780}
EXAMPLE = "rooftop-parts"


def main(address: str) -> None:
    """Write one picture a page into docs/screenshots."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=sandbox)
        page = browser.new_page(base_url=address, viewport=DESK)
        canvas = _copy_of_an_example(page)
        for name, path in _pages(canvas).items():
            _take(page, path, name)
        _keep("pdf", _first_sheet(page, f"{canvas}download.pdf?part=summary"))
        _take_on_a_phone(browser, page, f"{canvas}steps/value-propositions/")


def _pages(canvas: str) -> dict[str, str]:
    return {
        "step": f"{canvas}steps/value-propositions/",
        "poster": f"{canvas}poster/",
    }


def _copy_of_an_example(page: Page) -> str:
    page.goto(f"/examples/{EXAMPLE}/")
    page.locator('form[action$="/copy/"] button').first.click()
    page.wait_for_url("**/canvases/*/**")
    return "/" + "/".join(page.url.split("/")[3:5]) + "/"


def _take(page: Page, path: str, name: str) -> None:
    page.goto(path, wait_until="networkidle")
    whole = name == "poster"
    _keep(name, Image.open(io.BytesIO(page.screenshot(full_page=whole))))


def _take_on_a_phone(browser: Browser, page: Page, path: str) -> None:
    """The same visitor, at night, on a phone."""
    phone = browser.new_page(
        base_url=page.url,
        viewport=PHONE,
        device_scale_factor=2,
        color_scheme="dark",
        storage_state=page.context.storage_state(),
    )
    _take(phone, path, "phone")


def _first_sheet(page: Page, path: str) -> Image.Image:
    pdf = pypdfium2.PdfDocument(page.request.get(path).body())
    return pdf[0].render(scale=1.6).to_pil()


def _keep(name: str, picture: Image.Image) -> None:
    # 256 colours are plenty for flat pages, and a third of the bytes.
    picture.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(
        FOLDER / f"{name}.png", optimize=True
    )


if __name__ == "__main__":
    main(sys.argv[1])
