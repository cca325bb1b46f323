"""What is said at the foot of the page, and what it lies over."""

from __future__ import annotations

from playwright.sync_api import Locator

# What is said over the middle of a place.
_COVERS = """(place) => {
  const { left, top, width, height } = place.getBoundingClientRect();
  const found = document.elementFromPoint(left + width / 2, top + height / 2);
  return found?.closest("#flashes")?.textContent ?? "";
}"""


def comes_free(place: Locator) -> None:
    """Nothing lies over it, once the page that is drawn anew has settled."""
    for _ in range(100):
        if place.evaluate(_COVERS) == "":
            return
        place.page.wait_for_timeout(50)
    assert place.evaluate(_COVERS) == ""
