"""What a swap may not do to somebody who types: tried with idiomorph itself, on a page of ours."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)

FORM = """
<form id="note-form">
  <input type="hidden" id="revision" name="revision" value="{revision}">
  <textarea id="note">{note}</textarea>
  <input type="checkbox" id="tick"{tick}>
</form>
<details id="fold"><summary>More</summary><p id="inside">{note}</p></details>
"""


@pytest.fixture
def work(page: Page, live_server: LiveServer) -> Page:
    page.goto(live_server.url)
    page.evaluate(
        "html => { document.getElementById('main').innerHTML = `<div id=work>${html}</div>` }",
        _form(),
    )
    return page


def test_the_field_that_has_the_focus_is_left_alone(work: Page) -> None:
    work.focus("#note")

    _swap(work, note="Theirs")

    assert work.input_value("#note") == "Mine"
    assert work.evaluate("document.activeElement.id") == "note"


def test_text_that_is_not_stored_is_left_alone(work: Page) -> None:
    work.fill("#note", "Half a sent")
    work.evaluate("document.activeElement.blur()")

    _swap(work, note="Theirs", revision=2)

    assert work.input_value("#note") == "Half a sent"
    assert work.input_value("#revision") == "1"  # so that saving it says what changed meanwhile


def test_the_revision_moves_on_where_the_text_is_the_same(work: Page) -> None:
    work.fill("#note", "Half a sent")

    _swap(work, revision=2)

    assert work.input_value("#revision") == "2"


def test_text_that_nobody_touched_is_renewed(work: Page) -> None:
    _swap(work, note="Theirs", revision=2)

    assert work.input_value("#note") == "Theirs"
    assert work.input_value("#revision") == "2"


def test_a_tick_that_is_on_its_way_stays(work: Page) -> None:
    work.check("#tick")

    _swap(work)

    assert work.is_checked("#tick")


def test_what_is_unfolded_stays_open(work: Page) -> None:
    work.click("#fold > summary")

    _swap(work, note="Theirs")

    assert work.evaluate("document.getElementById('fold').open")
    assert work.text_content("#inside") == "Theirs"


def _form(*, note: str = "Mine", revision: int = 1, tick: str = "") -> str:
    return FORM.format(note=note, revision=revision, tick=tick)


def _swap(page: Page, **drawn: Any) -> None:
    """Morph the page's work into what a reply to some other form would hold."""
    page.evaluate(
        "html => Idiomorph.morph(document.getElementById('work'), html, {morphStyle: 'innerHTML'})",
        _form(**drawn),
    )
