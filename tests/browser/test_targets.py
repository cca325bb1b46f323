"""Controls are large enough to hit, as the browser lays them out (WCAG 2.2, 2.5.8)."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from accounts.models import User
from canvases import storage
from canvases.access import Actor
from tests.browser.desk import Desk
from tests.canvases.factories import linked_document
from tests.reviews.conftest import Case

pytestmark = pytest.mark.django_db(transaction=True)

# A choice counts with its label; a link within a line of text is free; so is what only shows on
# focus.
_SMALL = """() => {
  const target = (e) => ["checkbox", "radio"].includes(e.type) ? e.labels[0] ?? e : e;
  const stands = (e) => [...e.parentElement.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  const isFree = (e) => getComputedStyle(e).display === "inline" && stands(e);
  return [...document.querySelectorAll("a, button, input:not([type=hidden]), select, summary, textarea")]
    .filter((e) => e.checkVisibility() && !e.matches(".skip") && !isFree(e))
    .map((e) => [e, target(e).getBoundingClientRect()])
    .filter(([, { width, height }]) => width && Math.min(width, height) < 23.9)
    .map(([e, { width, height }]) => `${e.id || e.textContent.trim()} ${width} x ${height}`);
}"""
_UNFOLD = "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"


def test_targets_of_a_canvas(desk: Desk) -> None:
    paths = ("", "steps/customer-segments/?open=p1", "steps/revenue-streams/", "steps/analysis/")
    for path in paths:
        desk.open(path)
        assert _small(desk.page) == [], path


def test_targets_of_a_review(desk: Desk, owner: User, stranger: User) -> None:
    canvas = storage.create(linked_document(), owner=stranger)
    canvas.members.create(user=owner, role="reviewer")
    case = Case(canvas, Actor.of(stranger), Actor.of(owner))
    case.submit()
    case.say(about={"step": "customer-segments"})

    desk.page.goto(f"{desk.base}{case.home}review/customer-segments/")

    assert _small(desk.page) == []


def _small(page: Page) -> list[str]:
    page.evaluate(_UNFOLD)
    found: list[str] = page.evaluate(_SMALL)
    return found
